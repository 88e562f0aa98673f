import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  readWebhook,
  UnexpectedAnswerError,
  verifyWebhook,
  WebhookVerificationError,
} from '../src/index.ts'

// The vector that the published clients share.
const apiToken = 'test-token-abc123'
const body = '{"request_id":"req-9f8e7d6c","status":"COMPLETED"}'
const headers = {
  'Bria-Webhook-Id': 'req-9f8e7d6c',
  'Bria-Webhook-Timestamp': '1723800000',
  'Bria-Webhook-Signature': 'v1=L49e/+aGg8Xr6F7PT9+bYWJ4ADPN73Pu5ooGltV5MUs=',
}
const options = { nowSeconds: 1_723_800_100 }

const refused = async (...args: Parameters<typeof verifyWebhook>) => {
  const error = await verifyWebhook(...args).catch((fault: unknown) => fault)
  expect(error).toBeInstanceOf(WebhookVerificationError)
  return String(error)
}

/** As the server signs, with the other of the two libraries there are. */
function signed(text: string, id: string, seconds: number) {
  const key = createHmac('sha256', apiToken).update('bria-webhook-signing-v1').digest()
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.${text}`).digest('base64')
  return {
    'bria-webhook-id': id,
    'bria-webhook-timestamp': String(seconds),
    'bria-webhook-signature': `v1=${mac}`,
  }
}

describe('a webhook', () => {
  it.each([
    ['plain headers and text', headers, body],
    ['Headers and bytes', new Headers(headers), new TextEncoder().encode(body)],
    [
      'headers in lower case, as Node has them',
      Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])),
      body,
    ],
  ])('that the server signed is believed: %s', async (_what, given, text) => {
    const delivery = { requestId: 'req-9f8e7d6c', timestampSeconds: 1_723_800_000 }
    expect(await verifyWebhook(given, text, apiToken, options)).toEqual(delivery)
  })

  it('is believed when one of several signatures is right', async () => {
    const several = `v2=abc, v1=${'A'.repeat(43)}=,${headers['Bria-Webhook-Signature']}`
    await verifyWebhook({ ...headers, 'Bria-Webhook-Signature': several }, body, apiToken, options)
  })

  it.each([
    ['another body', headers, `${body} `, apiToken],
    ['another token', headers, body, 'test-token-abc124'],
    ['another id', { ...headers, 'Bria-Webhook-Id': 'req-9f8e7d6d' }, body, apiToken],
    ['another time', { ...headers, 'Bria-Webhook-Timestamp': '1723800001' }, body, apiToken],
    [
      'no signature of a version we know',
      { ...headers, 'Bria-Webhook-Signature': 'v2=x' },
      body,
      apiToken,
    ],
    [
      'a signature that is no base64',
      { ...headers, 'Bria-Webhook-Signature': 'v1=%%%' },
      body,
      apiToken,
    ],
    [
      'a part of the signature',
      { ...headers, 'Bria-Webhook-Signature': 'v1=L49e/+aG' },
      body,
      apiToken,
    ],
  ])('is refused with %s', async (_what, given, text, token) => {
    expect(await refused(given, text, token, options)).toContain('signature is not right')
  })

  it.each(Object.keys(headers))('is refused without %s, which is named', async (name) => {
    const { [name as keyof typeof headers]: _left, ...others } = headers
    expect(await refused(others, body, apiToken, options)).toContain(name.toLowerCase())
  })

  it('is refused when it is too old or from the future, as far as is borne', async () => {
    for (const nowSeconds of [1_723_800_301, 1_723_799_699])
      expect(await refused(headers, body, apiToken, { nowSeconds })).toContain('timestamp')
    const nowSeconds = 1_723_800_301
    await verifyWebhook(headers, body, apiToken, { nowSeconds, toleranceSeconds: 301 })
    await refused(headers, body, apiToken)
  })

  it.each(['', 'soon', '1e9', '-1723800000'])('is refused at the time %j', async (time) => {
    await refused({ ...headers, 'Bria-Webhook-Timestamp': time }, body, apiToken, options)
  })

  it('is read when it is believed, and not otherwise', async () => {
    const message = {
      status: 'COMPLETED',
      request_id: 'r1',
      result: { video_url: 'http://a/b', seed: 1 },
    }
    const text = JSON.stringify(message)
    const given = signed(text, 'r1', Math.floor(Date.now() / 1_000))
    expect(await readWebhook(given, text, apiToken)).toEqual(message)
    const changed = readWebhook(given, text.replace('r1', 'r2'), apiToken)
    await expect(changed).rejects.toBeInstanceOf(WebhookVerificationError)
  })

  it('that says something else than the status of a request is not understood', async () => {
    const reading = readWebhook(headers, body, apiToken, options)
    await expect(reading).rejects.toBeInstanceOf(UnexpectedAnswerError)
    await expect(reading).rejects.toMatchObject({ requestId: 'req-9f8e7d6c' })
  })
})
