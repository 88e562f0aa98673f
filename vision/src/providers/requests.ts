import type { ModelMessage } from 'ai'
import { VisionInputError } from '../provider.ts'
import { startRecord } from './call-record.ts'
import { AnswerFault } from './errors.ts'
import { type Failure, failureOf } from './failure.ts'
import type { Settings } from './options.ts'
import type { Question } from './question.ts'
import { isRefusal, readReply } from './read-reply.ts'
import type { Sdk, ServiceModel } from './sdk.ts'
import { type RawReply, sendOnce } from './send-once.ts'
import { pause, within } from './within.ts'

/** What a model said, not yet read. */
export interface Reply<Answer> {
  text: string
  /** @throws AnswerFault when it holds no answer of the form asked for */
  read: () => Answer
  /** Ends the record of the request; `fault` says why the answer could not be used. */
  end: (fault: string | undefined) => void
}

/** How services say that a field of the request is not known to them. */
const UNFIT = new Set([400, 422])

function refusalIn({ text, finishReason, value }: RawReply): VisionInputError | undefined {
  const filtered = finishReason === 'content-filter'
  if (!filtered && (value !== undefined || !isRefusal(text))) return undefined
  const said = text.includes('{') ? '' : text.replace(/\s+/g, ' ').trim().slice(0, 200)
  const words = 'The vision service declines this request because of what it holds'
  return new VisionInputError(said === '' ? words : `${words}: ${said}`)
}

function readRaw<Answer>(raw: RawReply, { form }: Question<Answer>): Answer {
  if (raw.value !== undefined) return form.parse(raw.value)
  if (raw.finishReason === 'length')
    throw new AnswerFault('it was cut off because it was too long; be brief')
  return readReply(raw.text, form)
}

/** The requests that one question takes: repeated when they fail, all counted and recorded. */
export class Requests {
  readonly #sdk: Sdk
  readonly #model: ServiceModel
  readonly #provider: string
  readonly #settings: Settings
  #sent = 0

  constructor(sdk: Sdk, model: ServiceModel, provider: string, settings: Settings) {
    this.#sdk = sdk
    this.#model = model
    this.#provider = provider
    this.#settings = settings
  }

  /** Sends a question until there is a reply, as often and as patiently as the settings say. */
  async send<Answer>(
    question: Question<Answer>,
    messages: ModelMessage[],
    signal: AbortSignal,
  ): Promise<Reply<Answer>> {
    const { maxRetries, retryDelayMs, maxRetryDelayMs } = this.#settings
    for (let failures = 0; ; ) {
      const changes = this.#model.adapter?.changes() ?? 0
      const outcome = await this.#once(question, messages, signal)
      if ('read' in outcome) return outcome
      if (this.#adapts(outcome, changes)) continue
      const waitMs = outcome.retryAfterMs ?? retryDelayMs * 2 ** failures
      failures++
      if (!outcome.retryable || failures > maxRetries || waitMs > maxRetryDelayMs)
        throw outcome.error
      await pause(waitMs, signal)
    }
  }

  /** Whether the service only wants the request in another form, which the next has. */
  #adapts({ status, error }: Failure, sentAfter: number): boolean {
    const said = 'detail' in error ? String(error.detail) : ''
    return UNFIT.has(status ?? 0) && (this.#model.adapter?.adapt(said, sentAfter) ?? false)
  }

  async #once<Answer>(
    question: Question<Answer>,
    messages: ModelMessage[],
    signal: AbortSignal,
  ): Promise<Reply<Answer> | Failure> {
    const { timeoutMs, apiKey } = this.#settings
    const record = startRecord(this.#settings, this.#provider, question, ++this.#sent)
    const send = (own: AbortSignal) =>
      sendOnce(this.#sdk, this.#model, this.#settings, question, messages, own)
    let raw: RawReply
    try {
      raw = await within(timeoutMs, signal, send)
    } catch (error) {
      const failure = failureOf(this.#sdk, error, apiKey)
      record({ outcome: 'failed', status: failure?.status, fault: failure?.error.message })
      if (failure === undefined) throw error
      return failure
    }
    const refusal = refusalIn(raw)
    if (refusal) {
      record({ outcome: 'refused', reply: raw })
      throw refusal
    }
    return {
      text: raw.text,
      read: () => readRaw(raw, question),
      end: (fault) => record({ outcome: fault ? 'faulty' : 'answered', reply: raw, fault }),
    }
  }
}
