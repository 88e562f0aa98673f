import type { Tensor } from '../graph.ts'
import { add, div, mul, sqrt, square, sub } from './elementwise.ts'
import { mean } from './reduce.ts'

/**
 * x / sqrt(mean(x²) + epsilon) over the last axis, without a learned weight (Zhang and Sennrich 2019).
 *
 * One fused kernel forward. Backward, with y the result and s the inverse root: dx = s · (g − y · mean(g · y)).
 */
export function rmsNorm(x: Tensor, epsilon = 1e-6): Tensor {
  const { graph } = x
  // The fused kernel keeps its inverse root in single precision, which a float64 graph cannot use.
  if (graph.precision === 'float64') {
    return div(x, sqrt(add(mean(square(x), [-1], true), epsilon)))
  }
  const width = x.shape.at(-1) ?? 0
  const stats = [...x.shape.slice(0, -1), 1]
  const [y, inverse] = graph.addMany('SimplifiedLayerNormalization', {
    inputs: [x, ones(graph, width)],
    shapes: [x.shape, stats],
    attributes: { axis: -1, epsilon: { float: epsilon }, stash_type: 1 },
    backward: (g) => {
      if (y === undefined || inverse === undefined) throw new Error('rmsNorm lost its outputs')
      return [mul(sub(g, mul(y, mean(mul(g, y), [-1], true))), inverse), undefined]
    },
  })
  if (y === undefined) throw new Error('rmsNorm has no output')
  return y
}

function ones(graph: Tensor['graph'], width: number): Tensor {
  const name = `ones_${width}`
  const known = graph.constants.find(({ tensor }) => tensor.name === name)
  return known?.tensor ?? graph.constant(name, [width], new Float32Array(width).fill(1))
}
