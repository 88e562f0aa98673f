import { type Dataset, dataset } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** All datasets of the token's organization, oldest first, without their images. */
export function listDatasets(client: Client, options: CallOptions = {}): Promise<Dataset[]> {
  const path = '/v1/tailored-gen/datasets'
  return request(client, { method: 'GET', path, answer: z.array(dataset), ...options })
}
