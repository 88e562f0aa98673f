import type { CaptionRegeneration } from '../../services/datasets/regenerate-captions.ts'
import type { JobBinding } from '../bindings.ts'

export function regenerateCaptions(captions: CaptionRegeneration): JobBinding {
  return {
    name: 'regenerate-captions',
    handle: ({ datasetId }, context) => captions.run(datasetId, context),
  }
}
