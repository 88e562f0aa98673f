import type { FinishReason, LanguageModelUsage, ModelMessage } from 'ai'
import { AnswerFault } from './errors.ts'
import type { Settings } from './options.ts'
import type { Question } from './question.ts'
import type { Sdk, ServiceModel } from './sdk.ts'

/** What came back. */
export interface RawReply {
  text: string
  /** The text as JSON of the form asked for; undefined when it is none. */
  value?: unknown
  finishReason: FinishReason | undefined
  usage: Pick<LanguageModelUsage, 'inputTokens' | 'outputTokens'> | undefined
  warnings: string[]
}

const TEMPERATURE = 0.2
const TOP_P = 0.9
/** Google's seeds are signed and 32 bits wide. */
const LARGEST_SEED = 0x7fffffff

function outputOf<Answer>(sdk: Sdk, { form }: Question<Answer>) {
  const validate = (value: unknown) => {
    try {
      form.parse(value)
      // As it came: it is read once more when it is used.
      return { success: true as const, value }
    } catch (error) {
      if (!(error instanceof AnswerFault)) throw error
      return { success: false as const, error }
    }
  }
  const schema = sdk.jsonSchema<unknown>(form.jsonSchema as never, { validate })
  return sdk.Output.object({ schema, name: form.name })
}

/** One request. An answer of another form is a reply like any other; errors are those of the SDK. */
export async function sendOnce<Answer>(
  sdk: Sdk,
  { language, providerOptions }: ServiceModel,
  { maxOutputTokens }: Settings,
  question: Question<Answer>,
  messages: ModelMessage[],
  signal: AbortSignal,
): Promise<RawReply> {
  try {
    const result = await sdk.generateText({
      model: language,
      instructions: question.prompt.text,
      messages,
      output: outputOf(sdk, question),
      temperature: TEMPERATURE,
      topP: TOP_P,
      seed: question.seed & LARGEST_SEED,
      maxOutputTokens,
      providerOptions,
      abortSignal: signal,
      // They are repeated here, with a say over the waits.
      maxRetries: 0,
    })
    const { text, finishReason, usage } = result
    const warnings = (result.warnings ?? []).map((warning) => JSON.stringify(warning))
    const reply = { text, finishReason, usage, warnings }
    const read = finishReason === 'stop' || text !== ''
    return read ? { ...reply, value: result.output } : reply
  } catch (error) {
    if (!sdk.NoObjectGeneratedError.isInstance(error)) throw error
    const { text = '', finishReason, usage } = error
    return { text, finishReason, usage, warnings: [] }
  }
}
