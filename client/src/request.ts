import type { ZodType } from 'zod'
import type { CallOptions, Client } from './client.ts'
import { ApiError, ConnectionError, UnexpectedAnswerError } from './errors.ts'

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
 * @throws {ConnectionError} no answer came
 * @throws {UnexpectedAnswerError} a success whose body is not what the contract promises
 */
export async function request<Answer>(client: Client, call: Call<Answer>): Promise<Answer> {
  const name = `${call.method} ${call.path}`
  const response = await send(client, call, name)
  const body = await parsed(response)
  if (!response.ok) throw new ApiError(name, response, body)
  const answer = call.answer.safeParse(body)
  if (answer.success) return answer.data
  throw new UnexpectedAnswerError(`${name} answered ${response.status} with an unexpected body`, {
    cause: answer.error,
  })
}

async function send(client: Client, call: Call<unknown>, name: string): Promise<Response> {
  const doFetch = client.fetch ?? globalThis.fetch
  const headers: Record<string, string> = { api_token: client.apiToken, accept: 'application/json' }
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  try {
    return await doFetch(new URL(call.path, client.baseUrl), {
      method: call.method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: call.signal ?? null,
    })
  } catch (cause) {
    call.signal?.throwIfAborted()
    throw new ConnectionError(name, client.baseUrl, cause)
  }
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
