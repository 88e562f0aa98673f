import {
  normalizeDocument,
  type VisionAnswer,
  type VisionCall,
  VisionInputError,
  type VisionProvider,
} from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { ModelRow } from '../../store/models.ts'
import type { StoredRequest } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { ipContext } from '../ip-context.ts'
import { publicVisionError } from '../vision-errors.ts'

/**
 * Turns the words of a request into a structured prompt that keeps the model's identity. What it cannot read, or a service declines, is the
 * caller's fault; what is wrong with a service stays an error of vision.
 */
export type WritePrompt = (
  model: ModelRow,
  request: StoredRequest,
  call?: VisionCall,
) => Promise<VisionAnswer>

/** What the request is at fault for becomes what the caller is told; the failure of a service, or a shutdown, is worth another attempt. */
function ownFault(error: unknown): unknown {
  return error instanceof VisionInputError ? publicVisionError(error, errors.badRequest) : error
}

export function createWritePrompt(store: Store, vision: VisionProvider): WritePrompt {
  return async (model, { prompt, structuredPrompt, seed }, call) => {
    // Alone with its seed a structured prompt is drawn as it stands: exact re-creation.
    if (prompt === undefined && structuredPrompt) return { document: structuredPrompt, notes: [] }
    const project = await store.projects.find(model.organizationId, model.projectId)
    if (project === undefined) throw errors.notFound('Model')
    const request = {
      ...(prompt === undefined ? {} : { prompt }),
      ...(structuredPrompt === undefined ? {} : { structuredPrompt }),
      schema: model.visualSchema ?? {},
      ip: ipContext(project),
      seed,
    }
    const { document, notes } = await vision
      .structuredPrompt(request, call)
      .catch((error: unknown) => {
        throw ownFault(error)
      })
    // One that somebody sent keeps its keys where they stood.
    return { document: structuredPrompt ? document : normalizeDocument(document), notes }
  }
}
