import { type GeneratedImage, generatedImage } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'
import type { GenerateImageBody } from './generate-image.ts'

/** Orders one image and holds the connection until it is done. 422 when the prompt or the image is moderated; see `generateImage`. */
export function generateImageSync(
  client: Client,
  body: GenerateImageBody,
  options: CallOptions = {},
): Promise<GeneratedImage> {
  const path = '/v2/image/generate/tailored'
  const sent = { ...body, sync: true }
  return request(client, { method: 'POST', path, body: sent, answer: generatedImage, ...options })
}
