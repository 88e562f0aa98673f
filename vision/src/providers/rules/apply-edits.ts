import { isObject, type JsonObject, type JsonValue, pruneObject } from '../../json.ts'
import type { Edit } from '../answers/edits-answer.ts'
import { AnswerFault } from '../errors.ts'
import { cleanAnswer } from './clean.ts'
import { isShallow } from './depth.ts'
import { keysOf, valueAt, withoutValueAt, withValueAt } from './pointer.ts'

function parsed(text: string): { value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** What an edit writes: JSON text, or, as models are used to, plain words. A text stays one, also where its words look like a number. */
function newValue(path: string, text: string, before: JsonValue | undefined): JsonValue {
  const value = parsed(text)?.value
  if (value === undefined) {
    if (/^\s*[[{"]/.test(text)) throw new AnswerFault(`the value of ${path} is no valid JSON`)
    return text
  }
  if (!isShallow(value)) throw new AnswerFault(`the value of ${path} is nested too deep`)
  return typeof before === 'string' && typeof value !== 'string' ? text : value
}

/** Later items first, so that removing one does not move another that is to go. */
function byPlaceDescending(a: readonly string[], b: readonly string[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i]
    if (other === undefined) return -1
    if (key === other) continue
    const difference = Number(other) - Number(key)
    return Number.isNaN(difference) ? (key < other ? 1 : -1) : difference
  }
  return 0
}

/**
 * The document with a model's edits. Their paths mean the document as it was given, whatever their order; what they do not name keeps its
 * bytes and its place.
 * @throws AnswerFault naming an edit that cannot be made
 */
export function applyEdits(document: JsonObject, edits: readonly Edit[]): JsonObject {
  const removed: string[][] = []
  let changed: JsonValue = document
  for (const { path, value } of edits) {
    const keys = keysOf(path)
    const before = valueAt(document, keys)
    const cleaned = value === undefined ? undefined : cleanAnswer(newValue(path, value, before))
    if (cleaned !== undefined) changed = withValueAt(changed, keys, cleaned)
    else if (before !== undefined) removed.push(keys)
    else throw new AnswerFault(`${path} cannot be removed: the document has nothing there`)
  }
  for (const keys of removed.sort(byPlaceDescending)) changed = withoutValueAt(changed, keys)
  if (!isObject(changed)) throw new AnswerFault('the document has to stay an object')
  if (!isShallow(changed)) throw new AnswerFault('the document would be nested too deep')
  return pruneObject(changed)
}
