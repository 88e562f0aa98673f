import { type Image, image } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** All images of a dataset, oldest first. */
export function listImages(
  client: Client,
  datasetId: number,
  options: CallOptions = {},
): Promise<Image[]> {
  const path = `/v1/tailored-gen/datasets/${datasetId}/images`
  return request(client, { method: 'GET', path, answer: z.array(image), ...options })
}
