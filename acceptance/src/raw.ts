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
  readonly contentType?: string
}

/** Sends a request that may be wrong on purpose. */
export async function raw(
  target: Target,
  method: string,
  path: string,
  send: RawRequest = {},
): Promise<RawAnswer> {
  const headers = new Headers()
  const token = send.token === undefined ? target.client.apiToken : send.token
  if (token !== null) headers.set('api_token', token)
  const payload = send.payload ?? (send.body === undefined ? null : JSON.stringify(send.body))
  if (typeof payload === 'string')
    headers.set('content-type', send.contentType ?? 'application/json')
  const response = await fetch(new URL(path, target.client.baseUrl), {
    method,
    headers,
    body: payload,
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
