import { type DocumentKind, documents } from '@atelier/contract'
import type { DocumentTypes } from './parse-document.ts'

/**
 * A document as the text that `caption`, `visual_schema` and `structured_prompt` take: its keys in the order they have, those included that
 * the schema does not know.
 *
 * @throws {TypeError} a key that the schema knows holds something else; the message names it
 */
export function serializeDocument<Kind extends DocumentKind>(
  kind: Kind,
  document: DocumentTypes[Kind],
): string {
  const { error } = documents[kind].schema.safeParse(document)
  if (error === undefined) return JSON.stringify(document)
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new TypeError(faults.join('; '), { cause: error })
}
