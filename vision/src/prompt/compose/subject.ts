import { identityWords } from '../../caption/identity.ts'
import { type JsonObject, objectsOf, textOf } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import type { Thing } from '../things/thing.ts'
import { capitalized, inSentence, render, tidy } from '../tokens/render.ts'
import type { Token } from '../tokens/token.ts'
import { FRUITLESS } from '../words/empty.ts'

/** The identity's own words: the schema's description where it has one, else its name and what it is. */
export function identityText(ip: IpContext, schema: JsonObject): string {
  return textOf(objectsOf(schema)[0]?.description) ?? identityWords(ip)
}

/** What a thing is called where another one speaks of it. */
export function nameOf(thing: Thing, tokens: readonly Token[], ip: IpContext): string {
  if (thing.identity && ip.ip_type === 'defined_character' && ip.ip_name.trim() !== '')
    return ip.ip_name.trim()
  const spoken = tokens
    .slice(thing.noun.from, thing.noun.to)
    .filter(({ word }) => word.startsWith(thing.head.slice(0, 3)))
  const noun = spoken.at(-1)?.raw ?? thing.head
  if (noun === '')
    return ip.ip_description.trim() === ''
      ? 'the subject'
      : `the ${ip.ip_description.trim().split(' ').at(-1)}`
  return `the ${properName(thing, tokens) ?? noun.replace(/'s$/, '')}`
}

/** "the Eiffel Tower": names go together. */
function properName(thing: Thing, tokens: readonly Token[]): string | undefined {
  const own = tokens.slice(thing.noun.from, thing.noun.to)
  const names = own.filter(({ raw }, i) => /^\p{Lu}/u.test(raw) && (i > 0 || own.length === 1))
  return names.length > 1 && names.at(-1) === own.at(-1)
    ? names.map(({ raw }) => raw).join(' ')
    : undefined
}

/** A thing in words: its noun phrase and all that is said of it, in the prompt's order. */
export function describe(
  thing: Thing,
  tokens: readonly Token[],
  ip: IpContext,
  identity: string,
): string {
  const noun =
    thing.identity && identity !== ''
      ? identityPhrase(thing, tokens, identity)
      : nounPhrase(thing, tokens, ip, identity)
  const parts = thing.parts.map((part) => {
    const text = render(tokens, part)
    if (text === '') return ''
    return `${part.apart || (thing.identity && identity !== '') ? ', ' : ' '}${inSentence(text)}`
  })
  return capitalized(tidy(`${noun}${parts.join('')}`.replace(/\.(?=[, ])/, '')))
}

function identityPhrase(thing: Thing, tokens: readonly Token[], identity: string): string {
  const own = new Set(identity.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [])
  const rest = [...thing.adjectives, ...thing.colors]
    .filter(
      ({ from, to, text }) =>
        tokens.slice(from, to).every(({ use }) => use === undefined) &&
        !text.split(' ').every((word) => own.has(word)),
    )
    .filter(({ from }) => !thing.parts.some((part) => part.from <= from && from < part.to))
    .sort((p, q) => p.from - q.from)
    .map(({ from, to }) => render(tokens, { from, to }))
  return rest.length === 0 ? identity : `${identity}, ${rest.join(', ')}`
}

function nounPhrase(
  thing: Thing,
  tokens: readonly Token[],
  ip: IpContext,
  identity: string,
): string {
  const text = render(tokens, thing.noun)
  if (ip.ip_type === 'icons') return text === '' ? 'icon' : iconOf(text, (thing.count ?? 1) > 1)
  if (text !== '') return text
  return identity === '' ? FRUITLESS[ip.ip_type] : identity
}

function iconOf(text: string, many: boolean): string {
  const bare = text.replace(/^(?:an?|the) /i, '')
  if (/\b(?:icon|symbol|emoji|logo|sign|pictogram)s?\b/i.test(bare)) return bare
  return many ? `icon of ${bare.toLowerCase()}` : `${bare} icon`
}
