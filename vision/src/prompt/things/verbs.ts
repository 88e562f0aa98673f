import { isAdjective } from '../../refine/text/adjective.ts'
import { EXPRESSIONS } from '../lexicon.ts'
import { isWord, wordsAt } from '../tokens/token.ts'
import { deedOf, gerundAt, gerundOfThird, isGerund, SEEMS, TIES } from '../words/verbs.ts'
import { ADVERBS, DETERMINERS, prepositionAt } from './closed.ts'
import { known, readList, relate } from './company.ts'
import { hasBody } from './kinds.ts'
import { isMovement, isParticiple, nounPhraseAt } from './noun-phrase.ts'
import { readPrepositional, referent } from './prepositions.ts'
import type { Thing } from './thing.ts'
import { addPart, type Walk } from './walk.ts'

const PARTICLES =
  /^(?:up|down|off|out|away|back|forward|together|around|about|over|along|by|high|low|hard|fast|loud|still)$/

/** Who a verb speaks of: the thing named last, unless only the clause's own can do anything. */
export function doer(walk: Walk, subject: Thing, at: number): Thing {
  const { nearest } = walk
  if (nearest === undefined || nearest === subject || walk.afterNoun !== at) return subject
  // "a girl with a dog runs": a sentence has one subject, and what that has with it is none.
  const company = nearest.by?.thing === subject && nearest.by.relation.word === 'with'
  if (company && !isGerund(walk.tokens[at]?.word ?? '')) return subject
  return hasBody(nearest, walk) || !hasBody(subject, walk) ? nearest : subject
}

/** Reads what somebody does from the verb at `at`; returns where it ends, `at` where no verb stands. */
export function readVerb(walk: Walk, at: number, subject: Thing, afterNoun: boolean): number {
  const { tokens } = walk
  const token = tokens[at]
  if (!isWord(token)) return at
  const seemed = SEEMS.has(token.word) ? readSeeming(walk, at, subject) : at
  if (seemed > at) return seemed
  const plural = subject.plural || (subject.count ?? 1) > 1
  const gerund =
    gerundAt(token.word, afterNoun, plural) ??
    (afterNoun && !isGerund(token.word) ? gerundAt(token.word, true, !plural) : undefined) ??
    (afterNoun && isMovement(tokens, at) ? gerundOfThird(token.word) : undefined)
  if (gerund === undefined) return at
  if (gerund === 'wearing') return Math.max(readList(walk, subject, at, at + 1, true), at + 1)
  if (gerund === 'having') return Math.max(readList(walk, subject, at, at + 1, false), at + 1)
  return readDeed(walk, at, subject, gerund)
}

function readDeed(walk: Walk, at: number, subject: Thing, gerund: string): number {
  const { tokens } = walk
  let to = at + 1
  const skip = (): void => {
    while (
      isWord(tokens[to]) &&
      (ADVERBS.has(tokens[to]?.word ?? '') ||
        (PARTICLES.test(tokens[to]?.word ?? '') &&
          nounPhraseAt(tokens, to) === undefined &&
          prepositionAt(wordsAt(tokens, to, 6))?.tie === undefined))
    )
      to++
  }
  skip()
  while (
    isWord(tokens[to]) &&
    /^(?:up|out|away|off|back|down|around)$/.test(tokens[to]?.word ?? '') &&
    (prepositionAt(wordsAt(tokens, to, 6))?.length ?? 1) === 1 &&
    !isDeterminedAt(walk, to + 1)
  )
    to++
  const start = { from: at, to }
  // The part is there first, so that what follows lengthens it.
  addPart(walk, subject, start)
  const referred = referent(walk, subject, to)
  if (referred !== undefined && isWord(tokens[to])) {
    if (TIES.has(gerund))
      relate(walk, subject, gerund, 'beside', [referred], { from: at, to: to + 1 })
    to++
  } else {
    const object = nounPhraseAt(tokens, to)
    if (object !== undefined) {
      to = object.to
      readObject(walk, subject, gerund, object.thing, at, to)
    }
  }
  addPart(walk, subject, { from: at, to })
  to = readTail(walk, subject, to)
  const field = deedOf(gerund)
  const end = Math.max(subject.parts.at(-1)?.to ?? to, at + 1)
  subject[field === 'action' ? 'actions' : field === 'pose' ? 'poses' : 'expressions'].push({
    from: at,
    to: Math.min(end, Math.max(to, at + 1)),
  })
  return to
}

function isDeterminedAt(walk: Walk, at: number): boolean {
  return /^(?:a|an|the|his|her|its|their|some|two|three)$/.test(walk.tokens[at]?.word ?? '')
}

