/** Headers of a delivery, as `fetch` or Node's `http` has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>

/** Options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** How far the sender's clock may be from this one's, and so how old a recorded delivery may be; 300 when absent. */
  readonly toleranceSeconds?: number
  /** The present in seconds since 1970; the clock when absent. */
  readonly nowSeconds?: number
}

/** What the headers of a delivery say, once they are known to be true. */
export interface WebhookDelivery {
  /** Of the request that has ended; the same in every delivery of it, so that a second one can be told. */
  readonly requestId: string
  /** When it was sent, in seconds since 1970. */
  readonly timestampSeconds: number
}

/** A message that did not come from the server, was changed on its way, or is too old. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError'
}

const TOLERANCE_SECONDS = 300
const KEY_MESSAGE = 'bria-webhook-signing-v1'
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const
const encoder = new TextEncoder()

/**
 * Makes sure that a webhook is from the server and of now. The signature is HMAC-SHA256 of `{id}.{timestamp}.{body}` under a key that is made
 * of the token which ordered the request; several may be given, of which one has to be right. Web Crypto compares them in constant time, and all
 * of them are looked at. It is there in Node, Deno, Bun, browsers and workers alike.
 *
 * @param rawBody the body as it came; one that was parsed and written again is another
 * @throws {WebhookVerificationError} the message is not to be believed
 */
export async function verifyWebhook(
  headers: WebhookHeaders,
  rawBody: string | Uint8Array<ArrayBuffer>,
  apiToken: string,
  options: VerifyWebhookOptions = {},
): Promise<WebhookDelivery> {
  const requestId = headerOf(headers, 'bria-webhook-id')
  const timestamp = headerOf(headers, 'bria-webhook-timestamp')
  const signatures = signaturesIn(headerOf(headers, 'bria-webhook-signature'))
  const timestampSeconds = requireRecent(timestamp, options)
  const signed = joined(`${requestId}.${timestamp}.`, rawBody)
  const key = await signingKeyOf(apiToken)
  const verdicts = await Promise.all(
    signatures.map((signature) => crypto.subtle.verify(HMAC, key, signature, signed)),
  )
  if (!verdicts.includes(true)) throw new WebhookVerificationError('The signature is not right')
  return { requestId, timestampSeconds }
}

async function signingKeyOf(apiToken: string): Promise<CryptoKey> {
  const token = await crypto.subtle.importKey('raw', encoder.encode(apiToken), HMAC, false, [
    'sign',
  ])
  const derived = await crypto.subtle.sign(HMAC, token, encoder.encode(KEY_MESSAGE))
  return crypto.subtle.importKey('raw', derived, HMAC, false, ['verify'])
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : valueIn(headers, name)
  if (value) return value
  throw new WebhookVerificationError(`The header ${name} is missing`)
}

function valueIn(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  name: string,
): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return Array.isArray(found) ? found.join(',') : found
}

function requireRecent(
  timestamp: string,
  { toleranceSeconds = TOLERANCE_SECONDS, nowSeconds = Date.now() / 1_000 }: VerifyWebhookOptions,
): number {
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN
  if (Math.abs(nowSeconds - seconds) <= toleranceSeconds) return seconds
  throw new WebhookVerificationError('The timestamp is too far from now')
}

/** The signatures of the one version there is, as bytes; what is no base64 is none. */
function signaturesIn(header: string): Uint8Array<ArrayBuffer>[] {
  return header.split(',').flatMap((part) => {
    const base64 = /^v1=([A-Za-z0-9+/]{43}=)$/.exec(part.trim())?.[1]
    return base64 === undefined ? [] : [Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]
  })
}

function joined(head: string, body: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = encoder.encode(head)
  const rest = typeof body === 'string' ? encoder.encode(body) : body
  const all = new Uint8Array(start.length + rest.length)
  all.set(start)
  all.set(rest, start.length)
  return all
}
