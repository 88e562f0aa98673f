import { type Clause, type Done, plain, type Refused, type Scene } from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { readMood } from '../values/look.ts'
import { plainOfComparative } from '../words/comparatives.ts'
import { dimensionOf } from '../words/dimensions.ts'
import { amount } from './by-amount.ts'
import { BRIEF, change, DETAIL } from './change.ts'
import { escaped } from './escaped.ts'
import { first } from './first-done.ts'
import { DEGREES, NOT_ENOUGH, NOT_SO, TOO } from './wordings.ts'

export function byWord(clause: Clause, scene: Scene): Done | Refused | undefined {
  const what = (captures: Readonly<Record<string, string>>): string =>
    plain(clause, captures.what ?? 'the picture')
  return (
    first(TOO, clause, (captures) =>
      change(scene, what(captures), plain(clause, captures.word), false),
    ) ??
    first(NOT_SO, clause, (captures) =>
      change(scene, what(captures), plain(clause, captures.word), false),
    ) ??
    first(NOT_ENOUGH, clause, (captures) => notEnough(scene, clause, captures)) ??
    first(DEGREES, clause, (captures) => {
      if (isMixed(clause.text)) return undefined
      const less =
        /\bless\s+\S+/i.test(clause.text) &&
        captures.comparative === undefined &&
        new RegExp(`\\bless\\s+${escaped(captures.word ?? '')}`, 'i').test(clause.text)
      const words = comparison(captures.word, captures.comparative)
      return words === undefined ? undefined : several(scene, what(captures), words, !less)
    })
  )
}

function notEnough(
  scene: Scene,
  clause: Clause,
  captures: Readonly<Record<string, string>>,
): Done | Refused | undefined {
  if (captures.toomuch !== undefined)
    return amount(scene, clause, { noun: captures.toomuch, what: captures.what ?? 'it' }, false)
  if (captures.noun !== undefined) return amount(scene, clause, captures, true)
  return change(scene, plain(clause, captures.what ?? 'it'), plain(clause, captures.word), true)
}

/** The plain adjectives of "more bright and vivid", "brighter and softer". */
/** "less flat and more realistic" are two wishes. */
function isMixed(text: string): boolean {
  return /\bmore\b/i.test(text) && /\bless\b/i.test(text)
}

function comparison(
  word: string | undefined,
  comparative: string | undefined,
): string[] | undefined {
  if (word !== undefined) {
    const words = word.split(/\s*,\s*|\s+and\s+(?:more\s+|less\s+)?/).filter(Boolean)
    return words.every((item) => isDegreeWord(item)) ? words : undefined
  }
  const words = (comparative ?? '').split(/\s*,\s*|\s+and\s+/).filter(Boolean)
  const plains = words.map((item) => plainOfComparative(item) ?? /^more (\S+)$/i.exec(item)?.[1])
  return plains.length > 0 && plains.every((item) => item !== undefined) ? plains : undefined
}

function isDegreeWord(word: string): boolean {
  return (
    dimensionOf(word) !== undefined ||
    isAdjective(word.toLowerCase()) ||
    readMood(word) !== undefined ||
    DETAIL.test(word) ||
    BRIEF.test(word) ||
    /(?:ful|ous|ive|ing|ic|al|y|less|ant|ent|ish|able)$/i.test(word)
  )
}

function several(
  scene: Scene,
  what: string,
  words: readonly string[],
  up: boolean,
): Done | Refused | undefined {
  let outcome: Done | Refused | undefined
  let { document } = scene
  // The last is put in first: "taller and slimmer" is "tall slim".
  for (const word of [...words].reverse()) {
    outcome = change({ ...scene, document }, what, word, up)
    if (outcome === undefined || 'refused' in outcome) return outcome
    document = outcome.document
  }
  return outcome
}
