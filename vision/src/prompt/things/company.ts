import { SCENERY } from '../../refine/words/things.ts'
import { singular } from '../nouns.ts'
import { isWord, mark, type Span, type Token, wordsAt } from '../tokens/token.ts'
import { isPlace, SURFACES, WEATHER } from '../words/places.ts'
import { bearingAt } from './body.ts'
import { DETERMINERS, PRONOUNS, prepositionAt } from './closed.ts'
import { FACES, hasBody, isBeing, isBodyPart, isFeature, isHoldable, isWearable } from './kinds.ts'
import { colorAt, nounPhraseAt } from './noun-phrase.ts'
import type { Relation, Thing, Tie } from './thing.ts'
import { addPart, subjectOf, type Walk } from './walk.ts'

/** A thing that stands by another one. */
export function relate(
  walk: Walk,
  subject: Thing,
  word: string,
  tie: Tie,
  others: Thing[],
  span: Span,
): Relation {
  const relation: Relation = { word, tie, others, from: span.from, to: span.to }
  subject.relations.push(relation)
  for (const thing of others) {
    if (thing === subject) continue
    thing.by ??= { thing: subject, relation }
    if (!walk.things.includes(thing)) walk.things.push(thing)
  }
  return relation
}

/** The one thing, or the identity itself, that a noun phrase means. */
export function known(walk: Walk, thing: Thing): Thing {
  if (!walk.cast.isIdentity(walk.tokens, thing, false)) return sameAs(walk, thing) ?? thing
  const identity = walk.things.find((other) => other.identity)
  if (identity !== undefined) return identity
  thing.identity = true
  return thing
}

/** "the lighthouse", "that box": the one that was named before. */
export function sameAs(walk: Walk, thing: Thing): Thing | undefined {
  const first = walk.tokens[thing.noun.from]?.word ?? ''
  if (!/^(?:the|this|that|these|those)$/.test(first)) return undefined
  return walk.things.find((other) => other.head === thing.head && other !== thing)
}

/** "with a hat and a red scarf", "wearing boots": what belongs to a thing. Returns where the list ends. */
export function readList(
  walk: Walk,
  subject: Thing,
  at: number,
  from: number,
  wears: boolean,
): number {
  let to = from
  let next = from
  for (;;) {
    const bearing = wears ? undefined : bearingAt(walk, next)
    if (bearing !== undefined) {
      subject[bearing.field === 'pose' ? 'poses' : 'expressions'].push({
        from: next,
        to: next + bearing.length,
      })
      to = next + bearing.length
    } else {
      const item = nounPhraseAt(walk.tokens, next)
      if (item === undefined) break
      to = readItem(walk, subject, item.thing, { from: next, to: item.to }, wears)
    }
    const more = continues(walk, subject, to, wears)
    if (more === undefined) break
    next = more
  }
  if (to > from) {
    addPart(walk, subject, { from: at, to })
    // "a woman with an umbrella hurries": what it has stands between it and its verb.
    if (walk.nearest === subject) walk.afterNoun = to
  }
  return to
}

function readItem(walk: Walk, subject: Thing, item: Thing, span: Span, wears: boolean): number {
  const to = ownPlace(walk, span.to)
  const whole = { from: span.from, to }
  const body = hasBody(subject, walk)
  if (to === span.to && !wears && standsBy(walk, to)) {
    // "with a small table to the left of it": no part of it, but a thing beside it.
    walk.things.push(item)
    walk.nearest = item
    walk.afterNoun = to
    walk.current = item
  } else if (wears || (body && isWearable(item.head))) subject.clothing.push(whole)
  else if (FACES.test(item.head)) subject.expressions.push(whole)
  else if (walk.tokens[span.to]?.kind === 'quote') return to
  else if (isFeature(item.head)) subject.features.push(whole)
  else if (isPlace(subject.head) && subject.head !== '') {
    relate(walk, subject, 'with', 'around', [item], whole)
    walk.nearest = item
  } else if (
    isBeing(item.head) ||
    (body && isHoldable(item.head)) ||
    (body && !isFeature(item.head) && to === span.to && isDetermined(walk, span.from))
  ) {
    relate(walk, subject, 'with', isHoldable(item.head) ? 'held' : 'beside', [item], whole)
    walk.nearest = item
  } else subject.features.push(whole)
  return to
}

/** Whether the words go on with where something stands by what is known already. */
function standsBy(walk: Walk, at: number): boolean {
  const preposition = prepositionAt(wordsAt(walk.tokens, at, 6))
  if (preposition?.tie === undefined) return false
  const next = walk.tokens[at + preposition.length]
  return (
    /^(?:it|him|them)$/.test(next?.word ?? '') ||
    (next?.word === 'her' && nounPhraseAt(walk.tokens, at + preposition.length) === undefined)
  )
}

function isDetermined(walk: Walk, at: number): boolean {
  return DETERMINERS.has(walk.tokens[at]?.word ?? '')
}

