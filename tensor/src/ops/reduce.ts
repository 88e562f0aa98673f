import type { Tensor } from '../graph.ts'
import { type Shape, ShapeError, sameShape, sizeOf, wrapAxis } from '../shape.ts'
import { mul, square, sub } from './elementwise.ts'
import { broadcastTo, reshape } from './layout.ts'

function reduced(shape: Shape, axes: readonly number[], keep: boolean): Shape {
  return shape.flatMap((n, i) => (axes.includes(i) ? (keep ? [1] : []) : [n]))
}

function reduce(
  opType: string,
  x: Tensor,
  axes: readonly number[] | undefined,
  keep: boolean,
): Tensor {
  const all = axes ?? x.shape.map((_, i) => i)
  const chosen = all.map((axis) => wrapAxis(opType, x.shape, axis))
  const kept = reduced(x.shape, chosen, true)
  const share = opType === 'ReduceMean' ? 1 / sizeOf(chosen.map((axis) => x.shape[axis] ?? 1)) : 1
  return x.graph.add(opType, {
    inputs: [x, x.graph.integers(chosen)],
    shapes: [reduced(x.shape, chosen, keep)],
    attributes: { keepdims: keep ? 1 : 0 },
    backward: (g) => {
      const scaled = share === 1 ? g : mul(g, share)
      return [broadcastTo(reshape(scaled, kept), x.shape), undefined]
    },
  })
}

/** Sum over `axes` (all when left out). */
export function sum(x: Tensor, axes?: readonly number[], keepDims = false): Tensor {
  return reduce('ReduceSum', x, axes, keepDims)
}

/** Mean over `axes` (all when left out). */
export function mean(x: Tensor, axes?: readonly number[], keepDims = false): Tensor {
  return reduce('ReduceMean', x, axes, keepDims)
}

/** Sums away what broadcasting had added, so that a gradient gets its operand's shape back. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  const lead = x.shape.length - shape.length
  if (lead < 0) throw new ShapeError('sumTo', [x.shape, shape], 'the target has more axes')
  const axes = x.shape.flatMap((n, i) =>
    i < lead || (shape[i - lead] === 1 && n !== 1) ? [i] : [],
  )
  return reshape(axes.length === 0 ? x : sum(x, axes, true), shape)
}

/** Softmax over the last axis. */
export function softmax(x: Tensor): Tensor {
  const out: Tensor = x.graph.add('Softmax', {
    inputs: [x],
    shapes: [x.shape],
    attributes: { axis: -1 },
    backward: (g) => [mul(sub(g, sum(mul(g, out), [-1], true)), out)],
  })
  return out
}

/** mean((a - b)²), a scalar. */
export function meanSquaredError(a: Tensor, b: Tensor): Tensor {
  return mean(square(sub(a, b)))
}
