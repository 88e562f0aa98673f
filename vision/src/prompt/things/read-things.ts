import { isAdjective } from '../../refine/text/adjective.ts'
import { SCENERY } from '../../refine/words/things.ts'
import { EXPRESSIONS } from '../lexicon.ts'
import { isWholeClause } from '../tokens/find.ts'
import { isWord, type Span, type Token, wordsAt } from '../tokens/token.ts'
import { isPlace, WEATHER } from '../words/places.ts'
import { deedOf, isGerund } from '../words/verbs.ts'
import { bearingAt } from './body.ts'
import {
  ADVERBS,
  AUXILIARIES,
  DETERMINERS,
  isPreposition,
  JOINTS,
  PRONOUNS,
  prepositionAt,
  RELATIVES,
} from './closed.ts'
import { addPlace, sameAs } from './company.ts'
import { FACES, hasBody, isFeature, isWearable } from './kinds.ts'
import { colorAt, describes, nounPhraseAt, sizeOf } from './noun-phrase.ts'
import { readPrepositional, referent } from './prepositions.ts'
import type { Thing } from './thing.ts'
import { doer, readParticiple, readVerb } from './verbs.ts'
import { addPart, type Cast, newWalk, type Place, subjectOf, type Walk } from './walk.ts'

export interface Things {
  things: Thing[]
  places: Place[]
}

/** The things that the words name, what is said of each, and where they are. */
export function readThings(tokens: readonly Token[], cast: Cast): Things {
  const walk = newWalk(tokens, cast)
  let at = 0
  while (at < tokens.length) {
    const next = step(walk, at)
    // Whatever no rule reads stays with the thing it stands at.
    at = next > at ? next : stray(walk, at)
  }
  return { things: walk.things, places: walk.places }
}

function step(walk: Walk, at: number): number {
  const token = walk.tokens[at]
  if (token === undefined) return at + 1
  if (token.use !== undefined) return used(walk, at, token)
  if (token.kind === 'stop') {
    walk.current = undefined
    walk.nearest = undefined
    walk.waiting = undefined
    return at + 1
  }
  if (token.kind === 'soft') return at + 1
  if (token.kind === 'quote') return quoted(walk, at)
  return readWord(walk, at, token)
}

/** A place in the frame belongs to the thing before it; at the beginning of a sentence to the one that comes. */
function used(walk: Walk, at: number, token: Token): number {
  if (token.place !== undefined) {
    if (walk.current === undefined && startsSentence(walk, at)) walk.waiting = token.place
    else if (leadsClause(walk, at)) walk.waiting = token.place
    else {
      const target =
        walk.nearest !== undefined && walk.nearest.location === undefined && walk.afterNoun === at
          ? walk.nearest
          : subjectOf(walk)
      target.location ??= token.place
    }
  }
  if (token.turned !== undefined) subjectOf(walk).orientation ??= token.turned
  return at + 1
}

function startsSentence(walk: Walk, at: number): boolean {
  const before = walk.tokens[at - 1]
  const end = frameEnd(walk, at)
  const next = walk.tokens[walk.tokens[end]?.kind === 'soft' ? end + 1 : end]
  const opens = before === undefined || before.kind === 'stop' || before.use === 'lead'
  return (
    opens &&
    isWord(next) &&
    nounPhraseAt(walk.tokens, walk.tokens[end]?.kind === 'soft' ? end + 1 : end) !== undefined
  )
}

/** "…, on the left a dog": the thing follows without a comma. */
function leadsClause(walk: Walk, at: number): boolean {
  const before = walk.tokens[at - 1]
  const end = frameEnd(walk, at)
  const opens = before?.kind === 'soft' || before?.word === 'and'
  return (
    opens &&
    isWord(walk.tokens[end]) &&
    DETERMINERS.has(walk.tokens[end]?.word ?? '') &&
    nounPhraseAt(walk.tokens, end) !== undefined
  )
}

function frameEnd(walk: Walk, at: number): number {
  let end = at
  while (walk.tokens[end]?.use === 'frame') end++
  return end
}

function quoted(walk: Walk, at: number): number {
  addPart(walk, walk.nearest ?? subjectOf(walk), { from: at, to: at + 1 })
  return at + 1
}

