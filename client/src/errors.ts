/** One fault of one field, as the server words it. */
export interface FieldFault {
  readonly msg: string
  readonly field_name: string
  readonly field_input: string
}

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
    const words = serverWords(body)
    super(`${call} answered ${response.status}${words ? `: ${words}` : ''}`)
    this.status = response.status
    this.body = body
    this.requestId = requestIdOf(response, body)
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
    this.retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : undefined
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
}

/** A job or a training ended otherwise than asked for. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError'
  /** The state it ended in, in the contract's words. */
  readonly state: string
  /** What the server said about it. */
  readonly details: unknown

  constructor(message: string, state: string, details: unknown) {
    super(message)
    this.state = state
    this.details = details
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

function fieldWords(fault: unknown): string {
  if (!isObject(fault)) return String(fault)
  return [fault.field_name, fault.msg].filter(isText).join(': ')
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
