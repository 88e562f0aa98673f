export const LR_SCHEDULERS = [
  'linear',
  'cosine',
  'cosine_with_restarts',
  'polynomial',
  'constant',
  'constant_with_warmup',
] as const
export type LrScheduler = (typeof LR_SCHEDULERS)[number]

const POLYNOMIAL_POWER = 1
const POLYNOMIAL_END = 1e-7
const RESTARTS = 1

/**
 * The learning rate's factor at a step, counted from 0, by the formulas of diffusers' `optimization.py` with its defaults. Warm-up applies to
 * `constant_with_warmup` alone, as the contract words it.
 */
export function lrFactor(
  scheduler: LrScheduler,
  step: number,
  {
    totalSteps,
    warmupSteps,
    learningRate,
  }: { totalSteps: number; warmupSteps: number; learningRate: number },
): number {
  const progress = step / Math.max(1, totalSteps)
  switch (scheduler) {
    case 'constant':
      return 1
    case 'constant_with_warmup':
      return step < warmupSteps ? step / Math.max(1, warmupSteps) : 1
    case 'linear':
      return Math.max(0, 1 - progress)
    case 'cosine':
      return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)))
    case 'cosine_with_restarts':
      return progress >= 1 ? 0 : 0.5 * (1 + Math.cos(Math.PI * ((RESTARTS * progress) % 1)))
    case 'polynomial': {
      const end = POLYNOMIAL_END / learningRate
      return step > totalSteps ? end : (1 - end) * (1 - progress) ** POLYNOMIAL_POWER + end
    }
    default:
      return scheduler satisfies never
  }
}
