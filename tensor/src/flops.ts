import type { Graph, Tensor } from './graph.ts'
import { neededNodes } from './onnx/emit.ts'
import { sizeOf } from './shape.ts'

/** Floating-point operations of the matrix products that `outputs` need, two for each multiply-add; everything else is not counted. */
export function productFlops(graph: Graph, outputs: readonly Tensor[]): number {
  let flops = 0
  for (const { opType, inputs, outputs: results, attributes } of neededNodes(graph, outputs)) {
    if (!opType.endsWith('MatMul')) continue
    const inner = inputs[0]?.shape.at(attributes.transA === 1 ? -2 : -1) ?? 0
    flops += 2 * inner * sizeOf(results[0]?.shape ?? [])
  }
  return flops
}
