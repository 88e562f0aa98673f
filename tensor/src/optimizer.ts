import type { Tensor } from './graph.ts'
import { sum } from './ops/broadcast.ts'
import { add, atMost, div, mul, sqrt, square, sub } from './ops/elementwise.ts'

/**
 * Scales gradients together so that their common L2 norm is at most `limit`; gives them back with the norm before scaling, a scalar
 * (Pascanu et al. 2013; the 1e-6 in the quotient is PyTorch's).
 */
export function clipByGlobalNorm(
  gradients: readonly Tensor[],
  limit: number | Tensor,
): { clipped: Tensor[]; norm: Tensor } {
  const squares = gradients.map((gradient) => sum(square(gradient)))
  const norm = sqrt(squares.reduce((a, b) => add(a, b)))
  const factor = atMost(div(limit, add(norm, 1e-6)), 1)
  return { clipped: gradients.map((gradient) => mul(gradient, factor)), norm }
}

export interface AdamwSettings {
  /** Scalar inputs, so that they may change from step to step. */
  learningRate: Tensor
  /** 1 − beta1^step and 1 − beta2^step, scalars. */
  correction1: Tensor
  correction2: Tensor
  beta1?: number
  beta2?: number
  epsilon?: number
  weightDecay?: number
}

/**
 * One step of Adam with decoupled weight decay (Loshchilov and Hutter 2019), in PyTorch's order of operations.
 * Parameter, gradient and both moments have one shape.
 */
export function adamw(
  state: { parameter: Tensor; gradient: Tensor; m: Tensor; v: Tensor },
  settings: AdamwSettings,
): { parameter: Tensor; m: Tensor; v: Tensor } {
  const { learningRate, correction1, correction2 } = settings
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = settings
  const { gradient } = state
  const m = add(mul(state.m, beta1), mul(gradient, 1 - beta1))
  const v = add(mul(state.v, beta2), mul(square(gradient), 1 - beta2))
  const denominator = add(sqrt(div(v, correction2)), epsilon)
  const update = div(mul(m, div(learningRate, correction1)), denominator)
  const decayed =
    weightDecay === 0
      ? state.parameter
      : mul(state.parameter, sub(1, mul(learningRate, weightDecay)))
  return { parameter: sub(decayed, update), m, v }
}
