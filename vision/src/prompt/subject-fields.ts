import type { JsonObject } from '../json.ts'
import { readObject } from './read-object.ts'
import type { ObjectReading } from './reading.ts'

/** What an object does and how it looks while doing it, as fields of a structured prompt. */
export function stateFields(object: ObjectReading): JsonObject {
  const fields: JsonObject = {}
  for (const key of ['action', 'pose', 'expression', 'orientation'] as const) {
    const value = object[key]
    if (value !== undefined) fields[key] = value
  }
  return fields
}

/** The same for the words of a file name, so that captions and prompts put "waving" into the same field. */
export function subjectFields(words: string): JsonObject {
  return stateFields(readObject(words.split(' ').filter((word) => word !== '')))
}
