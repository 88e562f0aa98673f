import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors } from '../../errors.ts'
import type { Session } from '../../store/accounts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Session | undefined
  }
}

/** Looks a token up that came from an address; an error when it is not known, or no longer. */
export type Authenticate = (token: string, address: string) => Promise<Session>

/** Every route registered after this needs a token that works, in the `api_token` header. */
export function requireToken(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('caller', undefined)
  app.addHook('onRequest', async (request) => {
    request.caller = await authenticate(tokenOf(request), request.ip)
  })
}

/** The token that a request carries. */
export function tokenOf(request: FastifyRequest): string {
  const token = request.headers.api_token
  if (typeof token !== 'string' || token === '') throw errors.unauthorized()
  return token
}

/** Who is asking; only behind `requireToken`. */
export function callerOf(request: FastifyRequest): Session {
  if (request.caller === undefined) throw errors.unauthorized()
  return request.caller
}
