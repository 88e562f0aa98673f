import type { CreateModel, Model, StartTraining, UpdateModel } from '@atelier/contract'
import type { Engine } from '../../engine/engine.ts'
import { errors } from '../../errors.ts'
import type { SignedLinks } from '../../lib/signed-links.ts'
import type { Objects } from '../../objects/objects.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Page } from '../../store/page.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getModel, getProject } from '../access.ts'
import { modelOnWire } from '../wire.ts'
import { automaticParameters, expertParameters } from './automatic-parameters.ts'
import { createCheckpointOperations } from './checkpoints.ts'
import { createModelDownload } from './download-model.ts'
import { createModelImport } from './import-model.ts'
import { createTrainingStop } from './stop-training.ts'

const PARAMETERS = [
  'lr_scheduler',
  'learning_rate',
  'total_training_steps',
  'rank',
  'checkpoint_interval',
  'lr_warmup_steps',
] as const

function checkInterval({ checkpoint_interval, total_training_steps = 750 }: StartTraining): void {
  if (checkpoint_interval !== undefined && checkpoint_interval > total_training_steps) {
    const msg = `Input should be less than or equal to the total training steps, ${total_training_steps}`
    throw errors.badField('checkpoint_interval', msg, checkpoint_interval)
  }
}

interface Dependencies {
  store: Store
  queue: Queue
  links: SignedLinks
  objects: Objects
  engine: Engine
}

export function createModelService(dependencies: Dependencies) {
  const { store, queue } = dependencies
  return {
    async create(caller: Caller, body: CreateModel): Promise<Model> {
      const { projectId } = await getDataset(store, caller, body.dataset_id)
      return store.transaction(async (tx) => {
        await tx.projects.lock(projectId, 'key share')
        await tx.datasets.lock(body.dataset_id)
        const dataset = await getDataset(tx, caller, body.dataset_id)
        const row = await tx.models.insert({
          organizationId: caller.organizationId,
          projectId: dataset.projectId,
          datasetId: dataset.id,
          name: body.name,
          description: body.description ?? '',
          trainingMode: body.training_mode ?? 'fully_automated',
          state: 'created',
        })
        return modelOnWire(row)
      })
    },

    async list(caller: Caller, detailed: boolean, page: Page = {}): Promise<Model[]> {
      const rows = await store.models.list(caller.organizationId, {}, page)
      return rows.map((row) => modelOnWire(row, detailed))
    },

    async listOfProject(
      caller: Caller,
      projectId: number,
      detailed: boolean,
      page: Page = {},
    ): Promise<Model[]> {
      await getProject(store, caller, projectId)
      const rows = await store.models.list(caller.organizationId, { projectId }, page)
      return rows.map((row) => modelOnWire(row, detailed))
    },

    async update(caller: Caller, id: number, { name, description }: UpdateModel): Promise<Model> {
      await getModel(store, caller, id)
      await store.models.update(id, {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
      })
      return modelOnWire(await getModel(store, caller, id))
    },

    delete(caller: Caller, id: number): Promise<void> {
      return store.transaction(async (tx) => {
        await getModel(tx, caller, id)
        const keys = await tx.models.delete(id)
        if (keys === undefined) throw errors.conflict('The model is being trained; stop it first')
        await tx.doomedObjects.add(keys)
        await queue.enqueue(tx.database, 'purge-objects', {})
      })
    },

    ...createCheckpointOperations(dependencies),
    ...createModelDownload(dependencies),
    import: createModelImport(dependencies),
    stopTraining: createTrainingStop(store),

    async get(caller: Caller, id: number): Promise<Model> {
      return modelOnWire(await getModel(store, caller, id))
    },

    async startTraining(caller: Caller, id: number, body: StartTraining): Promise<Model> {
      const model = await getModel(store, caller, id)
      const expert = model.trainingMode === 'expert'
      if (!expert && PARAMETERS.some((name) => body[name] !== undefined)) {
        throw errors.badRequest('Training parameters can be set for expert models only')
      }
      checkInterval(body)
      if (model.state !== 'created')
        throw errors.conflict('The training was started before; a model is trained once')
      const dataset = await store.datasets.find(caller.organizationId, model.datasetId)
      if (dataset?.status !== 'completed')
        throw errors.preconditionFailed('The dataset is not completed')
      const project = await getProject(store, caller, model.projectId)
      const parameters = expert
        ? expertParameters(body)
        : automaticParameters(project.ipType, dataset.imagesCount)
      const progress = {
        step: 0,
        total_steps: parameters.total_training_steps,
        loss: null,
        images_per_second: null,
        seconds_left: null,
      }
      const { visualSchema } = dataset
      await store.transaction(async (tx) => {
        // The dataset must not be deleted between being looked at and being trained on.
        await tx.datasets.lock(dataset.id)
        await getDataset(tx, caller, dataset.id)
        const changes = { state: 'queued', parameters, progress, visualSchema } as const
        if (!(await tx.models.changeState(id, ['created'], changes))) {
          throw errors.conflict('The training was started before; a model is trained once')
        }
        await queue.enqueue(tx.database, 'train-model', { modelId: id })
      })
      return modelOnWire(await getModel(store, caller, id))
    },
  }
}

export type ModelService = ReturnType<typeof createModelService>
