import type { CallOptions, Client } from '../client.ts'
import { connected } from '../connected.ts'
import { ApiError } from '../errors.ts'
import { parsedJson } from '../parsed-json.ts'

/**
 * What is behind a signed address, as a stream: for what is too large to hold, such as a dataset's archive. The token is not sent to it. While it
 * is read, a connection that breaks shows as the stream's own error.
 */
export async function streamResult(
  client: Client,
  url: string,
  { signal }: Pick<CallOptions, 'signal'> = {},
): Promise<ReadableStream<Uint8Array>> {
  const doFetch = client.fetch ?? globalThis.fetch
  const { origin, pathname } = new URL(url)
  // The query holds the signature, which has no business in an error message.
  const call = `GET ${pathname}`
  const connection = { call, baseUrl: origin, signal }
  const response = await connected(connection, () => doFetch(url, { signal: signal ?? null }))
  if (response.ok) return response.body ?? new Blob([]).stream()
  const text = await connected(connection, () => response.text())
  throw new ApiError(call, response, parsedJson(text))
}
