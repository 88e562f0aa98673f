import type { JsonObject } from '../json.ts'
import type { VisionAnswer, VisionProvider } from '../provider.ts'
import { createAsk, type Service } from './ask.ts'
import { askCaption } from './operations/ask-caption.ts'
import { askRefinement } from './operations/ask-refinement.ts'
import { askSchema } from './operations/ask-schema.ts'
import { askStructuredPrompt } from './operations/ask-structured-prompt.ts'
import { type RemoteVisionOptions, withDefaults } from './options.ts'

/**
 * A vision service on the network behind the one interface. Its answers are held to the rules in code, whatever the model wrote: the
 * schema's texts stand in captions word for word, its identity in prompts, and what an instruction does not name keeps its bytes.
 *
 * @throws from each of its functions VisionInputError for what the service declines or an instruction that cannot be carried out,
 * VisionUnavailableError and VisionAnswerError for what is wrong with the service, and the reason of an aborted signal
 */
export interface RemoteVision extends VisionProvider {
  readonly model: string
  /** Ends whatever is being asked, with an AbortError for whoever waits for it. */
  close(): void
}

async function plain(document: Promise<JsonObject>): Promise<VisionAnswer> {
  return { document: await document, notes: [] }
}

/** Puts a service behind the interface. */
export function createRemoteVision(service: Service, options: RemoteVisionOptions): RemoteVision {
  const closing = new AbortController()
  const ask = createAsk(service, withDefaults(options), closing.signal)
  return {
    name: service.name,
    model: options.model,
    generateSchema: (request, call) => plain(askSchema(ask, request, call)),
    caption: (request, call) => plain(askCaption(ask, request, call)),
    structuredPrompt: (request, call) => plain(askStructuredPrompt(ask, request, call)),
    refine: (request, call) => plain(askRefinement(ask, request, call)),
    close: () => closing.abort(),
  }
}
