import type { CreateModel, Model, StartTraining } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getModel, getProject } from '../access.ts'
import { modelOnWire } from '../wire.ts'
import { automaticParameters, expertParameters } from './automatic-parameters.ts'

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

export function createModelService({ store, queue }: { store: Store; queue: Queue }) {
  return {
    async create(caller: Caller, body: CreateModel): Promise<Model> {
      const dataset = await getDataset(store, caller, body.dataset_id)
      const row = await store.models.insert({
        organizationId: caller.organizationId,
        projectId: dataset.projectId,
        datasetId: dataset.id,
        name: body.name,
        description: body.description ?? '',
        trainingMode: body.training_mode ?? 'fully_automated',
        state: 'created',
      })
      return modelOnWire(row)
    },

    async list(caller: Caller, detailed: boolean): Promise<Model[]> {
      const rows = await store.models.list(caller.organizationId)
      return rows.map((row) => modelOnWire(row, detailed))
    },

    async listOfProject(caller: Caller, projectId: number, detailed: boolean): Promise<Model[]> {
      await getProject(store, caller, projectId)
      const rows = await store.models.list(caller.organizationId, { projectId })
      return rows.map((row) => modelOnWire(row, detailed))
    },

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
      const dataset = await getDataset(store, caller, model.datasetId)
      if (dataset.status !== 'completed')
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
      await store.transaction(async (tx) => {
        const changes = { state: 'queued', parameters, progress } as const
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
