/** Where the server is and who asks. Every function of this package takes one as its first argument. */
export interface Client {
  /** Address of the server without a version prefix, such as `http://127.0.0.1:8787`; it may have a path of its own. */
  readonly baseUrl: string
  /** Sent as the `api_token` header. */
  readonly apiToken: string
  /** Replaces the global `fetch`; for tests, proxies and other runtimes. */
  readonly fetch?: typeof globalThis.fetch
  /** How every call bears refusals that pass. Off when absent: how long a call may take is for the program to say. */
  readonly retry?: RetryOptions
}

/**
 * Repeating calls that a busy server refused: 429 and 503.
 *
 * A POST without an `idempotencyKey` is repeated after a 429 alone: behind a 503 it may have been carried out.
 */
export interface RetryOptions {
  /** Tries after the first one; 0 is none. */
  readonly maxRetries: number
  /**
   * The longest wait before a try; 60,000 when absent. The server's `Retry-After` is kept to, and when it asks for more than this the refusal
   * is handed on at once. Without one the wait is half a second, then twice as long each time.
   */
  readonly maxWaitMs?: number
}

/** Options of every call. */
export interface CallOptions {
  /** Aborts the call, and the wait before a repetition; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** For POSTs, 1 to 255 visible characters: a call that is repeated with the same key and body runs once, and gets the same answer. */
  readonly idempotencyKey?: string | undefined
  /** Instead of the client's. */
  readonly retry?: RetryOptions | undefined
}
