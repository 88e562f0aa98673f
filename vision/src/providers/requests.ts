import type { ModelMessage } from 'ai'
import { VisionInputError } from '../provider.ts'
import { startRecord } from './call-record.ts'
import { AnswerFault, VisionUnavailableError } from './errors.ts'
import { declined, type Failure, failureOf, withoutKey } from './failure.ts'
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

/** A reply that repeats the key is read again without it. */
function safe(raw: RawReply, apiKey: string | undefined): RawReply {
  const text = withoutKey(raw.text, apiKey)
  if (text === raw.text) return raw
  const { value: _told, ...rest } = raw
  return { ...rest, text }
}

function refusalIn({ text, finishReason, value }: RawReply): VisionInputError | undefined {
  const filtered = finishReason === 'content-filter'
  if (!filtered && (value !== undefined || !isRefusal(text))) return undefined
  return declined(text.includes('{') ? '' : text.replace(/\s+/g, ' ').trim().slice(0, 200))
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
  readonly #endsAt: number
  #sent = 0

  /** The question's time runs from here on. */
  constructor(sdk: Sdk, model: ServiceModel, provider: string, settings: Settings) {
    this.#sdk = sdk
    this.#model = model
    this.#provider = provider
    this.#settings = settings
    this.#endsAt = performance.now() + settings.deadlineMs
  }

  /** Sends a question until there is a reply, as often and as patiently as the settings say. */
  async send<Answer>(
    question: Question<Answer>,
    messages: ModelMessage[],
    signal: AbortSignal,
  ): Promise<Reply<Answer>> {
    for (let failures = 0; ; ) {
      const changes = this.#model.adapter?.changes() ?? 0
      const outcome = await this.#once(question, messages, signal)
      if ('read' in outcome) return outcome
      if (this.#adapts(outcome, changes)) continue
      const waitMs = this.#waitAfter(outcome, failures++)
      if (waitMs === undefined) throw outcome.error
      await pause(waitMs, signal)
    }
  }

  /** Whether the service only wants the request in another form, which the next has. */
  #adapts({ status, error }: Failure, sentAfter: number): boolean {
    const said = error instanceof VisionUnavailableError ? (error.detail ?? '') : ''
    return UNFIT.has(status ?? 0) && (this.#model.adapter?.adapt(said, sentAfter) ?? false)
  }

  /** How long to wait before the next try; undefined when there is none, because it would not help or come too late. */
  #waitAfter({ retryable, retryAfterMs }: Failure, failures: number): number | undefined {
    const { maxRetries, retryDelayMs, maxRetryDelayMs } = this.#settings
    if (!retryable || failures >= maxRetries) return undefined
    // Spread out, so that those who failed together do not come back together.
    const own = retryDelayMs * 2 ** failures * (0.5 + Math.random() / 2)
    const waitMs = retryAfterMs ?? Math.min(own, maxRetryDelayMs)
    const inTime = waitMs <= maxRetryDelayMs && performance.now() + waitMs < this.#endsAt
    return inTime ? waitMs : undefined
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
      raw = safe(await within(timeoutMs, signal, send), apiKey)
    } catch (error) {
      const failure = failureOf(this.#sdk, error, apiKey)
      const refused = failure?.error instanceof VisionInputError
      const fault = failure?.error.message ?? (signal.aborted ? 'called off' : undefined)
      record({ outcome: refused ? 'refused' : 'failed', status: failure?.status, fault })
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