function readObject(
  walk: Walk,
  subject: Thing,
  gerund: string,
  object: Thing,
  at: number,
  to: number,
): void {
  if (!TIES.has(gerund)) return
  const thing = known(walk, object)
  if (/^(?:hand|arm|leg|finger|breath|head|foot|back|eye)$/.test(thing.head)) return
  const held = /^(?:holding|carrying|clutching|wielding|balancing|juggling)$/.test(gerund)
  const tie = held
    ? 'held'
    : gerund === 'riding' || gerund === 'driving' || gerund === 'steering' || gerund === 'flying'
      ? 'above'
      : 'beside'
  relate(walk, subject, gerund, tie, [thing], { from: at, to })
  walk.nearest = thing
  walk.afterNoun = to
}

/** The phrases after a verb and its object belong to what is done. */
function readTail(walk: Walk, subject: Thing, from: number): number {
  let to = from
  for (;;) {
    const { tokens } = walk
    if (!isWord(tokens[to])) return to
    if (ADVERBS.has(tokens[to]?.word ?? '')) {
      to++
      addPart(walk, subject, { from: to - 1, to })
      continue
    }
    if (
      tokens[to]?.word === 'with' &&
      walk.nearest !== undefined &&
      walk.nearest !== subject &&
      walk.afterNoun === to
    ) {
      const end = readPrepositional(walk, to, walk.nearest)
      if (end === to) return to
      to = end
      continue
    }
    const end = readPrepositional(walk, to, subject)
    if (end === to) return to
    to = end
  }
}

/** "looks surprised", "is looking very happy". */
function readSeeming(walk: Walk, at: number, subject: Thing): number {
  const { tokens } = walk
  let to = at + 1
  while (isWord(tokens[to]) && ADVERBS.has(tokens[to]?.word ?? '')) to++
  const from = to
  while (
    isWord(tokens[to]) &&
    (EXPRESSIONS.has(tokens[to]?.word ?? '') ||
      isAdjective(tokens[to]?.word ?? '') ||
      (tokens[to]?.word === 'and' && to > from && isAdjective(tokens[to + 1]?.word ?? '')))
  )
    to++
  if (to === from) return at
  subject.expressions.push({ from, to })
  addPart(walk, subject, { from, to })
  return to
}

/** "covered in snow", "dressed as a pirate", "made of glass", 'saying "hi"': it stays with the thing as it is. */
export function readParticiple(walk: Walk, at: number, subject: Thing): number {
  const { tokens } = walk
  const token = tokens[at]
  if (!isWord(token)) return at
  const rest = wordsAt(tokens, at, 4)
  if (/^(?:dressed|clothed|clad|disguised)$/.test(token.word)) {
    const from = at + 1 + (rest[1] === 'up' ? 1 : 0)
    const preposition = wordsAt(tokens, from, 1)[0] ?? ''
    if (!/^(?:in|as|like)$/.test(preposition)) return at
    const phrase = nounPhraseAt(tokens, from + 1)
    const to = phrase === undefined ? from + 1 + wordsAt(tokens, from + 1, 2).length : phrase.to
    if (preposition === 'in' && phrase !== undefined) {
      const end = readList(walk, subject, at, from + 1, true)
      return Math.max(end, to)
    }
    subject.clothing.push({ from: at, to })
    addPart(walk, subject, { from: at, to })
    return to
  }
  const preposition = prepositionAt(rest.slice(1))
  // "filled with", "made of", "carved by": no place, but what it is like.
  const joined = preposition !== undefined || /^(?:with|of|by|from)$/.test(rest[1] ?? '')
  if (!isParticiple(token.word) || !joined) return at
  const from = at + 1 + (preposition?.length ?? 1)
  // "filled with hot chocolate": a color by its word, and no less what it is filled with.
  let to = nounPhraseAt(tokens, from)?.to ?? from + wordsAt(tokens, from, 2).length
  const more =
    isWord(tokens[to]) && tokens[to]?.word === 'and' ? nounPhraseAt(tokens, to + 1) : undefined
  // "filled with cream and berries"
  if (
    more !== undefined &&
    !DETERMINERS.has(tokens[to + 1]?.word ?? '') &&
    tokens[more.to]?.kind !== 'word'
  )
    to = more.to
  if (to === from) return at
  // "written on it" tells of the letters, and they have a field of their own.
  if (tokens[at - 1]?.kind !== 'quote') subject.features.push({ from: at, to })
  addPart(walk, subject, { from: at, to })
  return to
}
