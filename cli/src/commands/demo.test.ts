import { describe, expect, it } from 'vitest'
import { isExpert } from '../demo/plan.ts'
import { readOptions, UsageError } from '../options.ts'
import { options, planOf } from './demo.ts'

const plan = (...args: string[]) => planOf(readOptions(options, args))

describe('the plan of the demo', () => {
  it('without options is the bundled character, trained as the server chooses', () => {
    const standard = plan()
    expect(standard.identity).toMatchObject({ ip_name: 'Pip', ip_type: 'defined_character' })
    expect(standard.imagesDir).toBeUndefined()
    expect(standard.prompts).toHaveLength(4)
    expect(isExpert(standard)).toBe(false)
  })

  it.each([['--steps'], ['--rank']])('becomes an expert training by %s', (option) => {
    expect(isExpert(plan(option, '8'))).toBe(true)
  })

  it('takes given prompts instead of the default ones', () => {
    expect(plan('--prompt', 'a', '--prompt', 'b').prompts).toEqual(['a', 'b'])
  })

  it('never calls own images by the name of the bundled character', () => {
    const icons = plan('--images', 'x', '--ip-type', 'icons')
    expect(JSON.stringify(icons)).not.toMatch(/Pip|rabbit/)
  })

  it.each([
    [['--images', 'x'], '--name'],
    [['--matte', 'whiteish'], '--matte'],
    [['--limit', '201'], '--limit'],
  ])('is refused for %j before anything starts, and says why', (args, words) => {
    expect(() => plan(...args)).toThrow(UsageError)
    expect(() => plan(...args)).toThrow(words)
  })
})
