import { describe, expect, it } from 'vitest'
import { createSeal } from './seal.ts'
import { signedHeaders, signingKeyOf } from './sign.ts'

describe('the signature of a webhook', () => {
  // The vector that clients of the contract in several languages share: Bria-AI/bria-client, contract/fixtures/webhook.json.
  it('is the one that the published clients accept', () => {
    const key = signingKeyOf('test-token-abc123')
    const body = '{"request_id":"req-9f8e7d6c","status":"COMPLETED"}'
    expect(signedHeaders(key, 'req-9f8e7d6c', 1_723_800_000, body)).toEqual({
      'Bria-Webhook-Id': 'req-9f8e7d6c',
      'Bria-Webhook-Timestamp': '1723800000',
      'Bria-Webhook-Signature': 'v1=L49e/+aGg8Xr6F7PT9+bYWJ4ADPN73Pu5ooGltV5MUs=',
    })
  })
})

describe('a sealed signing key', () => {
  const secret = Buffer.alloc(32, 7)
  const key = signingKeyOf('some token')
  const sealed = createSeal(secret).close(key, 'request 1')

  it('opens again, and says nothing of itself', () => {
    expect(createSeal(secret).open(sealed, 'request 1')).toEqual(key)
    expect(createSeal(secret).close(key, 'request 1')).not.toBe(sealed)
    expect(Buffer.from(sealed, 'base64').includes(key)).toBe(false)
  })

  it('opens with no other secret, for no other request, and not when it was changed', () => {
    const bytes = Buffer.from(sealed, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(() => createSeal(Buffer.alloc(32, 8)).open(sealed, 'request 1')).toThrow()
    expect(() => createSeal(secret).open(sealed, 'request 2')).toThrow()
    expect(() => createSeal(secret).open(bytes.toString('base64'), 'request 1')).toThrow()
    expect(() => createSeal(secret).open('', 'request 1')).toThrow()
  })
})
