import {
  type CaptionDocument,
  type DocumentKind,
  documents,
  type StructuredPromptDocument,
  type VisualSchemaDocument,
} from '@atelier/contract'
import { UnexpectedAnswerError } from '../errors.ts'
import { parsedJson } from '../parsed-json.ts'

/** What a text of each kind holds. Keys that the schemas do not know are there too. */
export interface DocumentTypes {
  caption: CaptionDocument
  'visual-schema': VisualSchemaDocument
  'structured-prompt': StructuredPromptDocument
}

/**
 * The document that a `caption`, a `visual_schema` or a `structured_prompt` holds. The server keeps any JSON object that somebody gave it, so
 * one that a person wrote may not fit.
 *
 * @throws {UnexpectedAnswerError} it is no JSON object, or a key that the schema knows holds something else
 */
export function parseDocument<Kind extends DocumentKind>(
  kind: Kind,
  text: string,
): DocumentTypes[Kind] {
  const { title, schema } = documents[kind]
  const body = parsedJson(text)
  const checked = schema.safeParse(body)
  // What was read and not what was checked: that would have its keys in another order.
  if (checked.success) return body as DocumentTypes[Kind]
  throw new UnexpectedAnswerError(`The text is no ${title.toLowerCase()}`, {
    cause: checked.error,
    body,
  })
}
