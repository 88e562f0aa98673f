/** One fault of one field, in the contract's words. */
export interface Fault {
  msg: string
  field_name: string
  field_input: string
}

/** An error that a caller may be told of: status and public words here, the cause for the log alone. */
export class PublicError extends Error {
  override readonly name = 'PublicError'
  readonly status: number
  readonly faults: readonly Fault[]
  /** Headers that the answer carries, such as Retry-After. */
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    options: {
      faults?: readonly Fault[]
      headers?: Readonly<Record<string, string>>
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.status = status
    this.faults = options.faults ?? []
    this.headers = options.headers ?? {}
  }
}

function fault(field: string, msg: string, input: unknown): Fault {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? 'null')
  // An echoed picture would be megabytes.
  return {
    msg,
    field_name: field,
    field_input: text.length > 200 ? `${text.slice(0, 200)}…` : text,
  }
}

/** Every error the server gives, one function each, with its status. */
export const errors = {
  badRequest: (message: string, cause?: unknown) => new PublicError(400, message, { cause }),
  badField: (field: string, msg: string, input: unknown) =>
    new PublicError(400, `${field}: ${msg}`, { faults: [fault(field, msg, input)] }),
  badFields: (faults: readonly { field: string; msg: string; input: unknown }[]) =>
    new PublicError(400, faults.map((f) => `${f.field}: ${f.msg}`).join('; '), {
      faults: faults.map((f) => fault(f.field, f.msg, f.input)),
    }),
  unauthorized: (message = 'The api_token header is missing or not known') =>
    new PublicError(401, message),
  forbidden: (message: string) => new PublicError(403, message),
  notFound: (what: string) => new PublicError(404, `${what} not found`),
  methodNotAllowed: (method: string, allow: string) =>
    new PublicError(405, `${method} is not possible here, but ${allow}`, {
      headers: { allow },
    }),
  conflict: (message: string) => new PublicError(409, message),
  preconditionFailed: (message: string) => new PublicError(412, message),
  tooLarge: (message: string) => new PublicError(413, message),
  unsupportedMediaType: (message: string) => new PublicError(415, message),
  /** Nobody reads this answer; the status is what proxies log for it. */
  clientGone: () => new PublicError(499, 'The caller has hung up'),
  unprocessable: (message: string, cause?: unknown) => new PublicError(422, message, { cause }),
  tooManyRequests: (message: string, waitSeconds: number) =>
    new PublicError(429, message, { headers: { 'retry-after': String(waitSeconds) } }),
  /** Another server, which this one asks, has answered nothing of use. */
  badGateway: (message: string, cause?: unknown) => new PublicError(502, message, { cause }),
  unavailable: (message: string, waitSeconds: number, cause?: unknown) =>
    new PublicError(503, message, { headers: { 'retry-after': String(waitSeconds) }, cause }),
}
