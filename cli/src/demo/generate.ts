import { type Client, downloadResult, generateImage, waitForImage } from '@atelier/client'

/** One image to make. */
export interface ImageOrder {
  readonly prompt: string
  readonly seed: number
  readonly influence: number
}

/** Orders an image from a trained model, waits for it and returns the encoded picture. */
export async function makeImage(
  client: Client,
  modelId: number,
  order: ImageOrder,
  signal: AbortSignal,
): Promise<Buffer> {
  const { request_id } = await generateImage(
    client,
    {
      tailored_model_id: String(modelId),
      prompt: order.prompt,
      seed: order.seed,
      tailored_model_influence: order.influence,
    },
    { signal },
  )
  const { image_url } = await waitForImage(client, request_id, { signal, intervalMs: 250 })
  return Buffer.from(await downloadResult(client, image_url, { signal }))
}
