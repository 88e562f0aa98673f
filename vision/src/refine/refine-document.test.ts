import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzCase } from '../../eval/fuzz-cases.ts'
import { anyDocument, anyInstruction, anyIp } from '../../test/arbitrary.ts'
import { type JsonObject, pruneObject } from '../json.ts'
import { VisionInputError } from '../provider.ts'
import { refineDocument } from './refine-document.ts'

/** A one-off run of many more is `FUZZ_RUNS=10000 vitest run vision/src/refine`. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

/** Undefined for an instruction that is refused in words; anything else thrown fails. */
function refined(
  document: JsonObject,
  instruction: string,
  ip: Parameters<typeof refineDocument>[0]['ip'],
) {
  try {
    return refineDocument({ document, instruction, ip })
  } catch (problem) {
    if (!(problem instanceof VisionInputError)) throw problem
    expect(problem.message.trim()).not.toBe('')
    return undefined
  }
}

describe('any document and any instruction', () => {
  it('give valid JSON without null or empty values or a refusal in words, leave the input alone, and the same every time', () => {
    fc.assert(
      fc.property(anyDocument, anyInstruction, anyIp, (document, instruction, ip) => {
        const before = structuredClone(document)
        const answer = refined(document, instruction, ip)
        expect(document).toEqual(before)
        if (answer === undefined) return
        expect(pruneObject(answer)).toEqual(answer)
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        expect(Object.getPrototypeOf(answer)).toBe(Object.prototype)
        expect(JSON.stringify(refined(document, instruction, ip))).toBe(JSON.stringify(answer))
      }),
      { numRuns },
    )
  })

  it('hold for hostile keys, deep nesting, any characters and the words of the grammar in any order', () => {
    fc.assert(
      fc.property(fuzzCase, ({ document, instruction, ip }) => {
        const before = JSON.stringify(document)
        const answer = refined(document, instruction, ip)
        expect(JSON.stringify(document)).toBe(before)
        if (answer === undefined) return
        expect(JSON.stringify(pruneObject(answer))).toBe(JSON.stringify(answer))
        expect(JSON.stringify(refined(document, instruction, ip))).toBe(JSON.stringify(answer))
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    )
  })
})

/** Words of which careless patterns try every division. */
const REPEATED = [
  ' ',
  '\t ',
  'hat, ',
  'red and ',
  'a hat on a hat ',
  'very ',
  '= ',
  "'s ",
  '. ',
  '(',
]

describe('the same few words thousands of times', () => {
  const ip = {
    ip_type: 'other',
    ip_medium: 'illustration',
    ip_name: '',
    ip_description: '',
  } as const

  it.each(REPEATED)('as an instruction are read or refused: %j', (words) => {
    const document = { short_description: 'A cat with a red hat.' }
    for (const lead of ['', 'make ', 'the cat is '])
      refined(document, (lead + words.repeat(4000)).slice(0, 4000), ip)
  })

  it.each(REPEATED)('as a text of 20,000 characters are edited or refused: %j', (words) => {
    const short_description = words.repeat(20_000).slice(0, 20_000)
    for (const say of ['remove the hat', 'rename Mia to Lucy', 'make it brighter'])
      refined({ short_description, objects: [{ description: 'A cat.' }] }, say, ip)
  })
})
