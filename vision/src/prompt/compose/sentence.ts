import type { IpContext } from '../../provider.ts'
import { placePreposition } from '../../refine/words/places.ts'
import { atTime, TIMES } from '../../refine/words/times.ts'
import { saidOf } from '../look/look.ts'
import type { TextReading } from '../read-text.ts'
import { capitalized, inSentence, tidy } from '../tokens/render.ts'
import type { Token } from '../tokens/token.ts'

interface Clause {
  tokens: Token[]
  end: ',' | '.'
}

/** The picture in a sentence or two: the prompt's own, without what asks, what is denied, and what gave way to the schema. */
export function sentenceOf(
  reading: TextReading,
  ip: IpContext,
  descriptions: readonly string[],
  setting: string,
): string {
  const clauses = clausesOf(reading.tokens)
  const kept = clauses.filter((clause) => clause.tokens.some(shows))
  if (isList(clauses)) return listed(reading, descriptions, setting)
  const text = kept.map((clause) => `${spoken(clause.tokens)}${clause.end}`).join(' ')
  const named = named_(text, reading, ip)
  return finished(named)
}

function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let current: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'word' || token.kind === 'quote') current.push(token)
    else {
      if (current.length > 0)
        clauses.push({ tokens: current, end: token.kind === 'stop' ? '.' : ',' })
      current = []
    }
  }
  if (current.length > 0) clauses.push({ tokens: current, end: '.' })
  return clauses
}

/** Words about the picture alone are told in fields of their own. */
function shows(token: Token): boolean {
  return token.use === undefined || token.use === 'ground' || token.use === 'frame'
}

function spoken(tokens: readonly Token[]): string {
  return tidy(
    tokens
      .filter(({ use }) => use !== 'lead' && use !== 'denied' && use !== 'overruled')
      .map(({ raw, kind }) => (kind === 'quote' ? `"${raw}"` : raw))
      .join(' ')
      // What is left of "a watercolor of" once the medium gave way.
      .replace(/^(?:an?|the) (?:of|showing|depicting|featuring) /i, ''),
  )
}

/** Many clauses of few words and no article: tags. */
function isList(clauses: readonly Clause[]): boolean {
  const short = clauses.filter(
    ({ tokens }) => tokens.length <= 3 && !/^(?:an?|the)$/.test(tokens[0]?.word ?? ''),
  )
  return clauses.length >= 3 && short.length >= clauses.length - 1
}

function listed(reading: TextReading, descriptions: readonly string[], setting: string): string {
  const things = descriptions.map((text, i) =>
    i === 0 ? text : inSentence(text.charAt(0).toLowerCase() + text.slice(1)),
  )
  const head =
    things.length < 3
      ? things.join(' and ')
      : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`
  const light = saidOf(reading.look, 'conditions')
    .split(', ')
    .find((text) => TIMES.has(text))
  const shown = descriptions[0]?.toLowerCase() === setting.toLowerCase()
  const place = setting === '' || shown ? '' : ` ${placed(setting)}`
  return finished(`${head}${place}${light === undefined ? '' : ` ${atTime(light)}`}`)
}

/** "in a forest", "on a solid pink background". */
export function placed(setting: string): string {
  if (/^(?:in|on|at|under|underwater|outdoors|indoors|outside|inside|near)\b/.test(setting))
    return setting
  const many =
    /^(?:\S+ )*\S+s$/.test(setting.split(/,| (?:in|on|at|with|of) /)[0] ?? '') &&
    !/ss$/.test(setting)
  const bare =
    many ||
    /^(?:rain|snow|fog|mist|space|water|heaven|grass|sand|ice|winter|summer|autumn|spring|[A-Z])/.test(
      setting,
    )
  const article = bare ? '' : /^[aeiou]/i.test(setting) ? 'an ' : 'a '
  return `${placePreposition(setting)} ${article}${setting}`
}

/** A sentence without the identity's name gets it: "jumping for joy" is what it does. */
function named_(text: string, reading: TextReading, ip: IpContext): string {
  const identity = reading.things.find((thing) => thing.identity)
  const name = ip.ip_type === 'defined_character' ? ip.ip_name.trim() : ''
  if (identity === undefined || name === '') return named(text, name)
  if (new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'iu').test(text))
    return named(text, name)
  if (identity.noun.to > identity.noun.from) return text
  const spoken = /^(?:she|he|it|they)(?:'s|'re)?(?= )/i.exec(text)?.[0]
  if (spoken !== undefined)
    return `${name}${/'/.test(spoken) ? ' is' : ''}${text.slice(spoken.length)}`
  const verbal =
    /^(?:\S+ing|in|on|at|with|under|near|by|next|behind|from|seen|facing|wearing)\b/i.test(text)
  return `${name}${verbal ? ' ' : ', '}${inSentence(text.charAt(0).toLowerCase() + text.slice(1))}`
}

/** The name as the project writes it. */
function named(text: string, name: string): string {
  if (name === '') return text
  return text.replace(new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'giu'), () => name)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export function finished(text: string): string {
  const tidied = tidy(text).replace(/[.,\s]+$/, '')
  return tidied === ''
    ? ''
    : `${capitalized(tidied).replace(/(?<=[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase())}.`
}
