import type { FastifyReply } from 'fastify'
import { errors } from '../errors.ts'

/** Aborts when the caller has hung up. Not with an Idempotency-Key: it will come back for the answer, which has to be there then. */
export function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  if (reply.request.keyedRun !== undefined) return gone.signal
  // The answer's own end, not the socket's: a socket outlives many requests.
  reply.raw.once('close', () => gone.abort(errors.clientGone()))
  return gone.signal
}