/** "on its head", "in a bun", "in her hand", "around the neck": where on the thing itself something is. */
function ownPlace(walk: Walk, at: number): number {
  const preposition = prepositionAt(wordsAt(walk.tokens, at, 5))
  if (preposition === undefined || preposition.word === 'with') return at
  const phrase = nounPhraseAt(walk.tokens, at + preposition.length)
  if (phrase === undefined) return at
  const first = walk.tokens[at + preposition.length]?.word ?? ''
  const own =
    /^(?:its|her|his|their)$/.test(first) ||
    isBodyPart(phrase.thing.head) ||
    isFeature(phrase.thing.head)
  return own ? phrase.to : at
}

/** Where a list goes on after "and" or a comma; undefined where something else begins. */
function continues(walk: Walk, subject: Thing, at: number, wears: boolean): number | undefined {
  const { tokens } = walk
  let i = at
  const comma = tokens[i]?.kind === 'soft' && tokens[i]?.use === undefined
  if (comma) i++
  const and = isWord(tokens[i]) && tokens[i]?.word === 'and'
  if (and) i++
  if (!comma && !and) return undefined
  if (tokens[i]?.word === 'with') return and ? i + 1 : undefined
  if (!wears && bearingAt(walk, i) !== undefined) return i
  const item = nounPhraseAt(tokens, i)
  if (item === undefined || walk.cast.isIdentity(tokens, item.thing, false)) return undefined
  const own = isWearable(item.thing.head) || isFeature(item.thing.head)
  if (isBeing(item.thing.head) && !own) return undefined
  if (isWord(tokens[item.to]) && startsClause(walk, item.to)) return undefined
  if (comma && !and) return own && hasBody(subject, walk) ? i : undefined
  return own || !isPlace(item.thing.head) ? i : undefined
}

/** A verb after the noun: then it is the subject of its own clause. */
function startsClause(walk: Walk, at: number): boolean {
  const word = walk.tokens[at]?.word ?? ''
  return /^(?:is|are|was|were|has|have)$/.test(word)
}

/** Somewhere to be: around the things, and no thing itself. */
export function isWhere(
  walk: Walk,
  subject: Thing,
  word: string,
  tie: Tie | undefined,
  head: string,
  first: string,
): boolean {
  if (WEATHER.has(head)) return true
  if (
    /^(?:viewer|camera|lens|audience|row|line|circle|queue|heap|pile|stack|ring|group)$/.test(head)
  )
    return false
  if (
    word === 'in' ||
    word === 'inside' ||
    word === 'through' ||
    word === 'at' ||
    word === 'across' ||
    word === 'along' ||
    word === 'amid' ||
    word === 'among' ||
    word === 'outside' ||
    word === 'around'
  )
    return (
      isPlace(head) ||
      isPlace(singular(head)) ||
      (SURFACES.has(head) && word !== 'around') ||
      (first === 'the' &&
        (word === 'in' || word === 'at') &&
        !isContainer(head) &&
        !isBeing(head) &&
        !isWearable(head))
    )
  if (
    word === 'on' ||
    word === 'upon' ||
    word === 'onto' ||
    word === 'on top of' ||
    word === 'over' ||
    word === 'against'
  )
    return (
      SURFACES.has(head) ||
      (isPlace(head) && !/^(?:house|roof|boat|ship|train|bus|spaceship)$/.test(head)) ||
      (subject.head === '' && subject.identity === true && !walk.cast.being && isFlat(head))
    )
  if (SCENERY.has(head))
    return (
      !/^(?:rainbow|moon|sun|waterfall|leaves|petals|tree|snowflakes|raindrops|bubbles|trees)$/.test(
        head,
      ) ||
      word === 'under' ||
      word === 'beneath'
    )
  return (
    isPlace(head) &&
    (tie === 'beside' || tie === 'before' || tie === 'below' || tie === 'above') &&
    /^(?:by|near|off|from|to|into|toward|towards|past|under|above|over|in front of|before|beneath|at the edge of)$/.test(
      word,
    ) &&
    !/(?:house|shop|church|castle|tower|tent|mill|cottage|hut|temple)$/.test(head)
  )
}

function isFlat(head: string): boolean {
  return /(?:cloth|napkin|towel|sheet|table|desk|surface|book|books|bench|stool|crate|box|stump|log|newspaper)$/.test(
    head,
  )
}

export function isContainer(head: string): boolean {
  return /^(?:box|basket|cup|mug|bowl|bag|bucket|jar|bottle|car|boat|cart|wheelchair|stroller|wheelbarrow|hammock|bathtub|balloon|teacup|glass|vase|pot|nest|cage|crate|suitcase|barrel|helicopter|plane|rocket|spaceship|bubble|shell|sock|hat|pocket|envelope|armchair|chair|bed|hand|mouth|arm|paw|frame|mirror|window|tree|sleigh|canoe|kayak|taxi|truck|van|tank|aquarium|snow-globe|snowglobe|backpack|hole|pile|spotlight|circle|row|line|front|style|shape|form)s?$/.test(
    head,
  )
}

/** Keeps where the things are, and takes the words from them. */
export function addPlace(walk: Walk, from: number, noun: Span): void {
  walk.places.push({ from, to: noun.to, noun: { ...noun } })
  mark(walk.tokens, { from, to: noun.to }, 'ground')
}

export { colorAt, DETERMINERS, PRONOUNS, subjectOf, type Token }
