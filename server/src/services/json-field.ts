import { errors } from '../errors.ts'
import { MOST_LEVELS, parseJsonObject } from '../lib/json-object.ts'

const RULE = `Input should be the text of a JSON object, at most ${MOST_LEVELS} levels deep, without U+0000 or half a surrogate pair`

/** The object that a field holds as text; anything else is the caller's fault. */
export function jsonField(field: string, text: string): Record<string, never> {
  const value = parseJsonObject(text)
  if (value === undefined) throw errors.badField(field, RULE, text)
  return value
}
