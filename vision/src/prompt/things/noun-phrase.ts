import { isAdjective, looksAdjective } from '../../refine/text/adjective.ts'
import { readSize } from '../../refine/values/size.ts'
import { colorLength } from '../../refine/words/hues.ts'
import { DEPICTIONS } from '../../refine/words/things.ts'
import { PARTICIPLES } from '../../refine/words/verbs.ts'
import { adjectiveColor } from '../colors.ts'
import { singular } from '../nouns.ts'
import { isWord, type Token } from '../tokens/token.ts'
import { countAt, NAMED_BY_COLOR, OF_MEASURE, SEVERAL } from '../words/groups.ts'
import { gerundAt, gerundOfThird, HEADINGS, isGerund, maybeNoun } from '../words/verbs.ts'
import {
  ADVERBS,
  AUXILIARIES,
  BREAKS,
  DETERMINERS,
  isPreposition,
  PRONOUNS,
  RELATIVES,
} from './closed.ts'
import { newThing, type Thing } from './thing.ts'

const SIZE_WORDS =
  /^(?:tiny|small|little|mini|miniature|large|big|huge|giant|enormous|gigantic|massive|oversized|colossal|towering|medium-sized|life-sized|microscopic)$/
const FRUITS =
  /^(?:orange|peach|lime|olive|lemon|rose|lavender|violet|plum|cherry|salmon|coral|gold|silver|chocolate|mint|lilac|amber|emerald|ruby|sand|cream|mustard|charcoal|ivory|turquoise|copper|bronze|wheat|honey|ash|wine|rust|slate|jade|pearl|chestnut|copper|ginger|rainbow|strawberry)s?$/

/** The noun phrase that starts at `at`; undefined where there is none. Where a phrase is all adjectives without an article there is none either. */
export function nounPhraseAt(
  tokens: readonly Token[],
  at: number,
): { thing: Thing; to: number } | undefined {
  const thing = newThing({ from: at, to: at }, '')
  let i = opening(tokens, at, thing)
  const determined = i > at
  const first = i
  let noun = -1
  while (i < tokens.length) {
    const token = tokens[i]
    if (token?.use === 'look' && noun < 0 && i > first - 1) {
      i++
      continue
    }
    if (!isWord(token)) {
      const more = noun < 0 ? goesOnAfterComma(tokens, i) : false
      if (!more) break
      i++
      continue
    }
    if (ends(tokens, i, noun, thing, determined)) break
    if (token.word === 'and' || token.word === 'or') {
      if (noun >= 0 || i === first || !describes(tokens[i + 1])) break
      i++
      continue
    }
    const colors = colorAt(tokens, i)
    if (colors > 0 && nounFollows(tokens, i + colors)) {
      const text = tokens
        .slice(i, i + colors)
        .map(({ word }) => word)
        .join(' ')
      thing.colors.push({ text, from: i, to: i + colors })
      i += colors
      continue
    }
    if (noun < 0 && isGerund(token.word) && isNounNext(tokens, i + 1)) {
      thing.adjectives.push({ text: token.word, from: i, to: i + 1 })
      i++
      continue
    }
    if (describes(token) && nounFollows(tokens, i + 1)) {
      adjective(thing, token, i)
      i++
      continue
    }
    noun = i
    i++
  }
  if (noun < 0) return undefined
  // "small and shiny": nothing is named, although a last word is always taken for a noun.
  const last = tokens[noun]
  if (!determined && last !== undefined && onlyDescribes(tokens, first, noun)) return undefined
  thing.head = headOf(tokens, noun)
  thing.plural = thing.plural || (thing.count ?? 1) > 1 || isPlural(last?.word ?? '')
  const to = withOf(tokens, noun + 1, thing)
  thing.noun = { from: at, to }
  return { thing, to }
}

