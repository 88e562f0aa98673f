import { describe, expect, it } from 'vitest'
import { expertParameters } from './automatic-parameters.ts'

describe('the parameters of an expert training', () => {
  it.each([
    [undefined, 500],
    [3000, 500],
    [500, 500],
    [499, 499],
    [1, 1],
  ])('for %s steps save every %i by default: never more than there are', (total, interval) => {
    const parameters = expertParameters(total === undefined ? {} : { total_training_steps: total })
    expect(parameters.checkpoint_interval).toBe(interval)
  })

  it('are those that were chosen', () => {
    const chosen = {
      lr_scheduler: 'cosine',
      learning_rate: 0.0005,
      total_training_steps: 900,
      rank: 16,
      checkpoint_interval: 300,
      lr_warmup_steps: 0,
    } as const
    expect(expertParameters(chosen)).toMatchObject({ ...chosen, expert: true })
  })
})
