import {
  generateStructuredPrompt,
  generateStructuredPromptSync,
  getRequest,
  type Model,
  readWebhook,
  WebhookVerificationError,
  waitForStructuredPrompt,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { needsWeb } from '../src/reachable.ts'
import type { Target } from '../src/target.ts'
import { trainedModel } from '../src/trained.ts'

const LONG_MS = 400_000

export function webhooks(target: () => Target): void {
  describe('webhook_url', () => {
    let model: Model
    beforeAll(async () => {
      model = await trainedModel(target())
    }, LONG_MS)

    it('is told the end of a request in the words of the status service, and signed', async (context) => {
      const web = needsWeb(context, target())
      const { client } = target()
      const webhook_url = web.serve('webhook', { status: 204 })
      const body = { tailored_model_id: String(model.id), prompt: 'a red disc', webhook_url }
      const { request_id } = await generateStructuredPrompt(client, body)
      const delivery = await web.next(webhook_url)
      expect(delivery).toMatchObject({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'bria-webhook-id': request_id },
      })
      const told = await readWebhook(delivery.headers, delivery.body, client.apiToken)
      expect(told).toEqual(await getRequest(client, request_id))
      expect(told.status).toBe('COMPLETED')
      const another = readWebhook(delivery.headers, delivery.body, `${client.apiToken}x`)
      await expect(another).rejects.toBeInstanceOf(WebhookVerificationError)
    })

    it('is told nothing of a request that somebody waits for', async (context) => {
      const web = needsWeb(context, target())
      const { client } = target()
      const ignored = web.serve('webhook', { status: 204 })
      const told = web.serve('webhook', { status: 204 })
      const body = { tailored_model_id: String(model.id), prompt: 'a red disc' }
      await generateStructuredPromptSync(client, { ...body, webhook_url: ignored })
      const { request_id } = await generateStructuredPrompt(client, { ...body, webhook_url: told })
      await waitForStructuredPrompt(client, request_id, { intervalMs: 100 })
      // What is told of the later request would have come after that of the earlier one.
      await web.next(told)
      const paths = web.received.map(({ path }) => path)
      expect(paths).not.toContain(new URL(ignored).pathname)
    })
  })
}
