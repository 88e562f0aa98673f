import type { Dataset } from '@atelier/contract'
import type { Client } from '../client.ts'
import { JobFailedError } from '../errors.ts'
import { type PollOptions, poll } from '../poll.ts'
import { getDataset } from './get-dataset.ts'

/**
 * Waits until the captions that `regenerateCaptions` asked for are made, and returns the dataset with them.
 *
 * @throws {JobFailedError} nobody has asked for them
 */
export async function waitForCaptions(
  client: Client,
  datasetId: number,
  options: PollOptions = {},
): Promise<Dataset> {
  const { signal } = options
  const ended = await poll(
    () => getDataset(client, datasetId, { signal }),
    (dataset) => dataset.captions_update_status !== 'in_progress',
    options,
  )
  if (ended.captions_update_status === 'completed') return ended
  throw new JobFailedError(
    `Nobody has asked for the captions of dataset ${datasetId} to be made anew`,
    ended.captions_update_status,
    ended,
  )
}
