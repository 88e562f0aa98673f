import type { Tensor } from '../graph.ts'
import { type Shape, ShapeError, sameShape, sizeOf, wrapAxis } from '../shape.ts'

export function reshape(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  if (sizeOf(x.shape) !== sizeOf(shape)) {
    throw new ShapeError('reshape', [x.shape, shape], 'the number of elements differs')
  }
  return x.graph.add('Reshape', {
    inputs: [x, x.graph.integers(shape)],
    shapes: [shape],
    backward: (g) => [reshape(g, x.shape), undefined],
  })
}

/** Reorders axes: axis i of the result is axis `order[i]` of x. */
export function transpose(x: Tensor, order: readonly number[]): Tensor {
  const valid = order.length === x.shape.length && x.shape.every((_, i) => order.includes(i))
  if (!valid)
    throw new ShapeError('transpose', [x.shape], `${order.join()} is no order of its axes`)
  const back = x.shape.map((_, i) => order.indexOf(i))
  return x.graph.add('Transpose', {
    inputs: [x],
    shapes: [order.map((axis) => x.shape[axis] ?? 1)],
    attributes: { perm: order },
    backward: (g) => [transpose(g, back)],
  })
}

/** Joins tensors along an axis; all other sizes must agree. */
export function concat(parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts
  if (first === undefined) throw new Error('concat needs at least one tensor')
  const along = wrapAxis('concat', first.shape, axis)
  const shapes = parts.map((part) => part.shape)
  for (const shape of shapes) {
    const fits =
      shape.length === first.shape.length &&
      shape.every((n, i) => i === along || n === first.shape[i])
    if (!fits) throw new ShapeError('concat', shapes, `sizes differ outside axis ${along}`)
  }
  const sizes = shapes.map((shape) => shape[along] ?? 0)
  const total = sizes.reduce((a, b) => a + b, 0)
  return first.graph.add('Concat', {
    inputs: parts,
    shapes: [first.shape.map((n, i) => (i === along ? total : n))],
    attributes: { axis: along },
    backward: (g) => split(g, along, sizes),
  })
}

/** The part of x from `start` up to, not including, `end` along an axis. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const along = wrapAxis('slice', x.shape, axis)
  const size = x.shape[along] ?? 0
  if (!(start >= 0 && start < end && end <= size)) {
    throw new ShapeError('slice', [x.shape], `there is no part ${start} to ${end} on axis ${along}`)
  }
  if (start === 0 && end === size) return x
  const { graph } = x
  const ints = (n: number) => graph.integers([n])
  return graph.add('Slice', {
    inputs: [x, ints(start), ints(end), ints(along)],
    shapes: [x.shape.map((n, i) => (i === along ? end - start : n))],
    backward: (g) => [pad(g, along, start, size - end), undefined, undefined, undefined],
  })
}

/** Consecutive parts along an axis, of the given sizes. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): readonly Tensor[] {
  const along = wrapAxis('split', x.shape, axis)
  const total = sizes.reduce((a, b) => a + b, 0)
  if (total !== x.shape[along]) {
    throw new ShapeError('split', [x.shape], `parts ${sizes.join()} do not add up on axis ${along}`)
  }
  const parts: readonly Tensor[] = x.graph.addMany('Split', {
    inputs: [x, x.graph.integers(sizes)],
    shapes: sizes.map((size) => x.shape.map((n, i) => (i === along ? size : n))),
    attributes: { axis: along },
    backward: (_, all) => [
      concat(
        parts.map((part, i) => all[i] ?? zerosLike(part)),
        along,
      ),
      undefined,
    ],
  })
  return parts
}

/** Zeros before and after x along an axis. */
export function pad(x: Tensor, axis: number, before: number, after: number): Tensor {
  if (before === 0 && after === 0) return x
  const along = wrapAxis('pad', x.shape, axis)
  const pads = x.shape.map((_, i) => (i === along ? before : 0))
  const ends = x.shape.map((_, i) => (i === along ? after : 0))
  const size = x.shape[along] ?? 0
  return x.graph.add('Pad', {
    inputs: [x, x.graph.integers([...pads, ...ends])],
    shapes: [x.shape.map((n, i) => (i === along ? before + n + after : n))],
    backward: (g) => [slice(g, along, before, before + size), undefined],
  })
}

/** Zeros of a tensor's shape. */
export function zerosLike(tensor: Tensor): Tensor {
  const { graph, shape } = tensor
  return graph.add('Expand', {
    inputs: [graph.scalar(0), graph.integers(shape)],
    shapes: [shape],
  })
}
