/** What may be known of a failure besides its message, which anybody may read. */
interface Details {
  /** What the service said, for the log; free of the key. */
  detail?: string
  /** How long the service asks to be left alone. */
  retryAfterMs?: number
}

/** The service cannot be reached, is too slow, has too many questions waiting, is at its limits, or does not let us in: trying again later may help. */
export class VisionUnavailableError extends Error {
  override readonly name = 'VisionUnavailableError'
  readonly detail: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(message: string, { detail, retryAfterMs }: Details = {}) {
    super(message)
    this.detail = detail
    this.retryAfterMs = retryAfterMs
  }
}

/** The service answered, but with nothing that can be used; a model whose answer was wrong has been told so once. */
export class VisionAnswerError extends Error {
  override readonly name = 'VisionAnswerError'
  readonly detail: string | undefined

  constructor(message: string, { detail }: Details = {}) {
    super(message)
    this.detail = detail
  }
}

/** What is wrong with a model's answer, in words that are told to the model. */
export class AnswerFault extends Error {
  override readonly name = 'AnswerFault'
}
