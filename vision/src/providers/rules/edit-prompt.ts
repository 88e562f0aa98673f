import { isObject, type JsonObject, type JsonValue } from '../../json.ts'
import type { Edit } from '../answers/edits-answer.ts'
import { applyEdits } from './apply-edits.ts'
import { isFree } from './identity.ts'
import { keysOf, valueAt, withValueAt } from './pointer.ts'

interface Leaf {
  keys: readonly string[]
  /** The keys without the places in lists. */
  path: string
  value: JsonValue
}

function leavesOf(value: JsonValue, keys: readonly string[] = [], path = ''): Leaf[] {
  if (Array.isArray(value) && value.every(isObject))
    return value.flatMap((item, i) => leavesOf(item, [...keys, String(i)], path))
  if (!isObject(value)) return [{ keys, path, value }]
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...keys, key], path === '' ? key : `${path}.${key}`),
  )
}

/** Whether a field says what the schema says: the same, or a text that has it word for word. */
function carries(value: JsonValue | undefined, shared: JsonValue): boolean {
  if (typeof value === 'string' && typeof shared === 'string') return value.includes(shared)
  return JSON.stringify(value) === JSON.stringify(shared)
}

function removes({ value }: Edit): boolean {
  return ['', '""', 'null', '[]', '{}'].includes(value?.trim() ?? '')
}

function holdsWithin(keys: readonly string[], outer: readonly string[]): boolean {
  return outer.every((key, i) => keys[i] === key)
}

/** Where a field is once other objects before it were removed. */
function moved(keys: readonly string[], edits: readonly Edit[]): readonly string[] {
  const [head, place, ...below] = keys
  if (head !== 'objects' || place === undefined) return keys
  const gone = edits.filter(removes).map(({ path }) => keysOf(path))
  const before = gone.filter(
    ([list, item, deeper]) => list === head && deeper === undefined && Number(item) < Number(place),
  )
  return [head, String(Number(place) - before.length), ...below]
}

/**
 * A structured prompt with a model's edits, except for what it has of the schema's identity: nothing of that is removed or said otherwise.
 * @throws AnswerFault naming an edit that cannot be made
 */
export function editPrompt(
  document: JsonObject,
  edits: readonly Edit[],
  schema: JsonObject,
): JsonObject {
  const held = leavesOf(schema).filter(
    ({ keys, path, value }) => !isFree(path) && carries(valueAt(document, keys), value),
  )
  const allowed = edits.filter((edit) => {
    const outer = keysOf(edit.path)
    return !removes(edit) || !held.some(({ keys }) => holdsWithin(keys, outer))
  })
  const edited = held.reduce<JsonValue>(
    (changed, { keys, value }) => {
      const at = moved(keys, allowed)
      const before = valueAt(document, keys)
      if (before === undefined || carries(valueAt(changed, at), value)) return changed
      return withValueAt(changed, at, before)
    },
    applyEdits(document, allowed),
  )
  return isObject(edited) ? edited : document
}
