import { describe, expect, it } from 'vitest'
import { type OptionTable, readOptions, UsageError } from './options.ts'

const table = {
  name: { kind: 'text', help: '', placeholder: 'NAME' },
  prompt: { kind: 'list', help: '', placeholder: 'TEXT' },
  rank: { kind: 'whole', help: '', least: 4, most: 256 },
  medium: { kind: 'choice', help: '', values: ['photography', 'illustration'] },
  force: { kind: 'flag', help: '' },
} as const satisfies OptionTable

describe('options of a command', () => {
  it('come back typed, with lists in the order given and absent ones undefined', () => {
    const values = readOptions(table, ['--prompt', 'a', '--rank', '8', '--prompt=b'])
    const rest = { name: undefined, medium: undefined, force: false }
    expect(values).toEqual({ ...rest, prompt: ['a', 'b'], rank: 8 })
    expect(readOptions(table, ['--force'])).toMatchObject({ force: true })
  })

  it.each([
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--rank', '3'], '--rank must be a whole number from 4 to 256'],
    [['--rank', '8.5'], '--rank must be a whole number'],
    [['--medium', 'oil'], '--medium must be one of photography, illustration'],
    [['--name'], '--name'],
    [['--force=yes'], '--force'],
    [['stray'], "'stray'"],
  ])('refuse %j and name the fault', (args, words) => {
    expect(() => readOptions(table, args)).toThrow(UsageError)
    expect(() => readOptions(table, args)).toThrow(words)
  })
})
