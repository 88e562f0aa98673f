import type { ZodType } from 'zod'
import type { CallOptions, Client } from './client.ts'
import { connected } from './connected.ts'
import { ApiError, UnexpectedAnswerError } from './errors.ts'

/** One HTTP call. */
export interface Call<Answer> extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With the version prefix and the query, such as `/v1/tailored-gen/projects`. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: unknown
  /** What the answer must look like. */
  readonly answer: ZodType<Answer>
}

/**
 * Makes a call and returns its checked answer.
 *
 * @throws {ApiError} the server answered 400 or above
 * @throws {ConnectionError} no answer came, or not all of it
 * @throws {UnexpectedAnswerError} a success whose body is not what the contract promises
 */
export async function request<Answer>(client: Client, call: Call<Answer>): Promise<Answer> {
  const name = `${call.method} ${call.path}`
  const connection = { call: name, baseUrl: client.baseUrl, signal: call.signal }
  const { response, text } = await connected(connection, async () => {
    const response = await send(client, call)
    // The connection can break here too: the status alone is no answer.
    return { response, text: await response.text() }
  })
  const body = parsed(text)
  if (!response.ok) throw new ApiError(name, response, body)
  const answer = call.answer.safeParse(body)
  if (answer.success) return answer.data
  throw new UnexpectedAnswerError(`${name} answered ${response.status} with an unexpected body`, {
    cause: answer.error,
  })
}

function send(client: Client, call: Call<unknown>): Promise<Response> {
  const doFetch = client.fetch ?? globalThis.fetch
  const headers: Record<string, string> = { api_token: client.apiToken, accept: 'application/json' }
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey
  return doFetch(new URL(call.path, client.baseUrl), {
    method: call.method,
    headers,
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
  })
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
