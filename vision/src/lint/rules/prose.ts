import { leavesOf } from '../pointer.ts'
import { type Claim, claimsIn } from '../prose.ts'
import { type CaptionRule, captions } from './shared.ts'

const SENTENCES = /^\/(short_description|context)$|^\/objects\/0\/(description|appearance_details)$/

/** Sentences that say otherwise than the field that is meant for it. */
export const prose: CaptionRule = function* ({ image, view }, { survey }) {
  const { schema, subject } = survey
  for (const { pointer, value } of leavesOf(view)) {
    if (typeof value !== 'string' || value.length > 5000 || !SENTENCES.test(pointer)) continue
    const claims = claimsIn(value, image, view, schema, subject.ip)
    for (const claim of claims) {
      const { about, said, against, kept } = claim
      const righted = safe(
        claim,
        claims.length,
        (text) => claimsIn(text, image, view, schema, subject.ip).length,
      )
      yield {
        rule: 'prose_contradicts',
        severity: 'error',
        path: pointer,
        detail: `${about}|${against}`,
        message: (count) =>
          `${captions(count, 'tells', 'tell')} another ${about} in words than ${against} has`,
        evidence: `${said} / ${kept}`,
        fix: righted === undefined ? undefined : `Word it as ${against} does`,
        edits: righted === undefined ? [] : [{ op: 'set', path: pointer, value: righted }],
      }
    }
  }
}

/** The righted text, when it really says less that is wrong. */
function safe(claim: Claim, before: number, count: (text: string) => number): string | undefined {
  const { righted } = claim
  return righted !== undefined && count(righted) < before ? righted : undefined
}
