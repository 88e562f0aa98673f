import type { CallOptions, Client } from '../client.ts'
import { connected } from '../connected.ts'
import { streamResult } from './stream-result.ts'

/**
 * The bytes behind an `image_url`, a `video_url` or a `download_url`. Such an address is signed: it needs no token, works for a limited time, and
 * the token is not sent to it. 403 when it has expired. See `streamResult` for what is too large to hold.
 */
export async function downloadResult(
  client: Client,
  url: string,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { origin, pathname } = new URL(url)
  const stream = await streamResult(client, url, options)
  return connected(
    { call: `GET ${pathname}`, baseUrl: origin, signal: options.signal },
    async () => new Uint8Array(await new Response(stream).arrayBuffer()),
  )
}
