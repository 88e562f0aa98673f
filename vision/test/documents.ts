import type { JsonObject } from '../src/json.ts'
import type { VisionAnswer, VisionProvider } from '../src/provider.ts'

async function document(answer: Promise<VisionAnswer>): Promise<JsonObject> {
  return (await answer).document
}

/** A provider of which nothing but the documents is of interest. */
export function documentsOf(vision: VisionProvider) {
  return {
    generateSchema: (...asked: Parameters<VisionProvider['generateSchema']>) =>
      document(vision.generateSchema(...asked)),
    caption: (...asked: Parameters<VisionProvider['caption']>) =>
      document(vision.caption(...asked)),
    structuredPrompt: (...asked: Parameters<VisionProvider['structuredPrompt']>) =>
      document(vision.structuredPrompt(...asked)),
    refine: (...asked: Parameters<VisionProvider['refine']>) => document(vision.refine(...asked)),
  }
}
