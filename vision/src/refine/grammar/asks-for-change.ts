import { plainOfComparative } from '../words/comparatives.ts'
import { setQuotesAside } from './quotes.ts'
import { splitInstruction } from './split.ts'
import { AMBIGUOUS, COMMANDS } from './verbs.ts'

const WORDS =
  /\b(?:more|less|fewer|too|instead|rather than|should|shouldn['’]t|must|needs?|don['’]t|do not|no longer|never|without|another)\b|^(?:no|not)\b|=/i

/** Whether a text asks for a change rather than describing a picture: a command, "more", "should", a comparative, a denial. */
export function asksForChange(text: string): boolean {
  return splitInstruction(setQuotesAside(text).text).some((clause) => {
    const words = clause.toLowerCase().split(/\s+/)
    const [first = '', second = ''] = words
    if (
      COMMANDS.has(first) &&
      (!AMBIGUOUS.has(first) ||
        /^(?:the|a|an|it|her|him|them|its|his|their|this|all|every)$/.test(second))
    )
      return true
    return WORDS.test(clause) || words.some((word) => plainOfComparative(word) !== undefined)
  })
}
