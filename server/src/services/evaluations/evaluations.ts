import { randomInt } from 'node:crypto'
import type { Evaluation, ListedEvaluation, startEvaluation } from '@atelier/contract'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Queue } from '../../queue/queue.ts'
import type { EvaluationRow } from '../../store/evaluations.ts'
import type { ModelRow } from '../../store/models.ts'
import type { Page } from '../../store/page.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset, getModel } from '../access.ts'
import { chooseConcepts } from './choose-concepts.ts'
import type { Pace } from './pace.ts'
import { evaluationOnWire, listedOnWire } from './wire.ts'

interface Dependencies {
  store: Store
  objects: Objects
  queue: Queue
  pace: Pace
}

type StartEvaluation = z.output<typeof startEvaluation>

async function adapterOf(tx: Transaction, { id, state, adapterKey }: ModelRow) {
  if (state !== 'completed' || adapterKey === null)
    throw errors.badRequest('The model is not trained yet')
  const saved = await tx.models.listCheckpoints(id)
  const adapterSha256 = saved.find(({ objectKey }) => objectKey === adapterKey)?.sha256 ?? ''
  return { adapterKey, adapterSha256 }
}

/** Comparisons of models with pictures that they never saw. Taken here, worked off by a job. */
export function createEvaluationService({ store, objects, queue, pace }: Dependencies) {
  async function getEvaluation(
    tx: Transaction,
    caller: Caller,
    modelId: number,
    id: number,
  ): Promise<EvaluationRow> {
    await getModel(tx, caller, modelId)
    const row = await tx.evaluations.find(id)
    if (row?.modelId !== modelId) throw errors.notFound('Evaluation')
    return row
  }

  function place(caller: Caller, modelId: number, body: StartEvaluation): Promise<EvaluationRow> {
    return store.transaction(async (tx) => {
      // Its pictures are shared from now on, so none may be on its way out.
      await tx.datasets.lock(body.held_out_dataset_id)
      await getDataset(tx, caller, body.held_out_dataset_id)
      await tx.models.lock(modelId)
      const model = await getModel(tx, caller, modelId)
      const adapter = await adapterOf(tx, model)
      const key = `evaluations/${uuid()}`
      const heldOut = await tx.images.list(body.held_out_dataset_id)
      const training = await tx.images.list(model.datasetId)
      const { concepts, seen } = chooseConcepts(heldOut, training, {
        most: body.max_concepts,
        key,
      })
      if (concepts.length < 2)
        throw errors.preconditionFailed(
          'The held-out dataset needs two images at least that have a caption and that the training did not see',
        )
      const row = await tx.evaluations.insert(
        {
          organizationId: caller.organizationId,
          modelId,
          heldOutDatasetId: body.held_out_dataset_id,
          seed: body.seed ?? randomInt(0, 2 ** 32),
          steps: body.steps_num,
          ...adapter,
          seenImages: seen,
          reportKey: `${key}/report.html`,
        },
        concepts,
      )
      const group = String(caller.organizationId)
      await queue.enqueue(tx.database, 'evaluate-model', { evaluationId: row.id }, { group })
      return row
    })
  }

  return {
    /** Takes an evaluation; what is compared is settled here, so that later changes of the dataset do not matter. */
    async start(caller: Caller, modelId: number, body: StartEvaluation): Promise<Evaluation> {
      await getModel(store, caller, modelId)
      return evaluationOnWire(await place(caller, modelId, body), objects, pace)
    },

    async list(caller: Caller, modelId: number, page: Page = {}): Promise<ListedEvaluation[]> {
      await getModel(store, caller, modelId)
      const rows = await store.evaluations.list(modelId, page)
      return rows.map((row) => listedOnWire(row, objects, pace))
    },

    async get(caller: Caller, modelId: number, id: number): Promise<Evaluation> {
      return evaluationOnWire(await getEvaluation(store, caller, modelId, id), objects, pace)
    },

    /** Deletes an evaluation with all it drew; one that runs stops at its next picture. */
    delete(caller: Caller, modelId: number, id: number): Promise<void> {
      return store.transaction(async (tx) => {
        await getEvaluation(tx, caller, modelId, id)
        await tx.doomedObjects.add(await tx.evaluations.delete(id))
        await queue.enqueue(tx.database, 'purge-objects', {})
      })
    },
  }
}

export type EvaluationService = ReturnType<typeof createEvaluationService>
