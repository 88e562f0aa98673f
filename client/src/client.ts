/** Where the server is and who asks. Every function of this package takes one as its first argument. */
export interface Client {
  /** Address of the server without a version prefix, such as `http://127.0.0.1:8787`. */
  readonly baseUrl: string
  /** Sent as the `api_token` header. */
  readonly apiToken: string
  /** Replaces the global `fetch`; for tests, proxies and other runtimes. */
  readonly fetch?: typeof globalThis.fetch
}

/** Options of every call. */
export interface CallOptions {
  /** Aborts the call; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** For POSTs, 1 to 255 visible characters: a call that is repeated with the same key and body runs once, and gets the same answer. */
  readonly idempotencyKey?: string | undefined
}
