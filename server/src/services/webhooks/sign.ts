import { createHmac } from 'node:crypto'

const SALT = 'bria-webhook-signing-v1'

/** What messages to the holder of a token are signed with. It gives the token away to nobody. */
export function signingKeyOf(apiToken: string): Buffer {
  return createHmac('sha256', apiToken).update(SALT).digest()
}

/**
 * The three headers that prove where a message comes from and when it was sent: `v1=` and the base64 of HMAC-SHA256 over
 * `{id}.{timestamp}.{body}`, as the contract's clients verify it.
 *
 * @param timestamp Unix seconds
 */
export function signedHeaders(
  key: Uint8Array,
  id: string,
  timestamp: number,
  body: string,
): Record<string, string> {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'Bria-Webhook-Id': id,
    'Bria-Webhook-Timestamp': String(timestamp),
    'Bria-Webhook-Signature': `v1=${signature}`,
  }
}
