import type { FastifyInstance } from 'fastify'
import type { Limits } from '../../services/accounts/limits.ts'
import { callerOf } from './authenticate.ts'

/**
 * Polling for what a request became. It counts against no limit: the contract has no other way to learn a result and its clients ask every
 * second, so that following one job would use up the 60 requests of a plan.
 */
const POLLING = /\/status(\/:request_id)?$/

/** Every route registered after this counts against the limits of the caller's organization. */
export function countRequests(app: FastifyInstance, limits: Limits): void {
  app.addHook('onRequest', async (request) => {
    if (POLLING.test(request.routeOptions.url ?? '')) return
    await limits.count(callerOf(request))
  })
}
