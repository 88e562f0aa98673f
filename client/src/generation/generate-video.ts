import { type Accepted, accepted, type GenerateVideo } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/**
 * Orders five seconds of a picture in motion and returns at once with the id of the request; follow it with `waitForVideo`. `image` is base64 or a
 * public address. 400 when the model is not trained, 403 when it is another organization's, 404 when it is unknown, 415 when the picture is no
 * jpeg, png or webp, 422 when it is damaged.
 */
export function generateVideo(
  client: Client,
  body: GenerateVideo,
  options: CallOptions = {},
): Promise<Accepted> {
  const path = '/v2/video/generate/tailored/image-to-video'
  return request(client, { method: 'POST', path, body, answer: accepted, ...options })
}
