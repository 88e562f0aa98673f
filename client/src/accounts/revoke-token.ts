import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Options of `revokeToken`. */
export interface RevokeTokenOptions extends CallOptions {
  /** Revoke it even if nobody could manage the organization's tokens afterwards. */
  readonly force?: boolean
}

/** Revokes a token at once and for good. 409 for the last one that can manage tokens, unless forced. For admins. */
export function revokeToken(
  client: Client,
  tokenId: number,
  { force = false, ...options }: RevokeTokenOptions = {},
): Promise<void> {
  const path = `/v1/tokens/${tokenId}${force ? '?force=true' : ''}`
  return request(client, { method: 'DELETE', path, answer: z.void(), ...options })
}
