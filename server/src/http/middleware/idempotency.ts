import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors } from '../../errors.ts'
import { fingerprintOf } from '../../services/idempotency/fingerprint.ts'
import type { Idempotency, KeyedRun, Reply } from '../../services/idempotency/idempotency.ts'
import { callerOf, tokenOf } from './authenticate.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What holds the request's Idempotency-Key while it runs. */
    keyedRun: KeyedRun | undefined
  }
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/
/** What a reply says beside its body; the rest belongs to the single answer. */
const KEPT_HEADERS = ['content-type', 'location', 'link'] as const

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key
  const rule = 'Input should be 1 to 255 visible ASCII characters without spaces'
  throw errors.badField('Idempotency-Key', rule, key)
}

/** Aborted when the client has gone. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}

function replyOf(reply: FastifyReply, payload: unknown): Reply | undefined {
  // Only what took effect is kept. A refusal changed nothing: the same request may be tried again once its reason is gone.
  if (reply.statusCode < 200 || reply.statusCode > 299) return undefined
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return undefined
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name)
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  const headers = Object.fromEntries(kept)
  return { status: reply.statusCode, headers, body: Buffer.from(payload) }
}

/** Every POST registered after this may carry an Idempotency-Key: of all that carry the same, one runs, and the others get its reply. */
export function keepReplies(app: FastifyInstance, idempotency: Idempotency): void {
  app.decorateRequest('keyedRun', undefined)
  // After validation: what is no request at all does not use its key up.
  app.addHook('preHandler', async (request, reply) => {
    const key = request.method === 'POST' ? keyOf(request) : undefined
    if (key === undefined) return
    const outcome = await idempotency.begin({
      key,
      tokenId: callerOf(request).tokenId,
      token: tokenOf(request),
      fingerprint: fingerprintOf(request.method, request.url, request.body),
      signal: goneSignal(reply),
    })
    if ('end' in outcome) {
      request.keyedRun = outcome
      return
    }
    const headers = { ...outcome.headers, 'idempotent-replayed': 'true' }
    return reply.code(outcome.status).headers(headers).send(outcome.body)
  })
  // The reply is stored before it is sent, or a client could see one that is not kept.
  app.addHook('onSend', async (request, reply, payload) => {
    await request.keyedRun?.end(replyOf(reply, payload))
    request.keyedRun = undefined
    return payload
  })
}
