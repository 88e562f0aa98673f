import { colorLength } from '../../refine/words/hues.ts'
import { SCENERY } from '../../refine/words/things.ts'
import { isPlainVerb } from '../../refine/words/verbs.ts'
import { isWord, wordsAt } from '../tokens/token.ts'
import { isPlace, SURFACES } from '../words/places.ts'
import { bearingAt } from './body.ts'
import { PRONOUNS, prepositionAt } from './closed.ts'
import { addPlace, isContainer, isWhere, known, readList, relate } from './company.ts'
import { hasBody, isBeing, isBodyPart, isWearable } from './kinds.ts'
import { nounPhraseAt } from './noun-phrase.ts'
import type { Thing, Tie } from './thing.ts'
import { addPart, subjectOf, type Walk } from './walk.ts'

/** Reads a phrase that begins with a preposition, and returns where it ends; `at` itself where there is none. */
export function readPrepositional(walk: Walk, at: number, subject: Thing): number {
  const bearing = bearingAt(walk, at)
  if (bearing !== undefined) {
    subject[bearing.field === 'pose' ? 'poses' : 'expressions'].push({
      from: walk.tokens[at]?.word === 'with' ? at : at,
      to: at + bearing.length,
    })
    addPart(walk, subject, { from: at, to: at + bearing.length })
    return at + bearing.length
  }
  const preposition = prepositionAt(wordsAt(walk.tokens, at, 6))
  if (preposition === undefined) return at
  const from = at + preposition.length
  const { word, tie } = preposition
  if (
    word === 'with' ||
    word === 'featuring' ||
    word === 'along with' ||
    word === 'together with'
  ) {
    const to = readList(walk, subject, at, from, false)
    return to > from ? to : detail(walk, subject, at, from)
  }
  const dressed = word === 'in' ? readDress(walk, subject, at, from) : at
  if (dressed > at) return dressed
  const referred = referent(walk, subject, from)
  if (referred !== undefined && tie !== undefined)
    return readReferred(walk, subject, referred, word, tie, at, from)
  const phrase = nounPhraseAt(walk.tokens, from)
  if (phrase === undefined) return infinitive(walk, subject, at, from, word)
  const { thing, to } = phrase
  const first = walk.tokens[from]?.word ?? ''
  if (tie === undefined) return detail(walk, subject, at, to)
  // "three of them in a row": how they stand, and nothing else that stands there.
  if (
    word === 'in' &&
    /^(?:row|line|circle|queue|heap|pile|stack|ring|group|pair|formation)$/.test(thing.head)
  )
    return detail(walk, subject, at, to)
  // "thrown in the air", "one on top of the other": nothing of its own.
  if (/^(?:air|other|others|way|end|process|hour|sunshine|sun)$/.test(thing.head))
    return detail(walk, subject, at, to)
  if (/^(?:viewer|camera|lens|audience)$/.test(thing.head)) {
    subject.orientation ??= `facing the ${thing.head}`
    return detail(walk, subject, at, to)
  }
  if (
    isBodyPart(thing.head) &&
    /^(?:in|on|at|with|around|over|under|behind|to|against)$/.test(word)
  )
    return detail(walk, subject, at, to)
  if (walk.cast.isIdentity(walk.tokens, thing, false)) {
    relate(walk, subject, word, tie, [known(walk, thing)], { from: at, to })
    addPart(walk, subject, { from: at, to })
    return to
  }
  if (
    !walk.cast.motifs &&
    isWhere(walk, subject, word, tie, thing.head, first) &&
    !/^(?:holding)$/.test(word)
  ) {
    addPlace(walk, at, { from, to })
    if (SURFACES.has(thing.head) && /^(?:on|on top of|upon|against)$/.test(word))
      relate(walk, subject, word, tie, [], { from: at, to })
    return to
  }
  if (
    word === 'in' &&
    /^(?:love|pain|motion|action|conversation|prayer|thought|hurry|peace|silence|line|shape|flight|half|bloom|color|time|need|stride|charge)$/.test(
      thing.head,
    )
  )
    return detail(walk, subject, at, to)
  if (
    (word === 'past' && !isBeing(thing.head)) ||
    /^(?:to|into|from|toward|towards|off)$/.test(word) ||
    (tie === 'within' && !isContainer(thing.head) && word !== 'in' && word !== 'inside')
  )
    return detail(walk, subject, at, to)
  return readRelation(walk, subject, word, tie, at, from)
}

