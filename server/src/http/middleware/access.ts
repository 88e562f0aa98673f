import type { Role } from '@atelier/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors } from '../../errors.ts'
import type { Caller } from '../../services/access.ts'
import { callerOf } from './authenticate.ts'

/**
 * Who may call a route: tokens of at least a role, or admins of the organization that runs the server.
 *
 * A route says it in its `config`. One that does not is for viewers when it reads (GET, HEAD) and for members otherwise. Members may
 * delete as well, projects too: they do everything that the published contract has, or clients written for it would need an admin's token.
 */
export type Access = Role | 'operator'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
}

const RANKS: Readonly<Record<Role, number>> = { viewer: 0, member: 1, admin: 2 }

function reads(method: string | readonly string[]): boolean {
  return [method].flat().every((name) => name === 'GET' || name === 'HEAD')
}

function isAllowed({ role, operator }: Caller, access: Access): boolean {
  if (access === 'operator') return operator && role === 'admin'
  return RANKS[role] >= RANKS[access]
}

/** @throws {PublicError} 403 when the token may not call this route */
export function checkAccess(request: FastifyRequest): void {
  const { access = 'operator' } = request.routeOptions.config
  const caller = callerOf(request)
  if (isAllowed(caller, access)) return
  if (caller.test) throw errors.forbidden('A test token changes nothing; ask it for an error')
  if (access === 'operator')
    throw errors.forbidden('This is for admins of the organization that runs the server')
  throw errors.forbidden(`The role of this token is ${caller.role}; this needs ${access}`)
}

/** Every route registered after this is for those that its `access` names, the default filled in. */
export function requireAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access ?? (reads(route.method) ? 'viewer' : 'member')
    route.config = { ...route.config, access }
  })
  app.addHook('onRequest', async (request) => {
    // A test token may ask for an error anywhere; that is looked for first, and needs the body.
    if (!callerOf(request).test) checkAccess(request)
  })
}
