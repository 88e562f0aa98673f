import type { APICallError } from 'ai'
import { VisionInputError } from '../provider.ts'
import { AnswerTooLargeError } from './capped-fetch.ts'
import { VisionAnswerError, VisionUnavailableError } from './errors.ts'
import { retryDelayOf } from './retry-delay.ts'
import type { Sdk } from './sdk.ts'
import { OutOfTimeError } from './within.ts'

/** What a request that gave no answer comes to. */
export interface Failure {
  /** What the caller gets when it is not tried again. */
  error: VisionUnavailableError | VisionAnswerError | VisionInputError
  retryable: boolean
  retryAfterMs?: number | undefined
  status?: number | undefined
}

/** How services say that they will not answer because of what is asked. */
const REFUSALS =
  /content_filter|content_policy|content_management_policy|responsible_ai|moderation_blocked/
/** Limits that waiting does not lift. */
const SPENT = /insufficient_quota|billing_hard_limit/
/** Google answers 400 to a key that it does not know. */
const WRONG_KEY = /API_KEY_INVALID/
const LONGEST_DETAIL = 500

/** A text without the key, which some services repeat. */
export function withoutKey(text: string, apiKey: string | undefined): string {
  return apiKey === undefined || apiKey === '' ? text : text.replaceAll(apiKey, '…')
}

function detailOf(text: string, apiKey: string | undefined): string {
  const safe = withoutKey(text, apiKey).trim()
  return safe.length > LONGEST_DETAIL ? `${safe.slice(0, LONGEST_DETAIL)}…` : safe
}

function isTooLarge(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 10; one = one.cause, depth++)
    if (one instanceof AnswerTooLargeError) return true
  return false
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'does not accept the key it is given',
  403: 'does not let this key do that',
  404: 'does not know the model or the address',
  429: 'is at its limits',
}

function wordsFor(status: number | undefined, body: string): string {
  if (status === undefined) return 'cannot be reached'
  // Headers of an answer, and then no end of it.
  if (status < 300) return 'broke off its answer'
  if (status < 400) return 'sends its callers to another address, where nothing is sent'
  const known = status === 400 && WRONG_KEY.test(body) ? WORDS[401] : WORDS[status]
  return known ?? `answered ${status}`
}

function unreadable(words: string, detail: string, status: number | undefined): Failure {
  const message = `The vision service gave ${words}`
  return { error: new VisionAnswerError(message, { detail }), retryable: false, status }
}

function ofCall(error: APICallError, detail: string): Failure {
  const { statusCode: status, responseBody = '', isRetryable } = error
  if (isTooLarge(error)) return unreadable('an answer too large to be read', detail, status)
  // A proxy's page, or another service's JSON.
  if (status !== undefined && status < 300 && !isRetryable)
    return unreadable('no answer that could be read', detail, status)
  if (status !== undefined && status < 500 && REFUSALS.test(responseBody))
    return { error: declined(), retryable: false, status }
  const retryAfterMs = retryDelayOf(error.responseHeaders ?? {}, responseBody)
  const retryable = isRetryable && !SPENT.test(responseBody)
  const told = retryable && retryAfterMs !== undefined ? { retryAfterMs } : {}
  const words = `The vision service ${wordsFor(status, responseBody)}`
  const unavailable = new VisionUnavailableError(words, { detail, ...told })
  return { error: unavailable, retryable, retryAfterMs, status }
}

/** What a service refuses to answer, in its own words where it has some. */
export function declined(said = ''): VisionInputError {
  const words = 'The vision service declines this request because of what it holds'
  return new VisionInputError(said === '' ? words : `${words}: ${said}`, { declined: true })
}

export function tooSlow({ message: detail }: OutOfTimeError): VisionUnavailableError {
  return new VisionUnavailableError('The vision service took too long to answer', { detail })
}

/** What an error of a request means; undefined for one that is no fault of the service. Nothing of it holds the key. */
export function failureOf(
  sdk: Sdk,
  error: unknown,
  apiKey: string | undefined,
): Failure | undefined {
  if (error instanceof OutOfTimeError) return { error: tooSlow(error), retryable: true }
  if (sdk.APICallError.isInstance(error))
    return ofCall(error, detailOf(`${error.message} ${error.responseBody ?? ''}`, apiKey))
  if (sdk.AISDKError.isInstance(error))
    return unreadable('no answer that could be read', detailOf(error.message, apiKey), undefined)
  return undefined
}
