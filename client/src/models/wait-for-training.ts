import type { Model } from '@atelier/contract'
import type { Client } from '../client.ts'
import { JobFailedError } from '../errors.ts'
import { type PollOptions, poll } from '../poll.ts'
import { getModel } from './get-model.ts'

/** Options of {@link waitForTraining}. */
export interface WaitForTrainingOptions extends PollOptions {
  /** Called with the model at each question while it trains. */
  readonly onProgress?: (model: Model) => void
}

/**
 * Waits until a model's training has ended well, and returns the model. Bears a restart of the server, which goes on with
 * the training by itself.
 *
 * @throws {JobFailedError} the training failed, was stopped, or was never started
 */
export async function waitForTraining(
  client: Client,
  modelId: number,
  options: WaitForTrainingOptions = {},
): Promise<Model> {
  const { signal, onProgress } = options
  const ended = await poll(
    async () => {
      const model = await getModel(client, modelId, { signal })
      if (isTraining(model)) onProgress?.(model)
      return model
    },
    (model) => !isTraining(model),
    { maxFailures: 60, ...options },
  )
  if (ended.status === 'Completed') return ended
  const reason = ended.failure ? `: ${ended.failure}` : ''
  const message = `The training of model ${modelId} ended as ${ended.status}${reason}`
  throw new JobFailedError(message, ended.status, ended)
}

function isTraining({ status }: Model): boolean {
  return status === 'InProgress' || status === 'Stopping'
}
