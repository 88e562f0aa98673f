import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
})
