import { describe, expect, it } from 'vitest'
import { bases } from '../eval/bases.ts'
import { faultsOf } from '../eval/evaluate.ts'
import { instructionCases } from '../eval/instructions/all.ts'
import { createBuiltinVision, type JsonObject, VisionInputError } from '../src/index.ts'
import { documentsOf } from './documents.ts'

const vision = documentsOf(createBuiltinVision())

describe('an instruction to the builtin provider', () => {
  it.each(instructionCases.map((entry) => [entry.kind, entry.base, entry.say, entry] as const))(
    '%s, %s: "%s" changes what it names and nothing else',
    async (_kind, _base, _say, entry) => {
      expect(await faultsOf(entry)).toEqual([])
    },
  )

  it('comes with at least 150 others', () => {
    expect(new Set(instructionCases.map(({ base, say }) => `${base} ${say}`)).size).toBeGreaterThan(
      150,
    )
  })
})

const SETTLED = new Set(['set', 'rename', 'remove', 'negation', 'look', 'field'])

describe('an instruction given twice', () => {
  const cases = instructionCases.filter(
    // What is gone already may be looked for elsewhere: "no more" then asks for something new.
    ({ kind, say }) => SETTLED.has(kind) && !/^add|cute|\bno more\b|\banymore\b/i.test(say),
  )

  it.each(cases.map((entry) => [entry.base, entry.say] as const))(
    '%s: "%s" changes nothing the second time',
    async (base, instruction) => {
      const { document, ip } = bases[base]
      const once = await vision.refine({ document, instruction, ip })
      expect(await again(once, instruction, ip)).toEqual(once)
    },
  )

  /** What is gone or has another key already is refused by its name: that leaves the document alone as well. */
  async function again(
    document: JsonObject,
    instruction: string,
    ip: (typeof bases)['girl']['ip'],
  ): Promise<JsonObject> {
    try {
      return await vision.refine({ document, instruction, ip })
    } catch (problem) {
      if (!(problem instanceof VisionInputError)) throw problem
      return document
    }
  }
})
