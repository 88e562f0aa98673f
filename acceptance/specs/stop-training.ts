import {
  deleteDataset,
  getModel,
  listSavedCheckpoints,
  startTraining,
  stopTraining,
  waitForTraining,
  watchTraining,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { newModel, sharedCompletedDataset } from '../src/things.ts'

const LONG_MS = 400_000

/** A long training that runs by the time this resolves. */
async function runningModel(target: Target, datasetId: number): Promise<number> {
  const { id } = await newModel(target, datasetId, 'expert')
  await startTraining(target.client, id, { rank: 4, total_training_steps: 5_000 })
  for await (const { step } of watchTraining(target.client, id)) if (step) break
  return id
}

export function stoppedTraining(target: () => Target): void {
  describe('POST /tailored-gen/models/{model_id}/stop_training', () => {
    it(
      '200: stops a running training for good, and one that waits for its turn',
      async () => {
        const { client } = target()
        const dataset = await sharedCompletedDataset(target())
        const running = await runningModel(target(), dataset.id)
        const waiting = await newModel(target(), dataset.id, 'expert')
        // Clients start a training without any body, too.
        const answer = await raw(target(), 'POST', `${path(waiting.id)}/start_training`)
        expect(answer).toMatchObject({ status: 200, body: { status: 'InProgress' } })
        expect(['Stopped', 'Stopping']).toContain((await stopTraining(client, waiting.id)).status)
        expect(await stopTraining(client, running)).toMatchObject({
          id: running,
          status: 'Stopping',
        })
        for (const id of [waiting.id, running]) await stopped(id)
        // Nobody learns from it any longer, so it can go; the models remember it.
        await deleteDataset(client, dataset.id)
        expect(await getModel(client, running)).toMatchObject({
          status: 'Stopped',
          dataset_id: dataset.id,
        })
      },
      LONG_MS,
    )

    const path = (id: number) => `/v1/tailored-gen/models/${id}`

    async function stopped(id: number): Promise<void> {
      const waiting = waitForTraining(target().client, id, { intervalMs: 200 })
      await expect(waiting).rejects.toMatchObject({ state: 'Stopped' })
      for (const what of ['stop_training', 'start_training'])
        expect(await raw(target(), 'POST', `${path(id)}/${what}`)).toMatchObject({
          status: 409,
          body: message,
        })
      // What it knew by then can still be read by our own operation, and by the contract's not.
      await listSavedCheckpoints(target().client, id)
      for (const what of ['checkpoints', 'download'])
        expect((await raw(target(), 'GET', `${path(id)}/${what}`)).status).toBe(400)
    }
  })
}
