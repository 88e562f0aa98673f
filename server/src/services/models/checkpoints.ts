import type { Checkpoint, CheckpointList, SavedCheckpoint } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Queue } from '../../queue/queue.ts'
import type { CheckpointRow, ModelRow } from '../../store/models.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getModel } from '../access.ts'
import { modelOnWire, time } from '../wire.ts'

interface Dependencies {
  store: Store
  objects: Objects
  queue: Queue
}

/** The published operations show checkpoints of finished expert trainings alone. */
function requireReadable(model: ModelRow): void {
  if (model.trainingMode !== 'expert')
    throw errors.badRequest('The model was not trained in expert mode')
  if (model.state !== 'completed') throw errors.badRequest('The model status is not completed')
}

function onWire(row: CheckpointRow): Checkpoint {
  // One training makes one model, so the model's id is the job's too.
  return {
    checkpoint_step: row.step,
    training_job_id: row.modelId,
    created_at: time(row.createdAt),
  }
}

async function getCheckpoint(store: Transaction, modelId: number, step: number) {
  const row = await store.models.findCheckpoint(modelId, step)
  if (row === undefined) throw errors.notFound('Checkpoint')
  return row
}

export function createCheckpointOperations({ store, objects, queue }: Dependencies) {
  return {
    async listCheckpoints(caller: Caller, modelId: number): Promise<CheckpointList> {
      const model = await getModel(store, caller, modelId)
      requireReadable(model)
      return {
        checkpoints: (await store.models.listCheckpoints(modelId)).map(onWire),
        active_model_version: modelOnWire(model).active_model_version,
      }
    },

    async getCheckpoint(caller: Caller, modelId: number, step: number): Promise<Checkpoint> {
      requireReadable(await getModel(store, caller, modelId))
      return onWire(await getCheckpoint(store, modelId, step))
    },

    /** Deletes a checkpoint that the model does not generate with. */
    deleteCheckpoint(caller: Caller, modelId: number, step: number): Promise<void> {
      return store.transaction(async (tx) => {
        const model = await getModel(tx, caller, modelId)
        requireReadable(model)
        const checkpoint = await getCheckpoint(tx, modelId, step)
        if (checkpoint.objectKey === model.adapterKey) {
          throw errors.badRequest('Cannot delete checkpoint currently selected for inference')
        }
        await tx.models.deleteCheckpoint(modelId, step)
        await tx.doomedObjects.add([checkpoint.objectKey])
        await queue.enqueue(tx.database, 'purge-objects', {})
      })
    },

    /** Everything a training saved, whatever its mode and however it ended. */
    async listSavedCheckpoints(caller: Caller, modelId: number): Promise<SavedCheckpoint[]> {
      const model = await getModel(store, caller, modelId)
      const rows = await store.models.listCheckpoints(modelId)
      return rows.map((row) => ({
        checkpoint_step: row.step,
        active: model.state === 'completed' && row.objectKey === model.adapterKey,
        sha256: row.sha256,
        download_url: objects.signedUrl(row.objectKey),
        created_at: time(row.createdAt),
      }))
    },
  }
}
