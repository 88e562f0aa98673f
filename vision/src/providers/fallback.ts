import type { VisionAnswer, VisionProvider } from '../provider.ts'
import { VisionAnswerError, VisionUnavailableError } from './errors.ts'

/** A question that another provider answered. */
export interface Fallback {
  /** Who should have answered. */
  provider: string
  /** Who did. */
  by: string
  operation: Exclude<keyof VisionProvider, 'name'>
  /** Why. */
  error: VisionUnavailableError | VisionAnswerError
}

/**
 * A provider whose questions another one answers when it fails, and says so each time. A request that is at fault itself is refused as ever:
 * what a service declines is not handed to one that does not look.
 */
export function withFallback(
  provider: VisionProvider,
  other: VisionProvider,
  onFallback: (fallback: Fallback) => void,
): VisionProvider {
  async function either(
    operation: Fallback['operation'],
    ask: (one: VisionProvider) => Promise<VisionAnswer>,
  ): Promise<VisionAnswer> {
    try {
      return await ask(provider)
    } catch (error) {
      const failed = error instanceof VisionUnavailableError || error instanceof VisionAnswerError
      if (!failed) throw error
      onFallback({ provider: provider.name, by: other.name, operation, error })
      const { document, notes } = await ask(other)
      const message = `${provider.name} did not answer (${error.message}); this is what ${other.name} made of it`
      return {
        document,
        notes: [
          ...notes,
          { code: 'answered_by_fallback', message, provider: provider.name, by: other.name },
        ],
      }
    }
  }
  return {
    name: provider.name,
    generateSchema: (request, call) =>
      either('generateSchema', (one) => one.generateSchema(request, call)),
    caption: (request, call) => either('caption', (one) => one.caption(request, call)),
    structuredPrompt: (request, call) =>
      either('structuredPrompt', (one) => one.structuredPrompt(request, call)),
    refine: (request, call) => either('refine', (one) => one.refine(request, call)),
  }
}