function readWord(walk: Walk, at: number, token: Token): number {
  const { tokens } = walk
  const { word } = token
  if (JOINTS.has(word) && !(word === 'as' && nounPhraseAt(tokens, at + 1) !== undefined))
    return at + 1
  if (word === 'there' || RELATIVES.has(word)) {
    if (walk.afterNoun === at) {
      walk.afterNoun = at + 1
      const finite = !AUXILIARIES.has(tokens[at + 1]?.word ?? '')
      if (finite && word !== 'there')
        addPart(walk, walk.nearest ?? subjectOf(walk), { from: at, to: at + 1 })
    }
    return at + 1
  }
  if (AUXILIARIES.has(word)) {
    if ((word === 'has' || word === 'have') && nounPhraseAt(tokens, at + 1) !== undefined)
      return readVerb(walk, at, subjectOf(walk), true)
    if (walk.afterNoun === at) {
      walk.afterNoun = at + 1
      if (/^(?:are|were)$/.test(word)) walk.together = walk.joined
    }
    return at + 1
  }
  const counts = word === 'half' && /^(?:a|dozen)$/.test(tokens[at + 1]?.word ?? '')
  if (ADVERBS.has(word) && !counts && !describes(tokens[at + 1])) {
    if (walk.afterNoun === at) walk.afterNoun = at + 1
    if (word === 'alone') addPart(walk, subjectOf(walk), { from: at, to: at + 1 })
    return at + 1
  }
  if (PRONOUNS.has(word)) return pronoun(walk, at)
  const bearing = bearingAt(walk, at)
  if (bearing !== undefined || isPreposition(tokens, at)) return phrase(walk, at)
  const after = walk.afterNoun === at
  const subject = after ? doer(walk, subjectOf(walk), at) : subjectOf0(walk)
  if (isGerund(word) || after) {
    const end = readVerbOf(walk, at, subject, after)
    if (end > at) return end
  }
  const participle = readParticiple(
    walk,
    at,
    (after ? walk.nearest : undefined) ?? subjectOf0(walk) ?? subjectOf(walk),
  )
  if (participle > at) return participle
  const qualities = readQualities(walk, at)
  if (qualities > at) return qualities
  return readNoun(walk, at)
}

/** The clause's own thing, where there is one yet. */
function subjectOf0(walk: Walk): Thing | undefined {
  return walk.current ?? walk.things.find((thing) => thing.identity) ?? walk.things[0]
}

function readVerbOf(walk: Walk, at: number, subject: Thing | undefined, after: boolean): number {
  const { tokens } = walk
  // "shopping cart", "sleeping cat" begin a noun phrase; "holding balloons" does not.
  if (!after && isAttribute(walk, at)) return at
  const doing = subject ?? subjectOf(walk)
  // "an astronaut and a cat floating": both of them.
  if (after && walk.joined.length > 0 && isGerund(tokens[at]?.word ?? ''))
    walk.together = walk.joined
  const end = readVerb(walk, at, doing, after && tokens[at] !== undefined)
  if (end > at) shareDeed(walk, doing, { from: at, to: end })
  return end
}

/** "Mila and her brother are baking": what the one does the others do as well. */
function shareDeed(walk: Walk, doing: Thing, span: Span): void {
  for (const other of walk.together) {
    if (other === doing) continue
    for (const field of ['actions', 'poses', 'expressions'] as const)
      if (doing[field].some(({ from }) => from === span.from)) {
        other[field].push({ ...span })
        other.parts.push({ ...span, apart: other.identity === true })
      }
  }
  walk.together = []
}

const TRANSITIVE =
  /^(?:holding|carrying|wearing|riding|eating|drinking|reading|writing|playing|driving|pushing|pulling|throwing|catching|kicking|chasing|hugging|watching|painting|drawing|building|baking|cooking|making|juggling|feeding|waving|lifting|blowing|doing|having|using|taking|giving|wielding|selling|buying|picking|watering|planting|catching|singing|ringing|climbing|fighting|hunting|looking|listening|smelling|sniffing|licking|brushing|washing|cleaning|repairing|fixing|studying|facing|showing|pouring|opening|closing|delivering|celebrating|practicing|performing|surrounding|exploring|walking)$/

