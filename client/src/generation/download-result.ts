import type { CallOptions, Client } from '../client.ts'
import { ApiError, ConnectionError } from '../errors.ts'

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
  const response = await doFetch(url, { signal: options.signal ?? null }).catch(
    (cause: unknown) => {
      options.signal?.throwIfAborted()
      throw new ConnectionError(call, new URL(url).origin, cause)
    },
  )
  if (!response.ok) throw new ApiError(call, response, await response.text())
  return new Uint8Array(await response.arrayBuffer())
}
