import type { Tensor } from '../graph.ts'
import { sizeOf, wrapAxis } from '../shape.ts'
import { broadcastTo, reduced, sum } from './broadcast.ts'
import { mul, square, sub } from './elementwise.ts'
import { reshape } from './layout.ts'

/** Mean over `axes` (all when left out). */
export function mean(x: Tensor, axes?: readonly number[], keepDims = false): Tensor {
  const all = axes ?? x.shape.map((_, i) => i)
  const chosen = all.map((axis) => wrapAxis('mean', x.shape, axis))
  const share = 1 / sizeOf(chosen.map((axis) => x.shape[axis] ?? 1))
  const kept = reduced(x.shape, chosen, true)
  return x.graph.add('ReduceMean', {
    inputs: [x, x.graph.integers(chosen)],
    shapes: [reduced(x.shape, chosen, keepDims)],
    attributes: { keepdims: keepDims ? 1 : 0 },
    backward: (g) => [broadcastTo(reshape(mul(g, share), kept), x.shape), undefined],
  })
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