/** A word in -ing before a noun that tells what it is and not what is done. */
function isAttribute(walk: Walk, at: number): boolean {
  const { tokens } = walk
  const [word, next] = [tokens[at]?.word ?? '', tokens[at + 1]]
  if (
    !isWord(next) ||
    DETERMINERS.has(next.word) ||
    ADVERBS.has(next.word) ||
    PRONOUNS.has(next.word) ||
    next.word === 'and'
  )
    return false
  if (isPreposition(tokens, at + 1) || /^(?:up|out|down|away|off)$/.test(next.word)) return false
  if (deedOf(word) === 'expression' || deedOf(word) === 'pose')
    return nounPhraseAt(tokens, at + 1) !== undefined
  const noun = nounPhraseAt(tokens, at + 1)
  return noun !== undefined && !TRANSITIVE.test(word)
}

function pronoun(walk: Walk, at: number): number {
  const thing = referent(walk, undefined, at)
  if (thing === undefined) return at + 1
  const main = walk.things.find((other) => other.identity) ?? walk.things[0]
  walk.current = walk.tokens[at]?.word === 'it' ? (main ?? thing) : thing
  walk.nearest = walk.current
  walk.afterNoun = at + 1
  return at + 1
}

function phrase(walk: Walk, at: number): number {
  const { tokens } = walk
  const preposition = tokens[at]?.word ?? ''
  const close =
    walk.afterNoun === at &&
    walk.nearest !== undefined &&
    /^(?:with|of|like|from|for)$/.test(preposition)
  const subject = (close ? walk.nearest : undefined) ?? subjectOf(walk)
  return readPrepositional(walk, at, subject)
}

/** "happy", "small and shiny": said of the thing before, without a noun of their own. */
function readQualities(walk: Walk, at: number): number {
  const { tokens } = walk
  if (nounPhraseAt(tokens, at) !== undefined) return at
  let to = at
  while (
    isWord(tokens[to]) &&
    (describes(tokens[to]) ||
      EXPRESSIONS.has(tokens[to]?.word ?? '') ||
      ADVERBS.has(tokens[to]?.word ?? '') ||
      (tokens[to]?.word === 'and' &&
        (describes(tokens[to + 1]) || EXPRESSIONS.has(tokens[to + 1]?.word ?? ''))))
  )
    to++
  if (to === at) return at
  const subject = subjectOf(walk)
  for (let i = at; i < to; i++) quality(walk, subject, i)
  const last = walk.tokens
    .slice(at, to)
    .every(({ word }) => sizeOf(word) !== undefined || ADVERBS.has(word))
  if (!last || subject.identity !== true) addPart(walk, subject, { from: at, to })
  return to
}

function quality(walk: Walk, subject: Thing, at: number): void {
  const word = walk.tokens[at]?.word ?? ''
  const colors = colorAt(walk.tokens, at)
  if (colors > 0) {
    const text = walk.tokens
      .slice(at, at + colors)
      .map((token) => token.word)
      .join(' ')
    if (!subject.colors.some(({ from, to }) => from <= at && at < to))
      subject.colors.push({ text, from: at, to: at + colors })
  } else if (EXPRESSIONS.has(word) && hasBody(subject, walk))
    subject.expressions.push({ from: at, to: at + 1 })
  else if (sizeOf(word) !== undefined) subject.size ??= sizeOf(word) as string
  else if (isAdjective(word)) subject.adjectives.push({ text: word, from: at, to: at + 1 })
}

