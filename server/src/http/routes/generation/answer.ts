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