/** Article and number. */
function opening(tokens: readonly Token[], at: number, thing: Thing): number {
  let i = at
  const rest = tokens.slice(at, at + 8)
  const end = rest.findIndex((token) => !isWord(token))
  const said = (end < 0 ? rest : rest.slice(0, end)).map(({ word }) => word)
  const counted = countAt(said)
  // "a four leaf clover", "10 o'clock": numbers that count something else.
  if (
    counted !== undefined &&
    said.length > counted.length &&
    !/^(?:o'clock|am|pm|year|years|leaf|story|percent)$/.test(said[counted.length] ?? '')
  ) {
    thing.count = counted.count
    i += counted.length
  }
  while (
    isWord(tokens[i]) &&
    (DETERMINERS.has(tokens[i]?.word ?? '') || SEVERAL.has(tokens[i]?.word ?? ''))
  ) {
    const word = tokens[i]?.word ?? ''
    if (SEVERAL.has(word)) thing.plural = true
    i++
    if (word === 'lots' && tokens[i]?.word === 'of') i++
  }
  if (thing.count === undefined && i > at) {
    const next = countAt(
      tokens
        .slice(i, i + 6)
        .filter(isWord)
        .map(({ word }) => word),
    )
    const article = /^an?$/.test(tokens[i - 1]?.word ?? '')
    if (next !== undefined && !article) {
      thing.count = next.count
      i += next.length
    }
  }
  return i
}

/** Whether the words before a noun tell how it is. */
export function describes(token: Token | undefined): boolean {
  if (!isWord(token)) return false
  const { word } = token
  return (
    isAdjective(word) ||
    looksAdjective(word) ||
    SIZE_WORDS.test(word) ||
    ADVERBS.has(word) ||
    colorLength([word], 0) > 0 ||
    (/(?:[^e]ed|en)$/.test(word) &&
      word.length > 4 &&
      !/^(?:garden|kitchen|chicken|kitten|maiden|oven|raven|token|dozen|children|women|queen|screen|linen|heaven|haven|siren|mitten|alien|seaweed|reed|seed)$/.test(
        word,
      ))
  )
}

function onlyDescribes(tokens: readonly Token[], from: number, noun: number): boolean {
  const { word = '' } = tokens[noun] ?? {}
  const last = isAdjective(word) || SIZE_WORDS.test(word) || colorLength([word], 0) > 0
  if (!last || (FRUITS.test(word) && noun === from)) return false
  return tokens
    .slice(from, noun + 1)
    .every(
      (token) =>
        token.use !== undefined ||
        token.kind !== 'word' ||
        token.word === 'and' ||
        describes(token),
    )
}

function adjective(thing: Thing, token: Token, at: number): void {
  const size = SIZE_WORDS.test(token.word) ? sizeOf(token.word) : undefined
  if (size !== undefined) thing.size = size
  else if (!ADVERBS.has(token.word))
    thing.adjectives.push({ text: token.word, from: at, to: at + 1 })
}

export function sizeOf(word: string): string | undefined {
  if (/^(?:oversized|colossal|towering)$/.test(word)) return 'large'
  if (word === 'microscopic') return 'small'
  return SIZE_WORDS.test(word) ? readSize(word) : undefined
}

/** How many tokens at a place name one color. */
export function colorAt(tokens: readonly Token[], at: number): number {
  const near = tokens.slice(at, at + 3)
  const end = near.findIndex((token) => !isWord(token))
  const said = (end < 0 ? near : near.slice(0, end)).map(({ word }) => word)
  const length = colorLength(said, 0)
  const [first = '', second = ''] = said
  if (length === 0 || NAMED_BY_COLOR.test(`${first} ${second}`)) return 0
  // "lemon tree", "soft toy": a thing's word, or a shade alone, is no color.
  if (
    length === 1 &&
    /^(?:soft|warm|cool|deep|rich|hot|dirty|electric|baby|rose|clear|transparent|translucent)$/.test(
      first,
    )
  )
    return 0
  if (
    length === 1 &&
    FRUITS.test(first) &&
    adjectiveColor(first) === undefined &&
    !/^(?:silver|ivory|charcoal|emerald|turquoise|amber|bronze|copper|rainbow|ginger)$/.test(first)
  )
    return 0
  return length
}

/** Whether a noun can follow: the words go on without a preposition, verb or mark. */
function nounFollows(tokens: readonly Token[], at: number): boolean {
  let i = at
  while (tokens[i]?.use === 'look') i++
  const token = tokens[i]
  if (token === undefined) return false
  if (token.kind !== 'word' || token.use !== undefined)
    return token.kind === 'soft' && goesOnAfterComma(tokens, i)
  if (token.word === 'and' || token.word === 'or')
    return describes(tokens[i + 1]) && nounFollows(tokens, i + 2)
  if (
    AUXILIARIES.has(token.word) ||
    BREAKS.has(token.word) ||
    RELATIVES.has(token.word) ||
    DETERMINERS.has(token.word) ||
    PRONOUNS.has(token.word)
  )
    return false
  return !isPreposition(tokens, i) && !(isGerund(token.word) && !isNounNext(tokens, i + 1))
}

/** "a red, shiny car": adjectives on both sides of the comma, and a noun at the end. */
function goesOnAfterComma(tokens: readonly Token[], at: number, most = 4): boolean {
  if (most === 0) return false
  if (tokens[at]?.kind !== 'soft' || !describes(tokens[at - 1])) return false
  if (!describes(tokens[at + 1])) return false
  let i = at + 1
  while (describes(tokens[i]) || tokens[i]?.word === 'and') i++
  if (tokens[i]?.kind === 'soft') return goesOnAfterComma(tokens, i, most - 1)
  const token = tokens[i]
  return (
    isWord(token) &&
    !isPreposition(tokens, i) &&
    !AUXILIARIES.has(token.word) &&
    !DETERMINERS.has(token.word) &&
    !isGerund(token.word)
  )
}

function isNounNext(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    isWord(token) &&
    !DETERMINERS.has(token.word) &&
    !isPreposition(tokens, at) &&
    token.word !== 'and' &&
    !ADVERBS.has(token.word) &&
    !PRONOUNS.has(token.word)
  )
}

