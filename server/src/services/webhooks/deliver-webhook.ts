import { requestStatus } from '@atelier/contract'
import type { Logger } from 'pino'
import { PublicError } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { Queue } from '../../queue/queue.ts'
import type { GenerationRow } from '../../store/generations.ts'
import type { Store } from '../../store/store.ts'
import type { WebhookRow } from '../../store/webhooks.ts'
import { statusOf } from '../generations/request-status.ts'
import type { Seal } from './seal.ts'
import { signedHeaders } from './sign.ts'

/** Waits after each attempt but the last: five attempts, doubling, 45 minutes in all. */
export const RETRY_SECONDS: readonly number[] = [180, 360, 720, 1_440]
const MOST_ATTEMPTS = RETRY_SECONDS.length + 1
/** How long a receiver may take to say that it has the message. */
const ACKNOWLEDGE_MS = 10_000

export interface DeliveryDependencies {
  store: Store
  queue: Queue
  outbound: Outbound
  objects: Objects
  seal: Seal
  log: Logger
}

/** What came of an attempt; without a status there was no answer. */
interface Outcome {
  status: number | null
  reason?: string
}

/** The message: byte for byte what the status service answers, links signed anew included. */
function bodyOf(row: GenerationRow, objects: Objects): string {
  return JSON.stringify(requestStatus.encode(statusOf(row, objects)))
}

const isAcknowledged = ({ status }: Outcome) => status !== null && status >= 200 && status < 300

/** Sends the message of a request, if one is due. Safe to be called at any time and twice at once; an error it throws is a fault of ours. */
export function createDeliverWebhook(dependencies: DeliveryDependencies) {
  const { store, queue, outbound, objects, seal, log } = dependencies

  async function attempt(delivery: WebhookRow, row: GenerationRow): Promise<Outcome> {
    const { requestId, url, sealedKey } = delivery
    const body = bodyOf(row, objects)
    try {
      const key = seal.open(sealedKey ?? '', requestId)
      const headers = signedHeaders(key, requestId, Math.floor(Date.now() / 1000), body)
      // The address is judged again: a name may mean another machine by now.
      const limits = { timeoutMs: ACKNOWLEDGE_MS }
      return { status: await outbound.postJson(url, body, headers, limits) }
    } catch (error) {
      // A key that does not open was sealed by a server with another secret, which may come back.
      const known = error instanceof PublicError
      return { status: null, reason: known ? error.message : `it cannot be signed: ${error}` }
    }
  }

  /** Enqueues the next attempt together with what is known of this one. */
  async function postpone(delivery: WebhookRow, status: number | null, delaySeconds: number) {
    const { requestId, organizationId } = delivery
    const options = { delaySeconds, group: String(organizationId) }
    await store.transaction(async (tx) => {
      if (!(await tx.webhooks.postpone(delivery, status, delaySeconds))) return
      await queue.enqueue(tx.database, 'deliver-webhook', { requestId }, options)
    })
  }

  async function conclude(delivery: WebhookRow, outcome: Outcome): Promise<void> {
    const { requestId, attempts, url } = delivery
    const { status, reason } = outcome
    // An address may hold secrets of its own behind the host.
    const known = { requestId, attempt: attempts, host: URL.parse(url)?.host, status, reason }
    const retryInSeconds = RETRY_SECONDS[attempts - 1]
    if (status !== null && isAcknowledged(outcome)) {
      await store.webhooks.markDelivered(requestId, status)
      log.info(known, 'webhook delivered')
    } else if (retryInSeconds !== undefined) {
      await postpone(delivery, status, retryInSeconds)
      log.warn({ ...known, retryInSeconds }, 'webhook not delivered')
    } else {
      await store.webhooks.giveUp(delivery, status)
      log.warn(known, 'webhook given up')
    }
  }

  return async (requestId: string): Promise<void> => {
    const delivery = await store.webhooks.claim(requestId, MOST_ATTEMPTS)
    if (delivery === undefined) {
      const exhausted = await store.webhooks.giveUpExhausted(requestId, MOST_ATTEMPTS)
      if (exhausted) log.warn({ requestId }, 'webhook given up: its last attempt was cut off')
      return
    }
    // Without the request the delivery would be gone as well.
    const row = await store.generations.find(requestId)
    if (row !== undefined) await conclude(delivery, await attempt(delivery, row))
  }
}
