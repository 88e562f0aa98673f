import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Decoder } from '../../decoder/decoder.ts'
import type { Engine, TrainOutcome } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { Lease, ModelRow } from '../../store/models.ts'
import type { checkpoints } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { trainingSet } from './training-set.ts'

/** Silence after which a training counts as abandoned. */
export const LEASE_STALE_MS = 30_000
/** Also how long it takes at most until a training hears that it is to stop. */
const HEARTBEAT_MS = 2_000

interface Dependencies {
  store: Store
  objects: Objects
  decoder: Decoder
  engine: Engine
  queue: Queue
  /** Keeps the state of each training. */
  trainingsDir: string
  log: Logger
}

/** Somebody else runs the training now; what this process still had to say no longer counts. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/** Those of the interval, and the last; others come from shutdowns in between, after which the training went on. */
function dueCheckpoints({ checkpoints }: TrainOutcome, interval: number) {
  const last = checkpoints.at(-1)
  return checkpoints.filter((one) => one === last || one.step % interval === 0)
}

export function createTrainingRunner({
  store,
  objects,
  decoder,
  engine,
  queue,
  trainingsDir,
  log,
}: Dependencies) {
  const owner = randomUUID()
  const workDirOf = (modelId: number) => join(trainingsDir, String(modelId))

  async function train(model: ModelRow, lease: Lease, signal: AbortSignal): Promise<TrainOutcome> {
    const { parameters } = model
    if (parameters === null) throw new Error(`model ${model.id} has no training parameters`)
    const project = await store.projects.find(model.organizationId, model.projectId)
    if (project === undefined) throw new Error(`model ${model.id} has no project`)
    const rows = await store.images.list(model.datasetId)
    return engine.train({
      workDir: workDirOf(model.id),
      images: () => trainingSet(project, rows, objects, decoder),
      parameters: {
        learning_rate: parameters.learning_rate,
        lr_scheduler: parameters.lr_scheduler,
        lora_rank: parameters.rank,
        max_train_steps: parameters.total_training_steps,
        checkpointing_steps: parameters.checkpoint_interval,
        lr_warmup_steps: parameters.lr_warmup_steps,
        train_batch_size: parameters.train_batch_size,
        seed: model.id,
      },
      signal,
      onProgress: (p) => {
        const progress = {
          step: p.global_step,
          total_steps: p.max_train_steps,
          loss: p.loss,
          images_per_second: p.images_per_second,
          seconds_left: p.seconds_left,
        }
        store.models
          .writeUnderLease(lease, { progress })
          .catch((err: unknown) => log.warn({ err }, 'progress'))
      },
    })
  }

  /** Adapters go into the objects first; the row that names them is written last, in one transaction. */
  async function keep(model: ModelRow, lease: Lease, outcome: TrainOutcome): Promise<void> {
    const kept: (typeof checkpoints.$inferInsert)[] = []
    const due = dueCheckpoints(outcome, model.parameters?.checkpoint_interval ?? 1)
    for (const { step, sha256, path } of due) {
      const objectKey = `models/${model.id}/checkpoint-${step}/pytorch_lora_weights.safetensors`
      await objects.put(objectKey, await readFile(path), 'application/octet-stream')
      kept.push({ modelId: model.id, step, sha256, objectKey })
    }
    await store.transaction(async (tx) => {
      for (const checkpoint of kept) await tx.models.upsertCheckpoint(checkpoint)
      const state = outcome.stopped ? 'stopped' : 'completed'
      const changes = {
        state,
        adapterKey: kept.at(-1)?.objectKey ?? null,
        leaseOwner: null,
      } as const
      if (!(await tx.models.writeUnderLease(lease, changes))) throw new LeaseLostError()
    })
    await rm(workDirOf(model.id), { recursive: true, force: true })
  }

  async function runClaimed(model: ModelRow, lease: Lease, context: JobContext): Promise<void> {
    const { signal: shutdown, lastAttempt } = context
    const lost = new AbortController()
    const stop = new AbortController()
    if (model.state === 'stopping') stop.abort()
    const heartbeat = setInterval(() => {
      store.models.writeUnderLease(lease).then(
        (state) => {
          if (state === undefined) lost.abort()
          if (state === 'stopping') stop.abort()
        },
        (err: unknown) => log.warn({ err }, 'heartbeat'),
      )
    }, HEARTBEAT_MS)
    try {
      await store.models.changeState(model.id, ['queued'], { state: 'running' })
      const signal = AbortSignal.any([shutdown, lost.signal, stop.signal])
      const outcome = await train(model, lease, signal)
      // A shutdown is no stop: the state is saved, and the next server goes on.
      if (outcome.stopped && !stop.signal.aborted)
        await store.models.writeUnderLease(lease, { leaseOwner: null })
      else await keep(model, lease, outcome)
    } catch (error) {
      if (shutdown.aborted || error instanceof LeaseLostError) return
      log.error({ err: error, modelId: model.id, lastAttempt }, 'training failed')
      if (!lastAttempt) {
        // The next attempt goes on from the last saved state, so a process that died costs a few steps.
        await store.models.writeUnderLease(lease, { leaseOwner: null })
        throw error
      }
      await store.models.writeUnderLease(lease, {
        state: 'failed',
        failure: 'The training failed; the server log has the reason',
        leaseOwner: null,
      })
    } finally {
      clearInterval(heartbeat)
    }
  }

  return {
    /** Runs a training if nobody else does; safe to be called twice. An error it throws is worth another attempt. */
    async run(modelId: number, context: JobContext): Promise<void> {
      const lease = await store.models.claim(modelId, owner, LEASE_STALE_MS)
      const model = lease && (await store.models.find(modelId))
      if (lease && model) await runClaimed(model, lease, context)
    },

    /** Enqueues trainings whose server has died; those that still wait for their turn are left alone. */
    async recover(): Promise<void> {
      const abandoned = await store.models.listAbandoned(LEASE_STALE_MS)
      for (const modelId of abandoned) {
        const enqueued = await queue.enqueue(store.database, 'train-model', { modelId })
        if (enqueued) log.info({ modelId }, 'going on with a training')
      }
    },
  }
}

export type TrainingRunner = ReturnType<typeof createTrainingRunner>