function ends(
  tokens: readonly Token[],
  at: number,
  noun: number,
  thing: Thing,
  determined: boolean,
): boolean {
  const word = tokens[at]?.word ?? ''
  const next = tokens[at + 1]
  if (AUXILIARIES.has(word) || RELATIVES.has(word) || BREAKS.has(word)) return true
  if (PRONOUNS.has(word)) return true
  if (noun >= 0 && (DETERMINERS.has(word) || ADVERBS.has(word))) return true
  const named = noun >= 0
  if (
    isPreposition(tokens, at) &&
    word !== 'like' &&
    word !== 'past' &&
    word !== 'off' &&
    word !== 'round'
  )
    return true
  if (isGerund(word)) return named || !isNounNext(tokens, at + 1)
  if (!named) return false
  if (isParticiple(word) && (next === undefined || !isWord(next) || isPreposition(tokens, at + 1)))
    return true
  const plural = (thing.count ?? 1) > 1 || thing.plural || isPlural(tokens[noun]?.word ?? '')
  if (isMovement(tokens, at) && determined && !plural) return true
  if (gerundAt(word, true, plural) === undefined) return endsInQuality(tokens, at)
  const goesOn =
    next === undefined ||
    !isWord(next) ||
    DETERMINERS.has(next.word) ||
    ADVERBS.has(next.word) ||
    isPreposition(tokens, at + 1) ||
    PRONOUNS.has(next.word) ||
    next.word === 'and'
  if (!goesOn)
    return /^(?:looks|seems|holds|wears|has|eats|reads|rides|carries|plays|drinks|looks)$/.test(
      word,
    )
  // "watches them": with something after it that it does that to, it is no noun.
  const acts =
    isWord(next) && (PRONOUNS.has(next.word) || /^(?:the|a|an|his|her|its)$/.test(next.word))
  return (
    (!maybeNoun(word) || acts) &&
    (determined || /^\p{Lu}/u.test(tokens[noun]?.raw ?? '') || (next !== undefined && isWord(next)))
  )
}

/** "hurries across": a verb by what follows it, although no list has it. */
export function isMovement(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  return (
    isWord(token) &&
    isWord(next) &&
    HEADINGS.has(next.word) &&
    !maybeNoun(token.word) &&
    gerundOfThird(token.word) !== undefined
  )
}

/** "pip happy": a quality after the noun is said of it. */
function endsInQuality(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  return (
    isWord(token) &&
    isAdjective(token.word) &&
    !FRUITS.test(token.word) &&
    (next === undefined || !isWord(next) || next.word === 'and' || isPreposition(tokens, at + 1))
  )
}

export function isParticiple(word: string): boolean {
  return PARTICIPLES.has(word) || (/[^e]ed$/.test(word) && word.length > 4)
}

export function isPlural(word: string): boolean {
  return (
    word !== singular(word) ||
    /^(?:people|children|men|women|mice|geese|feet|teeth|wolves|sheep)$/.test(word)
  )
}

function headOf(tokens: readonly Token[], noun: number): string {
  const { word = '' } = tokens[noun] ?? {}
  return singular(word.replace(/'s$/, ''))
}

/** "a bunch of grapes", "a field of tall flowers": what follows "of" belongs to the noun, and names it where the noun only measures. */
function withOf(tokens: readonly Token[], at: number, thing: Thing): number {
  if (!isWord(tokens[at]) || tokens[at]?.word !== 'of') return at
  const inner = nounPhraseAt(tokens, at + 1)
  if (inner === undefined) return at
  if (OF_MEASURE.has(thing.head) || DEPICTIONS.has(thing.head)) {
    if (OF_MEASURE.has(thing.head)) thing.plural = true
    thing.head = inner.thing.head
    thing.colors.push(...inner.thing.colors)
    thing.adjectives.push(...inner.thing.adjectives)
    thing.size ??= inner.thing.size as string
    if (thing.size === undefined) delete thing.size
    if (inner.thing.count !== undefined) thing.count = inner.thing.count
  }
  return inner.to
}
