import { describe, expect, it } from 'vitest'
import { promptCases } from '../eval/prompts/all.ts'
import { faultsOfPrompt } from '../eval/prompts/evaluate-prompts.ts'

describe('a prompt to the builtin provider', () => {
  it.each(
    promptCases.map((entry) => [
      entry.kind,
      'base' in entry ? entry.base : entry.under,
      entry.say,
      entry,
    ]),
  )('%s, %s: "%s" is read as it was meant', async (_kind, _under, _say, entry) => {
    expect(await faultsOfPrompt(entry)).toEqual([])
  })
})
