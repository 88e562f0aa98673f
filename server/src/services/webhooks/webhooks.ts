import { errors, PublicError } from '../../errors.ts'
import type { Transaction } from '../../store/store.ts'
import { createDeliverWebhook, type DeliveryDependencies } from './deliver-webhook.ts'
import { createSeal } from './seal.ts'
import { signingKeyOf } from './sign.ts'

/** Where the end of a request is to be told, and what that message is signed with. */
export interface PreparedWebhook {
  url: string
  signingKey: Buffer
}

interface Dependencies extends Omit<DeliveryDependencies, 'seal'> {
  /** What signing keys are sealed with. */
  secret: Uint8Array
}

/** Silence after which an attempt counts as dead: longer than any takes. */
export const WEBHOOK_STALE_MS = 30_000
/** So many are taken up in one round at most; the rest in the next. */
const RECOVERED_AT_ONCE = 1_000

/** Tells an address that a request has ended, at least once, whatever happens to the server in between. */
export function createWebhookService(dependencies: Dependencies) {
  const { store, queue, outbound, secret, log } = dependencies
  const seal = createSeal(secret)
  const deliver = createDeliverWebhook({ ...dependencies, seal })

  function enqueueDelivery(tx: Transaction, requestId: string, organizationId: number) {
    const group = String(organizationId)
    return queue.enqueue(tx.database, 'deliver-webhook', { requestId }, { group })
  }

  return {
    /**
     * Judges the address and derives the signing key, before a request is taken: later only the token's hash is known.
     *
     * @throws {PublicError} 422 when the address cannot be used
     */
    async prepare(webhookUrl: string, apiToken: string): Promise<PreparedWebhook> {
      await outbound.check(webhookUrl).catch((error: unknown) => {
        if (!(error instanceof PublicError)) throw error
        throw errors.unprocessable(`webhook_url: ${error.message}`, error)
      })
      return { url: webhookUrl, signingKey: signingKeyOf(apiToken) }
    },

    /** Keeps the webhook of a request; in the transaction that writes the request down, and after that. */
    async attach(
      tx: Transaction,
      requestId: string,
      organizationId: number,
      { url, signingKey }: PreparedWebhook,
    ): Promise<void> {
      const sealedKey = seal.close(signingKey, requestId)
      await tx.webhooks.insert({ requestId, organizationId, url, sealedKey })
    },

    /** Has the message sent; in the transaction that ends the request. Does nothing for a request without a webhook, and nothing twice. */
    async enqueue(tx: Transaction, requestId: string): Promise<void> {
      const delivery = await tx.webhooks.schedule(requestId)
      if (delivery !== undefined) await enqueueDelivery(tx, requestId, delivery.organizationId)
    },

    deliver,

    /** Enqueues what a dead server left behind: attempts that began `silentMs` ago, and messages that are due. One that waits already waits once. */
    async recover(silentMs: number): Promise<void> {
      for (const row of await store.webhooks.recover(silentMs, RECOVERED_AT_ONCE)) {
        const enqueued = await enqueueDelivery(store, row.requestId, row.organizationId)
        if (enqueued) log.info({ requestId: row.requestId }, 'going on with a webhook')
      }
    },
  }
}

export type WebhookService = ReturnType<typeof createWebhookService>
