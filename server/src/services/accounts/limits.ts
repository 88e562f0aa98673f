import { errors } from '../../errors.ts'
import type { Session } from '../../store/accounts.ts'
import type { Store } from '../../store/store.ts'

/** What holds for organizations for which nothing else is set; undefined is no limit. */
export interface LimitDefaults {
  /** Requests in a minute. */
  rateLimit: number | undefined
  /** Requests ever. */
  totalQuota: number | undefined
}

interface Dependencies {
  store: Store
  defaults: LimitDefaults
}

/** A limit as it is stored, with the default filled in: a number of requests, or none. */
function inForce(own: number | null, standard: number | undefined): number | undefined {
  if (own === null) return standard
  return own === 0 ? undefined : own
}

/** Counts requests against the limits of their organization. One without limits costs nothing. */
export function createLimits({ store, defaults }: Dependencies) {
  return {
    /** @throws {PublicError} 429 for too many in a minute, 403 for more than there may ever be */
    async count({ organizationId, rateLimit, totalQuota, test }: Session): Promise<void> {
      const rate = inForce(rateLimit, defaults.rateLimit)
      if (rate !== undefined) {
        const waitSeconds = await store.rates.count(organizationId, rate)
        const words = `More than ${rate} requests in a minute`
        if (waitSeconds > 0) throw errors.tooManyRequests(words, waitSeconds)
      }
      // The quota is for work, of which a test token does none.
      const quota = test ? undefined : inForce(totalQuota, defaults.totalQuota)
      if (quota === undefined) return
      if (!(await store.accounts.countRequest(organizationId, quota))) {
        throw errors.forbidden(`The quota of ${quota} requests is used up`)
      }
    },
  }
}

export type Limits = ReturnType<typeof createLimits>
