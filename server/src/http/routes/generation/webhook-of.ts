import type { FastifyRequest } from 'fastify'
import type { PreparedWebhook, WebhookService } from '../../../services/webhooks/webhooks.ts'
import { tokenOf } from '../../middleware/authenticate.ts'

/** The webhook of a request, judged before anything is taken; a caller who waits needs none. The token goes no further than this. */
export async function webhookOf(
  request: FastifyRequest,
  body: { webhook_url?: string | undefined; sync?: boolean },
  webhooks: WebhookService,
): Promise<PreparedWebhook | undefined> {
  if (body.webhook_url === undefined || body.sync) return undefined
  return webhooks.prepare(body.webhook_url, tokenOf(request))
}
