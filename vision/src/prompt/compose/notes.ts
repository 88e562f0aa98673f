import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../../json.ts'
import type { VisionNote } from '../../provider.ts'
import type { TextReading } from '../read-text.ts'
import { asWritten } from '../tokens/token.ts'
import type { Clash } from './clash.ts'

/** One note for each field of the schema that stood against words of the prompt. */
export function notesOf(
  { prompt, tokens }: TextReading,
  clashes: readonly Clash[],
  document: JsonObject,
): VisionNote[] {
  const fields = [...new Set(clashes.map(({ field }) => field))]
  return fields.map((field) => {
    const spans = clashes.filter((clash) => clash.field === field).map(({ span }) => span)
    const words = spans
      .sort((p, q) => p.from - q.from)
      .map((span) => asWritten(prompt, tokens, span))
    const kept = textAt(document, field)
    const named = words.map((text) => `"${text}"`).join(', ')
    return {
      code: 'words_overruled',
      message: `The identity overrules ${named}: ${field} stays "${kept}"`,
      words,
      field,
      kept,
    }
  })
}

function textAt(document: JsonObject, pointer: string): string {
  let value: JsonValue | undefined = document
  for (const key of pointer.split('/').slice(1))
    value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined
  return typeof value === 'string' ? value : ''
}
