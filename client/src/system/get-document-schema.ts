import type { DocumentJsonSchema, DocumentKind } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

const jsonSchema = z.looseObject({ $schema: z.string(), $id: z.string() })

/**
 * The JSON Schema (draft 2020-12) of what travels as text in `caption`, `visual_schema` or `structured_prompt`. Beyond the published contract;
 * needs no token.
 */
export function getDocumentSchema(
  client: Client,
  kind: DocumentKind,
  options: CallOptions = {},
): Promise<DocumentJsonSchema> {
  const path = `/schemas/${kind}.json`
  return request(client, { method: 'GET', path, answer: jsonSchema, ...options })
}
