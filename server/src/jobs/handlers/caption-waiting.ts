import type { WaitingCaptions } from '../../services/datasets/caption-waiting.ts'
import type { JobBinding } from '../bindings.ts'

export function captionWaiting(captions: WaitingCaptions): JobBinding {
  return {
    name: 'caption-waiting',
    handle: ({ datasetId }, context) => captions.run(datasetId, context),
  }
}
