import { captionImage } from './caption/caption.ts'
import { sharedSchema } from './caption/schema.ts'
import type { JsonObject } from './json.ts'
import { readStructuredPrompt } from './prompt/structured-prompt.ts'
import type { VisionAnswer, VisionProvider } from './provider.ts'
import { refineDocument } from './refine/refine-document.ts'

function plain(document: JsonObject): VisionAnswer {
  return { document, notes: [] }
}

/**
 * The provider that needs no network and no model: it states what it measured in the pixels, what the prompt says and
 * what the schema holds, nothing else. The same input gives the same answer, whatever the seed.
 */
export function createBuiltinVision(): VisionProvider {
  return {
    name: 'builtin',
    generateSchema: async (request) => plain(sharedSchema(request.images)),
    caption: async (request) => plain(captionImage(request)),
    structuredPrompt: async (request) => readStructuredPrompt(request),
    refine: async (request) => plain(refineDocument(request)),
  }
}
