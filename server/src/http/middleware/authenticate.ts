import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors } from '../../errors.ts'
import type { Caller } from '../../services/access.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined
  }
}

/** Looks a token up; undefined when it is not known. */
export type Authenticate = (token: string) => Promise<Caller | undefined>

/** Every route registered after this needs a known `api_token`. */
export function requireToken(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('caller', undefined)
  app.addHook('onRequest', async (request) => {
    const token = request.headers.api_token
    if (typeof token !== 'string' || token === '') throw errors.unauthorized()
    request.caller = await authenticate(token)
    if (request.caller === undefined) throw errors.unauthorized()
  })
}

/** Who is asking; only behind `requireToken`. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw errors.unauthorized()
  return request.caller
}
