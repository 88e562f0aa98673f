import { describe, expect, it } from 'vitest'
import { LR_SCHEDULERS, lrFactor } from './lr-scheduler.ts'

const settings = { totalSteps: 8, warmupSteps: 4, learningRate: 1e-4 }

// Factors at steps 0 to 8 by diffusers' get_scheduler with 8 training steps; warm-up of 4 steps for constant_with_warmup alone.
const EXPECTED = {
  linear: [1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0],
  cosine: [1, 0.96194, 0.853553, 0.691342, 0.5, 0.308658, 0.146447, 0.03806, 0],
  cosine_with_restarts: [1, 0.96194, 0.853553, 0.691342, 0.5, 0.308658, 0.146447, 0.03806, 0],
  polynomial: [1, 0.875125, 0.75025, 0.625375, 0.5005, 0.375625, 0.25075, 0.125875, 0.001],
  constant: [1, 1, 1, 1, 1, 1, 1, 1, 1],
  constant_with_warmup: [0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 1],
}

describe('the learning rate', () => {
  it.each(LR_SCHEDULERS)('of %s is what diffusers gives', (scheduler) => {
    const factors = Array.from({ length: 9 }, (_, step) => lrFactor(scheduler, step, settings))
    expect(factors).toEqual(EXPECTED[scheduler].map((factor) => expect.closeTo(factor, 5)))
  })

  it('of a run of one step is finite under every scheduler', () => {
    for (const scheduler of LR_SCHEDULERS) {
      const factor = lrFactor(scheduler, 0, { totalSteps: 1, warmupSteps: 0, learningRate: 1e-6 })
      expect(factor).toBeGreaterThanOrEqual(0)
      expect(factor).toBeLessThanOrEqual(1)
    }
  })
})
