import { retryAfterSeconds } from './retry-after.ts'

/** One fault of one field, as the server words it. */
export interface FieldFault {
  readonly msg: string
  readonly field_name: string
  readonly field_input: string
}

/** A page of HTML from something in between says nothing after its first lines. */
const MOST_WORDS = 500

/** The server answered with a status of 400 or above. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** The server's id of the failed call, for its logs; undefined when it gave none. */
  readonly requestId: string | undefined
  /** The parsed body, or its text when it is no JSON. */
  readonly body: unknown
  /** Seconds the server asked to wait before another try. */
  readonly retryAfterSeconds: number | undefined

  constructor(call: string, response: Response, body: unknown) {
    const words = short(serverWords(body))
    super(`${call} answered ${response.status}${words ? `: ${words}` : ''}`)
    this.status = response.status
    this.body = body
    this.requestId = requestIdOf(response, body)
    this.retryAfterSeconds = retryAfterSeconds(response.headers.get('retry-after'))
  }

  /** Faults of single fields, where the server names some. */
  get faults(): readonly FieldFault[] {
    if (!isObject(this.body) || !Array.isArray(this.body.errors)) return []
    return this.body.errors.filter(isFault)
  }
}

/** No answer came: the address is wrong, the server is down, or the connection broke. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'

  constructor(call: string, baseUrl: string, cause: unknown) {
    super(`${call}: no answer from ${baseUrl}; is the server running there?`, { cause })
  }
}

/** The server answered with success, but not with what the contract promises. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError'
  /** The status of the answer; undefined when the fault is in a part of one. */
  readonly status: number | undefined
  readonly requestId: string | undefined
  /** What came instead. */
  readonly body: unknown

  constructor(
    message: string,
    about: {
      cause?: unknown
      status?: number
      requestId?: string | undefined
      body?: unknown
    } = {},
  ) {
    super(message, { cause: about.cause })
    this.status = about.status
    this.requestId = about.requestId
    this.body = about.body
  }

  /** The error for an answer whose body is another than promised. */
  static of(
    call: string,
    response: Response,
    body: unknown,
    cause: unknown,
  ): UnexpectedAnswerError {
    const { status } = response
    const requestId = requestIdOf(response, body)
    const message = `${call} answered ${status} with an unexpected body`
    return new UnexpectedAnswerError(message, { cause, status, requestId, body })
  }
}

/** A job or a training ended otherwise than asked for. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError'
  /** The state it ended in, in the contract's words. */
  readonly state: string
  /** What the server said about it. */
  readonly details: unknown
  /** The id of the asynchronous request; undefined for what is none, such as a training. */
  readonly requestId: string | undefined
  /** The status that the failure would have had as an answer, such as 422 for a moderated image; undefined when none is told. */
  readonly code: number | undefined

  constructor(message: string, state: string, details: unknown) {
    super(message)
    this.state = state
    this.details = details
    const { request_id, error } = isObject(details) ? details : {}
    this.requestId = isText(request_id) ? request_id : undefined
    this.code = isObject(error) && typeof error.code === 'number' ? error.code : undefined
  }
}

/** What was waited for was not over in time; at the server it goes on. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError'
  /** The last answer about it; undefined when there was none. */
  readonly last: unknown

  constructor(timeoutMs: number, last: unknown) {
    super(`Not over after ${timeoutMs} ms`)
    this.last = last
  }
}

/**
 * What a person should read of an error body. The contract has several forms: `{message}`, `{errors: [...]}`, a bare
 * string, `{error: {message, details}}` and `{status}`.
 */
export function serverWords(body: unknown): string {
  if (typeof body === 'string') return body
  if (!isObject(body)) return ''
  if (typeof body.message === 'string') return body.message
  if (Array.isArray(body.errors)) return body.errors.map(fieldWords).join('; ')
  if (isObject(body.error))
    return [body.error.message, body.error.details].filter(isText).join(': ')
  return [body.error, body.status].find(isText) ?? ''
}

function short(words: string): string {
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words
}

function fieldWords(fault: unknown): string {
  if (!isObject(fault)) return String(fault)
  return [fault.field_name, fault.msg].filter(isText).join(': ')
}

function isFault(value: unknown): value is FieldFault {
  if (!isObject(value)) return false
  return [value.msg, value.field_name, value.field_input].every((text) => typeof text === 'string')
}

function requestIdOf(response: Response, body: unknown): string | undefined {
  const header = response.headers.get('x-request-id')
  if (header) return header
  return isObject(body) && isText(body.request_id) ? body.request_id : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
