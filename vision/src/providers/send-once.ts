import type { FinishReason, JSONSchema7, LanguageModelUsage, ModelMessage } from 'ai'
import type { Settings } from './options.ts'
import type { Question } from './question.ts'
import type { Sdk, ServiceModel } from './sdk.ts'

/** What came back. */
export interface RawReply {
  text: string
  /** What the text says, where it is nothing but JSON; of what form is not known yet. */
  value?: unknown
  finishReason: FinishReason | undefined
  usage: Pick<LanguageModelUsage, 'inputTokens' | 'outputTokens'> | undefined
  warnings: string[]
}

const TEMPERATURE = 0.2
const TOP_P = 0.9
/** Google's seeds are signed and 32 bits wide. */
const LARGEST_SEED = 0x7fffffff

/** One request. An answer of another form is a reply like any other; errors are those of the SDK. */
export async function sendOnce<Answer>(
  sdk: Sdk,
  { language, providerOptions }: ServiceModel,
  { maxOutputTokens }: Settings,
  question: Question<Answer>,
  messages: ModelMessage[],
  signal: AbortSignal,
): Promise<RawReply> {
  // Without a check of its own: the SDK's would repeat the whole answer in an error, which overflows the stack where it is nested deep.
  const schema = sdk.jsonSchema<unknown>(question.form.jsonSchema as JSONSchema7)
  try {
    const result = await sdk.generateText({
      model: language,
      instructions: question.prompt.text,
      messages,
      output: sdk.Output.object({ schema, name: question.form.name }),
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
    // The SDK reads no output where there is no text, or a call of a tool beside it, and takes null for none.
    const read = text !== '' && text.trim() !== 'null' && finishReason !== 'tool-calls'
    return read ? { ...reply, value: result.output } : reply
  } catch (error) {
    if (!sdk.NoObjectGeneratedError.isInstance(error)) throw error
    const { text = '', finishReason, usage } = error
    return { text, finishReason, usage, warnings: [] }
  }
}
