import type { RefineStructuredPrompt, StructuredPromptAnswer } from '@atelier/contract'
import type { VisionCall, VisionProvider } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import type { ReadPictures } from '../images/read-pictures.ts'
import { ipContext } from '../ip-context.ts'
import { jsonField } from '../json-field.ts'
import { publicVisionError } from '../vision-errors.ts'
import { warningsOf } from '../wire.ts'

interface Dependencies {
  store: Store
  vision: VisionProvider
  readPictures: ReadPictures
}

/** Applies an instruction to a schema or a caption and gives back the result, its keys as they stood; nothing is stored. */
export function createRefinement({ store, vision, readPictures }: Dependencies) {
  return async (
    caller: Caller,
    body: RefineStructuredPrompt,
    call?: VisionCall,
  ): Promise<StructuredPromptAnswer> => {
    const dataset = await getDataset(store, caller, body.dataset_id)
    if (dataset.status !== 'draft')
      throw errors.badRequest('The dataset is completed; clone it to change it')
    const document = jsonField('structured_prompt', body.structured_prompt)
    const project = await getProject(store, caller, dataset.projectId)
    const images = await readPictures('context_images', body.context_images ?? [])
    const request = {
      document,
      instruction: body.instruction,
      ip: ipContext(project),
      ...(images.length > 0 ? { images } : {}),
      ...(dataset.visualSchema ? { schema: dataset.visualSchema } : {}),
    }
    const refined = await vision.refine(request, call).catch((error: unknown) => {
      const unreadable = (message: string) =>
        errors.badField('instruction', message, body.instruction)
      throw publicVisionError(error, unreadable) ?? error
    })
    return { structured_prompt: JSON.stringify(refined.document), ...warningsOf(refined.notes) }
  }
}
