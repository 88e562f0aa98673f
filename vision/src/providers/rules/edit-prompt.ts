import type { JsonObject, JsonValue } from '../../json.ts'
import type { VisionAnswer } from '../../provider.ts'
import type { PromptEditsAnswer } from '../answers/edits-answer.ts'
import { finished, newValueOf, withEdits } from './apply-edits.ts'
import { isJoined } from './merge-shared.ts'
import {
  type Contested,
  claimed,
  displaced,
  identityOf,
  overruledNotes,
  takenAway,
} from './overruled.ts'
import { keysOf, type Leaf, valueAt, withValueAt } from './pointer.ts'

/** Whether a field says what the schema says: the same, or a text that has it word for word. */
function carries(value: JsonValue | undefined, shared: JsonValue): boolean {
  if (typeof value === 'string' && typeof shared === 'string') return value.includes(shared)
  return JSON.stringify(value) === JSON.stringify(shared)
}

/** Whether a field that had the schema's text still has it: alone if it stood alone, for "no red scarf" has the words of "red scarf" too. */
function keeps(after: JsonValue | undefined, before: JsonValue, { path, value }: Leaf): boolean {
  const alone = JSON.stringify(before) === JSON.stringify(value) && !isJoined(path)
  return alone ? JSON.stringify(after) === JSON.stringify(value) : carries(after, value)
}

function isWithin({ keys }: Leaf, outer: readonly string[]): boolean {
  return outer.every((key, i) => keys[i] === key)
}

/**
 * A structured prompt with a model's edits, except for what it has of the schema's identity: nothing of that is removed or said otherwise,
 * and the notes say which words of the instruction asked for it.
 * @throws AnswerFault naming an edit that cannot be made
 */
export function editPrompt(
  document: JsonObject,
  { edits = [], overruled = [] }: PromptEditsAnswer,
  schema: JsonObject,
  instruction: string,
): VisionAnswer {
  const identity = identityOf(schema)
  const held = identity.filter(({ keys, value }) => carries(valueAt(document, keys), value))
  const notAllowed: Leaf[] = []
  const allowed = edits.filter((edit) => {
    if (newValueOf(document, edit) !== undefined) return true
    const lost = held.filter((leaf) => isWithin(leaf, keysOf(edit.path)))
    notAllowed.push(...lost)
    return lost.length === 0
  })
  let changed = withEdits(document, allowed)
  const undone: { leaf: Leaf; written: JsonValue | undefined }[] = []
  for (const leaf of held) {
    const written = valueAt(changed, leaf.keys)
    const before = valueAt(document, leaf.keys)
    if (before === undefined || keeps(written, before, leaf)) continue
    undone.push({ leaf, written })
    changed = withValueAt(changed, leaf.keys, before)
  }
  const result = finished(changed)
  const contested: Contested[] = [
    ...claimed(overruled, instruction, held),
    ...notAllowed.map((leaf) => takenAway(leaf, instruction)),
    ...undone.map(({ leaf, written }) => displaced(leaf, written, instruction, result)),
  ]
  return { document: result, notes: overruledNotes(contested) }
}
