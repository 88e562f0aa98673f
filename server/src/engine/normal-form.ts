import { normalizeDocument } from '@atelier/vision'
import type { EngineGenerateRequest, EngineTrainingImage } from './engine.ts'

// The one form that models read documents in, in training and in drawing: what was learnt is what is asked for.

/** Training pictures with their captions in normal form. */
export async function* normalPictures(
  images: AsyncIterable<EngineTrainingImage>,
): AsyncGenerator<EngineTrainingImage> {
  for await (const image of images) yield { ...image, caption: normalizeDocument(image.caption) }
}

/** A request with its prompts in normal form. */
export function normalRequest(request: EngineGenerateRequest): EngineGenerateRequest {
  const { structuredPrompt, negativePrompt } = request
  return {
    ...request,
    structuredPrompt: normalizeDocument(structuredPrompt),
    ...(negativePrompt === undefined ? {} : { negativePrompt: normalizeDocument(negativePrompt) }),
  }
}
