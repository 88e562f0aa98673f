import { type ApiToken, apiToken } from '@atelier/contract'
import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Every token of the caller's organization, oldest first, revoked ones too. For admins. */
export function listTokens(client: Client, options: CallOptions = {}): Promise<ApiToken[]> {
  const path = '/v1/tokens'
  return request(client, { method: 'GET', path, answer: z.array(apiToken), ...options })
}
