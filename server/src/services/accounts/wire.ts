import type { ApiToken, Limit, NewApiToken, Organization } from '@atelier/contract'
import type { OrganizationRow } from '../../store/accounts.ts'
import type { TokenRow } from '../../store/tokens.ts'
import { time } from '../wire.ts'

function timeOrNull(date: Date | null): string | null {
  return date === null ? null : time(date)
}

export function tokenOnWire(row: TokenRow): ApiToken {
  return {
    id: row.id,
    organization_id: row.organizationId,
    name: row.name,
    role: row.role,
    test: row.test,
    created_at: time(row.createdAt),
    expires_at: timeOrNull(row.expiresAt),
    last_used_at: timeOrNull(row.lastUsedAt),
    revoked_at: timeOrNull(row.revokedAt),
  }
}

export function newTokenOnWire({ row, token }: { row: TokenRow; token: string }): NewApiToken {
  return { ...tokenOnWire(row), token }
}

/** What the wire calls unlimited is stored as 0. */
function limitOnWire(stored: number | null): Limit {
  return stored === 0 ? 'unlimited' : stored
}

export function limitFromWire(limit: Limit): number | null {
  return limit === 'unlimited' ? 0 : limit
}

export function organizationOnWire(row: OrganizationRow): Organization {
  return {
    id: row.id,
    name: row.name,
    operator: row.operator,
    rate_limit: limitOnWire(row.rateLimit),
    total_quota: limitOnWire(row.totalQuota),
    requests_used: row.requestsUsed,
    created_at: time(row.createdAt),
  }
}
