import type { Tensor } from '../graph.ts'
import { ShapeError } from '../shape.ts'
import { zerosLike } from './layout.ts'

/** Rows of a table: table [rows, width], indices (int64) [...] -> [..., width]. */
export function gather(table: Tensor, indices: Tensor): Tensor {
  if (table.shape.length !== 2 || indices.dtype !== 'int64') {
    throw new ShapeError(
      'gather',
      [table.shape, indices.shape],
      'expected a table and int64 indices',
    )
  }
  const { graph } = table
  const width = table.shape[1] ?? 0
  return graph.add('Gather', {
    inputs: [table, indices],
    shapes: [[...indices.shape, width]],
    attributes: { axis: 0 },
    backward: (g) => {
      const spots = graph.add('Unsqueeze', {
        inputs: [indices, graph.integers([indices.shape.length])],
        shapes: [[...indices.shape, 1]],
        dtype: 'int64',
      })
      const rows = graph.add('ScatterND', {
        inputs: [zerosLike(table), spots, g],
        shapes: [table.shape],
        attributes: { reduction: 'add' },
      })
      return [rows, undefined]
    },
  })
}
