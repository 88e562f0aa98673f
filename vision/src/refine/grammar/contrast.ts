import { isQualities } from '../assign/qualities.ts'
import { isColors } from '../words/hues.ts'
import { COMMANDS } from './verbs.ts'

const CONTRAST =
  /^(?<front>\S.*?)\s*,?\s+(?:instead of|rather than|in place of|and not|not|as opposed to)\s+(?<old>\S.*)$/i
const LEAD = /^(?:(?:the|an?|its|her|his|their)\s+|(?:in|on|at)\s+)*/i
const SAYS = /\s(?:is|are|be|should|must|looks?|wears?|has|have)\s/i

/**
 * "make her hair blonde instead of silver": the wish without the quality that it takes back. Undefined where the words
 * after "instead of" name a thing, and where nothing but the new quality stands before them.
 */
export function withoutOldQuality(text: string): string | undefined {
  const { front, old } = CONTRAST.exec(text)?.groups ?? {}
  if (front === undefined || old === undefined) return undefined
  const quality = old.replace(LEAD, '')
  if (!isQualities(quality) && !isColors(quality)) return undefined
  const [first = ''] = front.toLowerCase().split(' ')
  const asks = COMMANDS.has(first) ? front.split(' ').length > 2 : SAYS.test(front)
  return asks ? front : undefined
}

/** Whether the words put one thing in another's place. */
export function isContrast(text: string): boolean {
  return /\b(?:instead of|rather than|in place of|as opposed to)\s/i.test(text)
}