/** "in a tuxedo", "in red": what somebody wears. */
function readDress(walk: Walk, subject: Thing, at: number, from: number): number {
  if (!hasBody(subject, walk)) return at
  const phrase = nounPhraseAt(walk.tokens, from)
  if (phrase !== undefined)
    return isWearable(phrase.thing.head) || soundsWorn(phrase.thing)
      ? readList(walk, subject, at, from, true)
      : at
  const colors = colorLength(wordsAt(walk.tokens, from, 3), 0)
  if (colors === 0 || isWord(walk.tokens[from + colors])) return at
  subject.clothing.push({ from: at, to: from + colors })
  addPart(walk, subject, { from: at, to: from + colors })
  return from + colors
}

/** "in yellow oilskins": of an unknown noun in a color or in the plural, that nothing else is in. */
function soundsWorn({ head, plural, colors, count }: Thing): boolean {
  if (count !== undefined || isBodyPart(head) || isContainer(head) || isPlace(head)) return false
  if (SURFACES.has(head) || SCENERY.has(head) || isBeing(head)) return false
  const known =
    /(?:flame|wave|flower|light|bubble|shadow|color|tear|love|style|pose|row|line|circle|tree|field|wood|ruin|hill|water|sky|way|air)s?$/
  return plural && colors.length > 0 && !known.test(head)
}

/** Whom "it", "him" and "them" mean: the main thing, unless that is the one that is spoken of. */
export function referent(walk: Walk, subject: Thing | undefined, at: number): Thing | undefined {
  const token = walk.tokens[at]
  if (!isWord(token) || !PRONOUNS.has(token.word) || /^(?:that|who)$/.test(token.word))
    return undefined
  const candidates = walk.things.filter((thing) => thing !== subject)
  if (token.word === 'it') return candidates.at(-1) ?? subjectOf(walk)
  return candidates.find((thing) => hasBody(thing, walk)) ?? candidates[0] ?? subjectOf(walk)
}

function readReferred(
  walk: Walk,
  subject: Thing,
  to: Thing,
  word: string,
  tie: Tie,
  at: number,
  from: number,
): number {
  // "stormy sky behind it": what is behind is where it is.
  relate(walk, subject, word, tie, [to], { from: at, to: from + 1 })
  addPart(walk, subject, { from: at, to: from + 1 })
  return from + 1
}

/** "next to a red box and a chair", "between two trees". */
function readRelation(
  walk: Walk,
  subject: Thing,
  word: string,
  tie: Tie,
  at: number,
  from: number,
): number {
  const things: Thing[] = []
  let to = from
  let next = from
  for (;;) {
    const phrase = nounPhraseAt(walk.tokens, next)
    if (phrase === undefined) break
    const thing = known(walk, phrase.thing)
    things.push(thing)
    walk.nearest = thing
    to = phrase.to
    walk.afterNoun = to
    const { tokens } = walk
    const more =
      tokens[to]?.word === 'and' && isWord(tokens[to]) && tie === 'between' && things.length === 1
    if (!more) break
    next = to + 1
  }
  if (things.length === 0) return at
  relate(walk, subject, word, tie, things, { from: at, to })
  addPart(walk, subject, { from: at, to })
  return to
}

/** "of stone", "for his friend", "like a king": it stays with the thing as it is. */
function detail(walk: Walk, subject: Thing, at: number, to: number): number {
  addPart(walk, subject, { from: at, to })
  return to
}

/** "to catch a fly". */
function infinitive(walk: Walk, subject: Thing, at: number, from: number, word: string): number {
  const verb = walk.tokens[from]
  if (word === 'to' && isWord(verb) && isPlainVerb(verb.word)) {
    const object = nounPhraseAt(walk.tokens, from + 1)
    return detail(walk, subject, at, object?.to ?? from + 1)
  }
  return detail(walk, subject, at, from)
}
