import { type ImportedModel, type ImportModel, importedModel } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Makes a model of an adapter that was trained elsewhere, and tells what of the file did not find its way. Beyond the published contract. 400 for a
 * file that is no adapter of the base model, has tensors that fit no layer, or would change nothing; 404 for an unknown dataset; 413 over 48 MB.
 */
export function importModel(
  client: Client,
  body: ImportModel,
  options: CallOptions = {},
): Promise<ImportedModel> {
  const path = '/v1/tailored-gen/import_model'
  return request(client, { method: 'POST', path, body, answer: importedModel, ...options })
}
