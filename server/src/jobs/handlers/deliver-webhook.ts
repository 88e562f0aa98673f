import type { WebhookService } from '../../services/webhooks/webhooks.ts'
import type { JobBinding } from '../bindings.ts'

export function deliverWebhook(webhooks: WebhookService): JobBinding {
  return { name: 'deliver-webhook', handle: ({ requestId }) => webhooks.deliver(requestId) }
}
