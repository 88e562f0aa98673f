import type { JsonObject } from '../json.ts'
import type { SystemPrompt } from '../prompts/system-prompt.ts'
import type { PixelImage, VisionAnswer, VisionCall } from '../provider.ts'
import type { AnswerForm } from './answers/answer-form.ts'
import type { VisionTask } from './options.ts'

/** One question to a service, and what becomes of its answer. */
export interface Question<Answer> {
  task: VisionTask
  prompt: SystemPrompt
  /** What the model is told, as JSON. */
  facts: JsonObject
  images: readonly PixelImage[]
  form: AnswerForm<Answer>
  seed: number
  /**
   * Makes the result of an answer, by the rules.
   * @throws AnswerFault when the answer cannot be used, which is told to the model, once
   */
  use: (answer: Answer) => VisionAnswer
}

/**
 * Asks a service.
 * @throws VisionInputError when it declines, VisionUnavailableError when it gives no answer, VisionAnswerError when it gives none that
 * can be used, and the signal's reason when that aborts
 */
export type Ask = <Answer>(question: Question<Answer>, call?: VisionCall) => Promise<VisionAnswer>
