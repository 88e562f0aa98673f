import type { Accepted } from '@atelier/contract'
import type { FastifyReply } from 'fastify'
import type { Order } from '../../../services/generations/generations.ts'

/** The 202 of a taken order. */
export function answerAccepted(
  reply: FastifyReply,
  { requestId, seed }: Order,
  publicUrl: string,
): FastifyReply {
  const answer: Accepted = {
    request_id: requestId,
    status_url: `${publicUrl}/v2/status/${requestId}`,
    seed,
  }
  return reply.code(202).send(answer)
}

/** Aborts when the caller has hung up. Not with an Idempotency-Key: it will come back for the answer, which has to be there then. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  if (reply.request.keyedRun !== undefined) return gone.signal
  // The answer's own end, not the socket's: a socket outlives many requests.
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
