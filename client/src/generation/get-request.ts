import { type RequestStatus, requestStatus } from '@atelier/contract'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** Where an asynchronous request stands. Failed ones answer too: look at `status`. 404 when the id is unknown or expired. */
export function getRequest(
  client: Client,
  requestId: string,
  options: CallOptions = {},
): Promise<RequestStatus> {
  const path = `/v2/status/${encodeURIComponent(requestId)}`
  return request(client, { method: 'GET', path, answer: requestStatus, ...options })
}
