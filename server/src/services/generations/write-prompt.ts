import { type JsonObject, VisionInputError, type VisionProvider } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { ModelRow } from '../../store/models.ts'
import type { StoredRequest } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { ipContext } from '../ip-context.ts'

/** Turns the words of a request into a structured prompt that keeps the model's identity. What it cannot read is the caller's fault. */
export type WritePrompt = (model: ModelRow, request: StoredRequest) => Promise<JsonObject>

export function createWritePrompt(store: Store, vision: VisionProvider): WritePrompt {
  return async (model, { prompt, structuredPrompt, seed }) => {
    // Alone with its seed a structured prompt is drawn as it stands: exact re-creation.
    if (prompt === undefined && structuredPrompt) return structuredPrompt
    const project = await store.projects.find(model.organizationId, model.projectId)
    if (project === undefined) throw errors.notFound('Model')
    const answer = await vision
      .structuredPrompt({
        ...(prompt === undefined ? {} : { prompt }),
        ...(structuredPrompt === undefined ? {} : { structuredPrompt }),
        schema: model.visualSchema ?? {},
        ip: ipContext(project),
        seed,
      })
      .catch((error: unknown) => {
        if (error instanceof VisionInputError) throw errors.badRequest(error.message, error)
        throw error
      })
    return answer.document
  }
}
