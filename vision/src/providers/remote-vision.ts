import type { VisionProvider } from '../provider.ts'
import { createAsk, type Service } from './ask.ts'
import { askCaption } from './operations/ask-caption.ts'
import { askRefinement } from './operations/ask-refinement.ts'
import { askSchema } from './operations/ask-schema.ts'
import { askStructuredPrompt } from './operations/ask-structured-prompt.ts'
import { type RemoteVisionOptions, withDefaults } from './options.ts'

/**
 * A vision service on the network behind the one interface. Its answers are held to the rules in code, whatever the model wrote: the
 * schema's texts stand in captions word for word, its identity in prompts, and what the edits of an instruction do not name keeps its bytes.
 *
 * @throws from each of its functions VisionInputError for what the service declines or an instruction that cannot be carried out,
 * VisionUnavailableError and VisionAnswerError for what is wrong with the service, and the reason of an aborted signal
 */
export interface RemoteVision extends VisionProvider {
  readonly model: string
  /** Ends whatever is being asked, with an AbortError for whoever waits for it. */
  close(): void
}

/** Puts a service behind the interface. */
export function createRemoteVision(service: Service, options: RemoteVisionOptions): RemoteVision {
  const closing = new AbortController()
  const ask = createAsk(service, withDefaults(options), closing.signal)
  return {
    name: service.name,
    model: options.model,
    generateSchema: (request, call) => askSchema(ask, request, call),
    caption: (request, call) => askCaption(ask, request, call),
    structuredPrompt: (request, call) => askStructuredPrompt(ask, request, call),
    refine: (request, call) => askRefinement(ask, request, call),
    close: () => closing.abort(),
  }
}
