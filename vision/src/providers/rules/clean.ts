import { isObject, type JsonValue, pruneObject } from '../../json.ts'

/** Text that can be kept as it is: without U+0000 and halves of surrogate pairs, and without white space around it. */
function sound(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').trim()
}

function soundIn(value: JsonValue): JsonValue {
  if (typeof value === 'string') return sound(value)
  if (Array.isArray(value)) return value.map(soundIn)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [sound(key), soundIn(child)]),
  )
}

/** What a model wrote, as it can be stored: sound text, and nothing null or empty. Undefined where nothing is left. */
export function cleanAnswer(value: JsonValue): JsonValue | undefined {
  return pruneObject({ value: soundIn(value) }).value
}
