import { type DocumentSchemas, documentSchemas } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Every kind of document, with the address of its JSON Schema. Beyond the published contract; needs no token. */
export function listDocumentSchemas(
  client: Client,
  options: CallOptions = {},
): Promise<DocumentSchemas> {
  return request(client, { method: 'GET', path: '/schemas', answer: documentSchemas, ...options })
}
