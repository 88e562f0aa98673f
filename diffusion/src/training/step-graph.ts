import {
  adamw,
  add,
  type CompileOptions,
  clipByGlobalNorm,
  compile,
  Graph,
  gradients,
  mean,
  mul,
  type Program,
  reshape,
  split,
  square,
  sub,
  type Tensor,
} from '@atelier/tensor'
import type { Grid } from '../grids.ts'
import { TOKEN } from '../network/dimensions.ts'
import { loraLayout } from '../network/lora.ts'
import { type LoraPair, transformer } from '../network/transformer.ts'
import type { Weights } from '../weights.ts'

export interface StepSettings {
  grid: Grid
  batchSize: number
  rank: number
  maxGradNorm: number
  weightDecay: number
}

/** The pairs of trained matrices, cut out of the one flat array that carries them from step to step. */
function trainedPairs(flat: Tensor, rank: number): Map<string, LoraPair> {
  const { places } = loraLayout(rank)
  const sizes = places.flatMap(({ a, b, end }) => [b - a, end - b])
  const parts = split(flat, 0, sizes)
  return new Map(
    places.map(({ target }, i) => {
      const [a, b] = [parts[2 * i], parts[2 * i + 1]]
      if (a === undefined || b === undefined)
        throw new Error('the adapter is shorter than its layout')
      return [
        target.name,
        { a: reshape(a, [target.inputs, rank]), b: reshape(b, [rank, target.outputs]) },
      ]
    }),
  )
}

/**
 * One training step as one ONNX model: forward, loss, backward, clipping and AdamW.
 *
 * Inputs: `x0` and `noise` [B, n, 96], `t` and `weight` [B, 1, 1], `text` [B, 32, 384], `time` [B, 256], the adapter's flat numbers `lora` and
 * its moments `m` and `v` [P], scalars `learning_rate`, `correction1`, `correction2`. Outputs: `lora_next`, `m_next`, `v_next`, `loss`,
 * `grad_norm`. The moments and the adapter travel as single arrays: 3 values a step instead of 192, and one chain of AdamW.
 */
export function buildTrainingStep(
  weights: Weights,
  { grid, batchSize, rank, maxGradNorm, weightDecay }: StepSettings,
): { graph: Graph; outputs: Record<string, Tensor> } {
  const graph = new Graph()
  const cells = grid.rows * grid.cols
  const picture = (name: string) => graph.input(name, [batchSize, cells, TOKEN])
  const [x0, noise] = [picture('x0'), picture('noise')]
  const t = graph.input('t', [batchSize, 1, 1])
  const text = graph.input('text', [batchSize, 32, 384])
  const time = graph.input('time', [batchSize, 256])
  const { size } = loraLayout(rank)
  const [lora, m, v] = ['lora', 'm', 'v'].map((name) => graph.input(name, [size]))
  if (lora === undefined || m === undefined || v === undefined) throw new Error('unreachable')
  const tokens = add(mul(x0, sub(1, t)), mul(noise, t))
  const trained = trainedPairs(lora, rank)
  const prediction = transformer(graph, weights, grid, { tokens, text, time }, { trained })
  const loss = mean(mul(square(sub(prediction, x0)), graph.input('weight', [batchSize, 1, 1])))
  const { clipped, norm } = clipByGlobalNorm(gradients(loss, [lora]), maxGradNorm)
  const [gradient] = clipped
  if (gradient === undefined) throw new Error('the adapter has no gradient')
  const next = adamw(
    { parameter: lora, gradient, m, v },
    {
      learningRate: graph.input('learning_rate', []),
      correction1: graph.input('correction1', []),
      correction2: graph.input('correction2', []),
      weightDecay,
    },
  )
  const outputs = {
    lora_next: next.parameter,
    m_next: next.m,
    v_next: next.v,
    loss,
    grad_norm: norm,
  }
  return { graph, outputs }
}

/** The training step of `buildTrainingStep`, ready to run. */
export function trainingStep(
  weights: Weights,
  settings: StepSettings,
  options: CompileOptions,
): Promise<Program> {
  const { graph, outputs } = buildTrainingStep(weights, settings)
  return compile(graph, outputs, options)
}
