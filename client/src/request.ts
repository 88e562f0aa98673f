import type { ZodType } from 'zod'
import type { CallOptions, Client } from './client.ts'
import { connected } from './connected.ts'
import { ApiError, UnexpectedAnswerError } from './errors.ts'
import { parsedJson } from './parsed-json.ts'
import { withRetries } from './retry.ts'

/** One HTTP call. */
export interface Call<Answer> extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With the version prefix and the query, such as `/v1/tailored-gen/projects`. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as multipart/form-data instead of `body`. */
  readonly form?: FormData
  /** What the answer must look like; `z.void()` for one without a body. */
  readonly answer: ZodType<Answer>
}

/** A checked answer, and the headers it came with. */
export interface Answered<Answer> {
  readonly answer: Answer
  readonly headers: Headers
}

/**
 * Makes a call and returns its checked answer.
 *
 * @throws {ApiError} the server answered 400 or above
 * @throws {ConnectionError} no answer came, or not all of it
 * @throws {UnexpectedAnswerError} a success whose body is not what the contract promises
 */
export async function request<Answer>(client: Client, call: Call<Answer>): Promise<Answer> {
  return (await requestWithHeaders(client, call)).answer
}

/** As {@link request}, for operations that say something in their headers. */
export function requestWithHeaders<Answer>(
  client: Client,
  call: Call<Answer>,
): Promise<Answered<Answer>> {
  const { signal, idempotencyKey } = call
  const retry = call.retry ?? client.retry
  const repeatable = call.method !== 'POST' || idempotencyKey !== undefined
  return withRetries({ retry, repeatable, signal }, () => ask(client, call))
}

async function ask<Answer>(client: Client, call: Call<Answer>): Promise<Answered<Answer>> {
  const name = `${call.method} ${call.path}`
  const connection = { call: name, baseUrl: client.baseUrl, signal: call.signal }
  const { response, text } = await connected(connection, async () => {
    const response = await send(client, call)
    // The connection can break here too: the status alone is no answer.
    return { response, text: await response.text() }
  })
  const body = parsedJson(text)
  if (!response.ok) throw new ApiError(name, response, body)
  const checked = call.answer.safeParse(body)
  if (checked.success) return { answer: checked.data, headers: response.headers }
  throw UnexpectedAnswerError.of(name, response, body, checked.error)
}

/** Sends a call; the answer is the caller's to read. */
export function send(
  client: Client,
  call: Omit<Call<unknown>, 'answer'>,
  accept = 'application/json',
): Promise<Response> {
  const doFetch = client.fetch ?? globalThis.fetch
  const headers: Record<string, string> = { api_token: client.apiToken, accept }
  // A form says its own type, as it alone knows the boundary.
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey
  return doFetch(addressOf(client, call.path), {
    method: call.method,
    headers,
    body: call.form ?? (call.body === undefined ? null : JSON.stringify(call.body)),
    signal: call.signal ?? null,
  })
}

/** A path of the server as an address; a path of the base stays before it. */
function addressOf({ baseUrl }: Client, path: string): URL {
  return new URL(`${baseUrl.replace(/\/+$/, '')}${path}`)
}
