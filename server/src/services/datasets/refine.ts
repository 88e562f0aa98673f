import type { RefineStructuredPrompt, StructuredPromptAnswer } from '@atelier/contract'
import { VisionInputError, type VisionProvider } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import type { ReadPictures } from '../images/read-pictures.ts'
import { ipContext } from '../ip-context.ts'
import { jsonField } from '../json-field.ts'

interface Dependencies {
  store: Store
  vision: VisionProvider
  readPictures: ReadPictures
}

/** Applies an instruction to a schema or a caption and gives back the result; nothing is stored. */
export function createRefinement({ store, vision, readPictures }: Dependencies) {
  return async (caller: Caller, body: RefineStructuredPrompt): Promise<StructuredPromptAnswer> => {
    const dataset = await getDataset(store, caller, body.dataset_id)
    if (dataset.status !== 'draft')
      throw errors.badRequest('The dataset is completed; clone it to change it')
    const document = jsonField('structured_prompt', body.structured_prompt)
    const project = await getProject(store, caller, dataset.projectId)
    const images = await readPictures('context_images', body.context_images ?? [])
    const { document: refined } = await vision
      .refine({
        document,
        instruction: body.instruction,
        ip: ipContext(project),
        ...(images.length > 0 ? { images } : {}),
        ...(dataset.visualSchema ? { schema: dataset.visualSchema } : {}),
      })
      .catch((error: unknown) => {
        if (error instanceof VisionInputError)
          throw errors.badField('instruction', error.message, body.instruction)
        throw error
      })
    return { structured_prompt: JSON.stringify(refined) }
  }
}