function readNoun(walk: Walk, at: number): number {
  const { tokens } = walk
  const found = nounPhraseAt(tokens, at)
  if (found === undefined) return at
  const { thing, to } = found
  const alone = isWholeClause(tokens, { from: at, to })
  const main = subjectOf0(walk)
  const determined = DETERMINERS.has(tokens[at]?.word ?? '')
  const first = walk.things.length === 0 || walk.things.every((other) => other.head === '')
  if (walk.cast.isIdentity(tokens, thing, first))
    return setCurrent(walk, identityThing(walk, thing), to)
  const owner = main ?? (walk.cast.implied ? subjectOf(walk) : undefined)
  if (alone && owner !== undefined && !/^an?$/.test(tokens[at]?.word ?? '')) {
    if (hasBody(owner, walk) && isWearable(thing.head)) return give(walk, owner, 'clothing', at, to)
    if (
      isFeature(thing.head) &&
      !walk.cast.motifs &&
      !(hasBody(owner, walk) && SCENERY.has(thing.head))
    )
      return give(walk, owner, 'features', at, to)
    if (FACES.test(thing.head)) return give(walk, owner, 'expressions', at, to)
  }
  const still = !isWord(tokens[to]) || isPreposition(tokens, to)
  if (WEATHER.has(thing.head) && still && main !== undefined && !determined && !walk.cast.motifs) {
    const end = isPreposition(tokens, to) ? weatherEnd(walk, to) : to
    addPlace(walk, at, { from: at, to: end })
    return end
  }
  if (isSomewhere(walk, thing, alone, determined, main !== undefined || walk.cast.implied, to)) {
    addPlace(walk, at, { from: at, to })
    return to
  }
  const before = walk.nearest
  const joins =
    isWord(tokens[at - 1]) && tokens[at - 1]?.word === 'and' && before?.noun.to === at - 1
  setCurrent(walk, sameAs(walk, thing) ?? added(walk, thing), to)
  if (joins && before !== undefined) walk.joined = [...walk.joined, before]
  return to
}

/** "fog over the water": where the weather is. */
function weatherEnd(walk: Walk, at: number): number {
  const preposition = prepositionAt(wordsAt(walk.tokens, at, 5))
  return nounPhraseAt(walk.tokens, at + (preposition?.length ?? 1))?.to ?? at
}

function give(
  walk: Walk,
  thing: Thing,
  field: 'clothing' | 'features' | 'expressions',
  from: number,
  to: number,
): number {
  thing[field].push({ from, to })
  addPart(walk, thing, { from, to })
  return to
}

function added(walk: Walk, thing: Thing): Thing {
  const [implied] = walk.things
  // "sitting on a bench, a bear": the words before spoke of it.
  if (walk.things.length === 1 && implied?.head === '' && !implied.identity) {
    Object.assign(implied, {
      noun: thing.noun,
      head: thing.head,
      adjectives: [...thing.adjectives, ...implied.adjectives],
      colors: thing.colors,
      plural: thing.plural,
    })
    if (thing.count !== undefined) implied.count = thing.count
    if (thing.size !== undefined) implied.size = thing.size
    return implied
  }
  walk.things.push(thing)
  return thing
}

function identityThing(walk: Walk, thing: Thing): Thing {
  const known = walk.things.find((other) => other.identity)
  if (known === undefined) {
    thing.identity = true
    walk.things.push(thing)
    return thing
  }
  if (known.head === '')
    Object.assign(known, { noun: thing.noun, head: thing.head, plural: thing.plural })
  known.adjectives.push(...thing.adjectives)
  known.colors.push(...thing.colors)
  if (thing.count !== undefined) known.count ??= thing.count
  if (thing.size !== undefined) known.size ??= thing.size
  return known
}

function setCurrent(walk: Walk, thing: Thing, to: number): number {
  if (walk.waiting !== undefined) thing.location ??= walk.waiting
  walk.waiting = undefined
  walk.joined = []
  walk.together = []
  walk.current = thing
  walk.nearest = thing
  walk.afterNoun = to
  return to
}

/** A noun that tells where and not what, in a list of words or with "behind it". */
function isSomewhere(
  walk: Walk,
  thing: Thing,
  alone: boolean,
  determined: boolean,
  known: boolean,
  to: number,
): boolean {
  if (walk.cast.motifs) return false
  const rest =
    walk.tokens[to]?.word === 'behind' ||
    walk.tokens[to]?.word === 'above' ||
    walk.tokens[to]?.word === 'around'
  const referred =
    rest && (PRONOUNS.has(walk.tokens[to + 1]?.word ?? '') || walk.tokens[to + 1] === undefined)
  const scenery = SCENERY.has(thing.head) || WEATHER.has(thing.head) || isPlace(thing.head)
  if (!scenery || !known) return false
  if (referred) return true
  return (
    alone &&
    (!determined || SCENERY.has(thing.head) || walk.tokens[thing.noun.from]?.word === 'the') &&
    thing.count === undefined
  )
}

function stray(walk: Walk, at: number): number {
  addPart(walk, walk.nearest ?? subjectOf(walk), { from: at, to: at + 1 })
  return at + 1
}
