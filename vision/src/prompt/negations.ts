import { COUNTS, DETERMINERS, FINITE_VERBS, PREPOSITIONS } from './lexicon.ts'
import { isQuality } from './qualities.ts'
import { stateOf } from './states.ts'

const NO_GROUND =
  /(?:\b(?:with|has|have|on) )?\b(?:no|without(?: any| an?)?) (?:background|backdrop|bg)\b(?! (?:[a-z]*s|clutter|noise|text|music|image)\b)/g

/** Who asks for no background gets the one that says the least: a picture has no holes. */
export function plainForNone(text: string): string {
  return text.replace(NO_GROUND, 'on a solid white background')
}

const ABOUT_THINGS = new Set(['without', 'excluding', 'exclude', 'except', 'avoid'])
const NEGATIONS = new Set([...ABOUT_THINGS, 'no', 'not', 'never', "don't", 'dont'])
const JOINING = new Set(['and', 'but', 'with'])
/** They end what a negation takes away. */
const ENDS = new Set([...JOINING, 'on', 'in', 'at', ',', ...NEGATIONS])
const OPENING = new Set([...DETERMINERS, 'any', 'longer', 'even', 'really', 'very', 'too'])
const MAX_WORDS = 5

/**
 * What must not be there is left out altogether: naming it would call it up. A verb after it is the subject's own:
 * "without glasses waving".
 */
export function withoutNegations(text: string): string {
  const words = text.split(' ')
  const kept: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const length = NEGATIONS.has(word) ? negated(words, index, kept.at(-1)) : 0
    if (length === 0) {
      kept.push(word)
      continue
    }
    if (JOINING.has(kept.at(-1) ?? '')) kept.pop()
    index += length
  }
  return kept.join(' ').trim()
}

/** How many words after the negation at `from` belong to it. */
function negated(words: readonly string[], from: number, before: string | undefined): number {
  const limit = Math.min(words.length, from + 1 + MAX_WORDS)
  // "a street, no people walking": nobody else is there who could walk.
  const alone = !ABOUT_THINGS.has(words[from] ?? '') && (before === undefined || before === ',')
  let end = openingEnd(words, from + 1, limit)
  const noun = end
  while (end < limit && !endsNegation(words, end, alone, end > noun)) end++
  return end - from - 1
}

/** "not wearing a", "no longer", "not next to the": what may stand before the thing itself. */
function openingEnd(words: readonly string[], from: number, limit: number): number {
  let end = from
  let acted = false
  while (end < limit) {
    const word = words[end] ?? ''
    const acts: boolean = !acted && isActing(word)
    if (ENDS.has(word) || !(acts || OPENING.has(word) || PREPOSITIONS.has(word))) break
    acted ||= acts
    end++
  }
  return end
}

function endsNegation(words: readonly string[], at: number, alone: boolean, named: boolean) {
  const word = words[at] ?? ''
  if (ENDS.has(word)) return true
  if (alone) return false
  if (isActing(word) || (PREPOSITIONS.has(word) && word !== 'of')) return true
  return named && FINITE_VERBS.has(word) && goesOn(words, at)
}

/** Whether a word such as "sits" or "drinks" is a verb: it stands after a noun and goes on with a phrase or ends. */
function goesOn(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? ','
  const phrase = ENDS.has(next) || PREPOSITIONS.has(next) || DETERMINERS.has(next)
  return phrase && !isQuality(words[at - 1] ?? '') && !COUNTS.has(words[at - 1] ?? '')
}

function isActing(word: string): boolean {
  return word.endsWith('ing') && stateOf(word, false) !== undefined
}
