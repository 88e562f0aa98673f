import type { RequestResult } from '@atelier/contract'
import type { Client } from '../client.ts'
import { JobFailedError, serverWords } from '../errors.ts'
import { type PollOptions, poll } from '../poll.ts'
import { getRequest } from './get-request.ts'

/**
 * Waits for an asynchronous request and returns its result.
 *
 * @throws {JobFailedError} the request ended as `ERROR` or `UNKNOWN`
 */
export async function waitForRequest(
  client: Client,
  requestId: string,
  options: PollOptions = {},
): Promise<RequestResult> {
  const { signal } = options
  const ended = await poll(
    () => getRequest(client, requestId, { signal }),
    ({ status }) => status !== 'IN_PROGRESS',
    options,
  )
  if (ended.status === 'COMPLETED') return ended.result
  throw new JobFailedError(
    `Request ${requestId} ended as ${ended.status}: ${serverWords(ended)}`,
    ended.status,
    ended,
  )
}
