import type { CallOptions, Client } from '../client.ts'
import { connected } from '../connected.ts'
import { ApiError } from '../errors.ts'

/**
 * The bytes behind an `image_url`. Such an address is signed: it needs no token, works for a limited time, and the token
 * is not sent to it.
 */
export async function downloadResult(
  client: Client,
  url: string,
  options: CallOptions = {},
): Promise<Uint8Array> {
  const doFetch = client.fetch ?? globalThis.fetch
  // The query holds the signature, which has no business in an error message.
  const call = `GET ${new URL(url).pathname}`
  const { signal } = options
  const connection = { call, baseUrl: new URL(url).origin, signal }
  const { response, bytes } = await connected(connection, async () => {
    const response = await doFetch(url, { signal: signal ?? null })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  })
  if (response.ok) return bytes
  throw new ApiError(call, response, new TextDecoder().decode(bytes))
}
