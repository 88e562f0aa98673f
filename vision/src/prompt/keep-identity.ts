import { isObject, type JsonObject, type JsonValue, objectsOf } from '../json.ts'
import type { VisionAnswer } from '../provider.ts'
import {
  type Contested,
  displaced,
  identityOf,
  overruledNotes,
} from '../providers/rules/overruled.ts'
import { type Leaf, valueAt, withValueAt } from '../providers/rules/pointer.ts'

/**
 * A changed structured prompt with all that it had of the schema's identity before: no text takes that away, and the notes say which words
 * asked for it.
 */
export function keepIdentity(
  base: JsonObject,
  changed: JsonObject,
  schema: JsonObject,
  prompt: string,
): VisionAnswer {
  const held = identityOf(schema).filter(({ keys, value }) => carries(valueAt(base, keys), value))
  let document = withSubject(base, changed, held)
  const contested: Contested[] = []
  for (const leaf of held) {
    const before = valueAt(base, leaf.keys)
    const written = valueAt(document, leaf.keys)
    if (before === undefined || carries(written, leaf.value)) continue
    const restored = withValueAt(document, leaf.keys, before)
    if (isObject(restored)) document = restored
    const words = displaced(leaf, written ?? '', prompt, document).words
    contested.push({ leaf, words: words.length > 0 ? words : [prompt] })
  }
  return { document, notes: overruledNotes(contested) }
}

function carries(value: JsonValue | undefined, shared: JsonValue): boolean {
  if (typeof value === 'string' && typeof shared === 'string') return value.includes(shared)
  return JSON.stringify(value) === JSON.stringify(shared)
}

/** The subject itself is part of the identity: where it was taken out it comes back. */
function withSubject(base: JsonObject, changed: JsonObject, held: readonly Leaf[]): JsonObject {
  const [before, ...others] = objectsOf(base)
  if (before === undefined || !held.some(({ keys }) => keys[0] === 'objects')) return changed
  const now = objectsOf(changed)
  if (now.length >= others.length + 1) return changed
  const gone = !now.some(
    (object) =>
      object.description === before.description ||
      object.shape_and_color === before.shape_and_color,
  )
  return gone ? { ...changed, objects: [before, ...now] } : changed
}
