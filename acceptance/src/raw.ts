import type { Target } from './target.ts'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/** What to send when the typed client would not let it through. */
export interface RawRequest {
  readonly body?: unknown
  /** Sent instead of `body`, as it is. */
  readonly payload?: string | FormData
  /** null leaves the header out. */
  readonly token?: string | null
  /** null leaves the header out. */
  readonly contentType?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request that may be wrong on purpose. */
export async function raw(
  target: Target,
  method: string,
  path: string,
  send: RawRequest = {},
): Promise<RawAnswer> {
  const headers = new Headers(send.headers)
  const token = send.token === undefined ? target.client.apiToken : send.token
  if (token !== null) headers.set('api_token', token)
  const payload = send.payload ?? (send.body === undefined ? null : JSON.stringify(send.body))
  const { contentType = 'application/json' } = send
  if (typeof payload === 'string' && contentType !== null) headers.set('content-type', contentType)
  const response = await (target.client.fetch ?? fetch)(new URL(path, target.client.baseUrl), {
    method,
    headers,
    // Bytes, since fetch would name the type of a text by itself.
    body: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload,
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
