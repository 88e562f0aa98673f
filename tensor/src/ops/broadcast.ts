import type { Tensor } from '../graph.ts'
import { broadcastShape, type Shape, ShapeError, sameShape, wrapAxis } from '../shape.ts'
import { reshape } from './layout.ts'

/** A shape with some axes made 1, or left out. */
export function reduced(shape: Shape, axes: readonly number[], keep: boolean): Shape {
  return shape.flatMap((n, i) => (axes.includes(i) ? (keep ? [1] : []) : [n]))
}

/** Sum over `axes` (all when left out). */
export function sum(x: Tensor, axes?: readonly number[], keepDims = false): Tensor {
  const all = axes ?? x.shape.map((_, i) => i)
  const chosen = all.map((axis) => wrapAxis('sum', x.shape, axis))
  const kept = reduced(x.shape, chosen, true)
  return x.graph.add('ReduceSum', {
    inputs: [x, x.graph.integers(chosen)],
    shapes: [reduced(x.shape, chosen, keepDims)],
    attributes: { keepdims: keepDims ? 1 : 0 },
    backward: (g) => [broadcastTo(reshape(g, kept), x.shape), undefined],
  })
}

export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  const common = broadcastShape('broadcastTo', x.shape, shape)
  if (!sameShape(common, shape))
    throw new ShapeError('broadcastTo', [x.shape, shape], 'x is larger')
  return x.graph.add('Expand', {
    inputs: [x, x.graph.integers(shape)],
    shapes: [shape],
    backward: (g) => [sumTo(g, x.shape), undefined],
  })
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
