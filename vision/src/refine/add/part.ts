import { isObject } from '../../json.ts'
import { assign } from '../assign/assign.ts'
import type { Thing } from '../document/objects.ts'
import { getAt } from '../document/path.ts'
import { addObject } from '../edits/add-object.ts'
import { addPart, hasPart, type PartKind, partKind } from '../edits/add-part.ts'
import { itemsOf } from '../edits/coerce.ts'
import { readDeed } from '../edits/deed.ts'
import { describeMore } from '../edits/describe-more.ts'
import { setState } from '../edits/set-state.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { setCount } from '../operations/count.ts'
import { isAdjective } from '../text/adjective.ts'
import { stem } from '../text/inflect.ts'
import { type Phrase, readPhrase } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { readNumber } from '../values/number.ts'
import { plainOfComparative } from '../words/comparatives.ts'
import { BEINGS } from '../words/things.ts'

/** One part after the other; a part of the same noun is changed rather than doubled. */
export function parts(
  scene: Scene,
  thing: Thing,
  what: string,
  gift: PartKind,
): Done | Refused | undefined {
  let { document } = scene
  for (const part of itemsOf(what)) {
    const outcome = onePart({ ...scene, document }, thing, part, gift)
    if (outcome === undefined || 'refused' in outcome) return outcome
    document = outcome.document
  }
  return done(document, readPhrase(itemsOf(what)[0] ?? '')?.head)
}

export function onePart(
  scene: Scene,
  thing: Thing,
  part: string,
  gift: PartKind = 'other',
): Done | Refused | undefined {
  const phrase = readPhrase(part)
  if (phrase === undefined) return undefined
  const node = getAt(scene.document, thing.path)
  const current = { ...thing, node: isObject(node) || typeof node === 'string' ? node : thing.node }
  const state = /\b(?:look|expression|smile|face|gaze|frown|grin)$/i.test(part)
    ? expressionOf(part)
    : undefined
  if (state !== undefined)
    return done(setState(scene.document, current, { field: 'expression', text: state }))
  if (phrase.kind !== 'noun') return undefined
  const grown = phrase.modifiers
    .map((word) => plainOfComparative(word))
    .find((word) => word !== undefined)
  if (grown !== undefined && hasPart(scene.document, part))
    return done(
      describeMore(scene.document, { ...phrase, modifiers: [] }, grown, true),
      phrase.head,
    )
  const count = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|one)\s/i.test(part)
    ? readNumber(part.split(' ')[0] ?? '')
    : undefined
  if (count !== undefined && hasPart(scene.document, part)) return recounted(scene, phrase, count)
  if (
    phrase.modifiers.length > 0 &&
    phrase.modifiers.every(isAdjective) &&
    hasPart(scene.document, part)
  )
    return assign(scene, phrase.head, { text: phrase.modifiers.join(' '), quoted: false })
  if (BEINGS.has(stem(phrase.head)))
    return done(addObject(scene.document, part, undefined, undefined), phrase.head)
  const known = partKind(part)
  const kind = known === 'other' ? gift : known
  return done(addPart(scene.document, current, part, kind, isCharacter(scene)), phrase.head)
}

/** "two green eyes" of somebody who has one: the number changes, and what else is said. */
function recounted(scene: Scene, phrase: Phrase, count: number): Done | Refused | undefined {
  const outcome = setCount(scene, phrase.head, count)
  const qualities = phrase.modifiers.filter(
    (word) => readNumber(word) === undefined && isAdjective(word),
  )
  if (outcome === undefined || !('document' in outcome) || qualities.length === 0) return outcome
  return assign({ ...scene, document: outcome.document }, phrase.head, {
    text: qualities.join(' '),
    quoted: false,
  })
}

/** "a surprised look" is "surprised", "a smile" is "smiling". */
function expressionOf(part: string): string | undefined {
  const words = lowerWords(part).filter(
    (word) => !/^(?:an?|the|look|expression|face|gaze)$/.test(word),
  )
  const [first] = words
  if (words.length === 1 && first !== undefined && /^(?:smile|frown|grin)$/.test(first))
    return readDeed(first)?.text ?? first
  const bare = words.map((word) =>
    /^(?:smile|frown|grin)$/.test(word) ? (readDeed(word)?.text ?? word) : word,
  )
  if (bare.length === 0) return undefined
  const [quality, deed] = bare
  return bare.length === 2 && deed !== undefined && /ing$/.test(deed)
    ? `${deed} (${quality})`
    : bare.join(' ')
}

export function isCharacter({ ip }: Scene): boolean {
  return ip.ip_type === 'defined_character' || ip.ip_type === 'character_variants'
}
