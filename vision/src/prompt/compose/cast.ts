import { namesCharacter, wordsOf } from '../../caption/identity.ts'
import { type JsonObject, objectsOf, textOf } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import { singular } from '../nouns.ts'
import { isBeing } from '../things/kinds.ts'
import type { Thing } from '../things/thing.ts'
import type { Cast } from '../things/walk.ts'
import type { Token } from '../tokens/token.ts'

const GENERIC = new Set('character mascot figure hero protagonist subject'.split(' '))

/** Whether pictures of this identity always show one and the same somebody or something. */
export function hasSubject(ip: IpContext, schema: JsonObject): boolean {
  if (ip.ip_type === 'defined_character' || ip.ip_type === 'object_variants') return true
  return ip.ip_type === 'other' && textOf(objectsOf(schema)[0]?.description) !== undefined
}

/** What the identity is called by people who do not use its name: "robot", "girl", "mug". */
function kindsOf(ip: IpContext, schema: JsonObject): Set<string> {
  const described = textOf(objectsOf(schema)[0]?.description) ?? ''
  const heads = [
    ip.ip_description,
    ...described.split(/[,.]|\b(?:with|in|wearing|who|that|on|of)\b/).slice(0, 3),
  ]
  return new Set(heads.map((text) => wordsOf(text).at(-1) ?? '').filter((word) => word.length > 2))
}

/** How the words of a prompt are read under an identity. */
export function castOf(ip: IpContext, schema: JsonObject): (tokens: readonly Token[]) => Cast {
  const fixed = hasSubject(ip, schema)
  const kinds = kindsOf(ip, schema)
  const character = ip.ip_type === 'defined_character'
  const being =
    character || ip.ip_type === 'character_variants' || (fixed && [...kinds].some(isBeing))
  return (tokens) => {
    const named = character && namesCharacter(tokens.map(({ word }) => word).join(' '), ip)
    return {
      implied: fixed,
      being: fixed ? being : tokens.some(({ word }) => isBeing(word)),
      motifs: ip.ip_type === 'icons',
      isIdentity: (all, thing, first) => fixed && isIdentity(all, thing, first, named),
    }
  }

  function isIdentity(
    tokens: readonly Token[],
    thing: Thing,
    first: boolean,
    named: boolean,
  ): boolean {
    const words = tokens.slice(thing.noun.from, thing.noun.to).map(({ word }) => word)
    const own = words.filter((word) => !word.endsWith("'s"))
    const names = (all: readonly string[]) => namesCharacter(all.join(' '), ip)
    // "two gophers" are the identity twice.
    if (character && (names(own) || names(own.map(singular)))) return true
    const determiner = words[0] ?? ''
    if (named || /^(?:another|other)$/.test(determiner)) return false
    if (character && GENERIC.has(thing.head)) return true
    return kinds.has(thing.head) && (first || determiner === 'the')
  }
}
