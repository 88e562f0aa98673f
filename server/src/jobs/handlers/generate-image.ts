import type { GenerationService } from '../../services/generations/generations.ts'
import type { JobBinding } from '../bindings.ts'

export function generateImage(generations: GenerationService): JobBinding {
  return {
    name: 'generate-image',
    handle: ({ requestId }, context) => generations.run(requestId, context),
  }
}
