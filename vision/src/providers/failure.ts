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
  error: Error
  retryable: boolean
  retryAfterMs?: number | undefined
  status?: number
}

/** How services say that they will not answer because of what is asked. */
const REFUSALS =
  /content_filter|content_policy|content_management_policy|responsible_ai|moderation_blocked/
/** Limits that waiting does not lift. */
const SPENT = /insufficient_quota|billing_hard_limit/
const LONGEST_DETAIL = 500

/** A text for the log: short, and without the key, which some services repeat. */
export function withoutKey(text: string, apiKey: string | undefined): string {
  const safe = apiKey === undefined || apiKey === '' ? text : text.replaceAll(apiKey, '…')
  return safe.length > LONGEST_DETAIL ? `${safe.slice(0, LONGEST_DETAIL)}…` : safe
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = []
  for (let one = error; one instanceof Error && chain.length < 10; one = one.cause) chain.push(one)
  return chain
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'does not accept the key it is given',
  403: 'does not let this key do that',
  404: 'does not know the model or the address',
  429: 'is at its limits',
}

function ofCall(error: APICallError, detail: string): Failure {
  const { statusCode: status, responseBody = '', isRetryable } = error
  const known = status === undefined ? {} : { status }
  if (causes(error).some((cause) => cause instanceof AnswerTooLargeError)) {
    const words = 'The vision service gave an answer too large to be read'
    return { error: new VisionAnswerError(words, { detail }), retryable: false, ...known }
  }
  // A proxy's page, or half an answer.
  if (status !== undefined && status < 300) {
    const words = 'The vision service gave no answer that could be read'
    return { error: new VisionAnswerError(words, { detail }), retryable: isRetryable, ...known }
  }
  if (status !== undefined && status < 500 && REFUSALS.test(responseBody)) {
    const words = 'The vision service declines this request because of what it holds'
    return { error: new VisionInputError(words), retryable: false, ...known }
  }
  const what = status === undefined ? 'cannot be reached' : (WORDS[status] ?? `answered ${status}`)
  const retryAfterMs = retryDelayOf(error.responseHeaders ?? {}, responseBody)
  const retryable = isRetryable && !SPENT.test(responseBody)
  return {
    error: new VisionUnavailableError(`The vision service ${what}`, {
      detail,
      ...(retryable && retryAfterMs !== undefined ? { retryAfterMs } : {}),
    }),
    retryable,
    retryAfterMs,
    ...known,
  }
}

/** What an error of a request means; undefined for one that is no fault of the service. */
export function failureOf(
  sdk: Sdk,
  error: unknown,
  apiKey: string | undefined,
): Failure | undefined {
  if (error instanceof OutOfTimeError) {
    const words = 'The vision service took too long to answer'
    return { error: new VisionUnavailableError(words, { detail: error.message }), retryable: true }
  }
  if (sdk.APICallError.isInstance(error)) {
    const detail = [error.message, error.responseBody ?? ''].join(' ').trim()
    return ofCall(error, withoutKey(detail, apiKey))
  }
  if (sdk.AISDKError.isInstance(error)) {
    const words = 'The vision service gave no answer that could be read'
    const detail = withoutKey(error.message, apiKey)
    return { error: new VisionAnswerError(words, { detail }), retryable: false }
  }
  return undefined
}
