import { isObject, type JsonObject, type JsonValue, pruneObject } from '../json.ts'
import { DOCUMENT_ORDER, type KeyOrder } from './key-order.ts'

function ordered(value: JsonValue, order: KeyOrder | undefined): JsonValue {
  if (Array.isArray(value)) return value.map((item) => ordered(item, order))
  return isObject(value) ? orderedObject(value, order) : value
}

function orderedObject(value: JsonObject, order: KeyOrder | undefined): JsonObject {
  const place = (key: string): number => order?.places.get(key) ?? Number.POSITIVE_INFINITY
  const entries = Object.entries(value).map(
    ([key, child]) => [key, ordered(child, order?.below.get(key))] as const,
  )
  // Sorting is stable, so keys that are not known stay as they were among themselves.
  entries.sort(([a], [b]) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  // fromEntries defines own properties, so a key such as "__proto__" stays data.
  return Object.fromEntries(entries)
}

/**
 * A document in the one form that models are trained on and asked with: without null, blank and empty values at any depth, known keys in
 * the order of the published schemas, and after them the rest in an order of its own (keys that are whole numbers come first, as everywhere
 * in JavaScript). Nothing else changes: no other value is lost, moved to another key or altered. Doing it twice is doing it once.
 */
export function normalizeDocument(document: JsonObject): JsonObject {
  return orderedObject(pruneObject(document), DOCUMENT_ORDER)
}

/**
 * The text of a document for a model that reads text: compact JSON of its normal form. Documents that differ only in empty values and in
 * where known keys stand give the same bytes.
 */
export function serializeDocument(document: JsonObject): string {
  return JSON.stringify(normalizeDocument(document))
}
