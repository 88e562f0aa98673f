import { isObject, type JsonObject, type JsonValue, pruneObject } from '../../json.ts'
import type { Edit } from '../answers/edits-answer.ts'
import { AnswerFault } from '../errors.ts'
import { cleanAnswer } from './clean.ts'
import { isShallow } from './depth.ts'
import { keysOf, valueAt, withValueAt } from './pointer.ts'

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
  const textForText = typeof before === 'string' && value !== null && typeof value !== 'string'
  return textForText ? text : value
}

/** What an edit leaves at its path; undefined where it removes. */
export function newValueOf(document: JsonObject, { path, value }: Edit): JsonValue | undefined {
  if (value === undefined) return undefined
  return cleanAnswer(newValue(path, value, valueAt(document, keysOf(path))))
}

function holdsFields(value: JsonValue | undefined): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(isObject))
}

/**
 * A document with edits, in which what is removed is null yet, so that nothing has moved and a path still means what it meant before.
 * @throws AnswerFault naming an edit that cannot be made
 */
export function withEdits(document: JsonObject, edits: readonly Edit[]): JsonValue {
  const removed: string[][] = []
  let changed: JsonValue = document
  for (const edit of edits) {
    const keys = keysOf(edit.path)
    const value = newValueOf(document, edit)
    const before = valueAt(document, keys)
    // Whoever writes an object anew writes fields anew that nobody spoke of.
    if (value !== undefined && holdsFields(before))
      throw new AnswerFault(
        `${edit.path} holds several fields: name those that change, each by itself`,
      )
    if (value !== undefined) changed = withValueAt(changed, keys, value)
    else if (before !== undefined) removed.push(keys)
    else throw new AnswerFault(`${edit.path} cannot be removed: the document has nothing there`)
  }
  for (const keys of removed)
    if (valueAt(changed, keys) !== undefined) changed = withValueAt(changed, keys, null)
  return changed
}

/**
 * The document that edits were made in, without what they removed.
 * @throws AnswerFault when it is nested too deep
 */
export function finished(changed: JsonValue): JsonObject {
  if (!isObject(changed)) throw new AnswerFault('the document has to stay an object')
  if (!isShallow(changed)) throw new AnswerFault('the document would be nested too deep')
  return pruneObject(changed)
}

/**
 * The document with a model's edits. Their paths mean the document as it was given, whatever their order; what they do not name keeps its
 * bytes and its place. Of a document that has null or empty values itself those go.
 * @throws AnswerFault naming an edit that cannot be made
 */
export function applyEdits(document: JsonObject, edits: readonly Edit[]): JsonObject {
  return finished(withEdits(document, edits))
}
