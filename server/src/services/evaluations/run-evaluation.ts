import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EvaluationReport } from '@atelier/contract'
import type { Logger } from 'pino'
import { type Engine, ForeignAdapterError } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { EvaluationLease, EvaluationRow } from '../../store/evaluations.ts'
import type { ModelRow } from '../../store/models.ts'
import type { Store } from '../../store/store.ts'
import { buildReport, type Evidence } from './build-report.ts'
import { type DrawConcepts, EvaluationGoneError, GUIDANCE_SCALE } from './draw-concepts.ts'
import type { FeatureEncoder } from './feature-encoder.ts'
import type { PictureReader } from './look-at-pictures.ts'
import { reportPage } from './report-page/report-page.ts'

/** Silence after which an evaluation counts as abandoned. */
export const EVALUATION_STALE_MS = 30_000
/** Also how long it takes at most until one that was deleted is told, beside the picture that is being drawn. */
const HEARTBEAT_MS = 5_000

interface Dependencies {
  store: Store
  objects: Objects
  engine: Engine
  queue: Queue
  draw: DrawConcepts
  reader: PictureReader
  encoder: FeatureEncoder | undefined
  /** Deletes an object that nobody refers to. */
  forget: (key: string) => Promise<void>
  /** For files that are gone afterwards. */
  workDir: string
  log: Logger
}

/** Somebody else runs the evaluation now, or it is gone; what this process still had to say no longer counts. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

const CHARACTERS: ReadonlySet<string> = new Set(['defined_character', 'character_variants'])

export function createEvaluationRunner(dependencies: Dependencies) {
  const { store, objects, engine, queue, draw, reader, encoder, forget, workDir, log } =
    dependencies
  const owner = randomUUID()

  async function madeWith(
    evaluation: EvaluationRow,
    model: ModelRow,
  ): Promise<EvaluationReport['made_with']> {
    return {
      base_model: engine.baseModel.name,
      base_model_sha256: await engine.baseModel.sha256(),
      adapter_sha256: evaluation.adapterSha256,
      model_id: model.id,
      training_dataset_id: model.datasetId,
      held_out_dataset_id: evaluation.heldOutDatasetId,
      seed: evaluation.seed,
      steps_num: evaluation.steps,
      guidance_scale: GUIDANCE_SCALE,
      encoder: encoder?.name ?? null,
    }
  }

  async function gather(
    evaluation: EvaluationRow,
    model: ModelRow,
    signal: AbortSignal,
  ): Promise<Evidence> {
    const concepts = await store.evaluations.listConcepts(evaluation.id)
    await draw(evaluation, concepts, signal)
    const looks = await reader.looks(concepts, signal)
    const training = await store.images.list(model.datasetId)
    const trainingProfiles = await reader.profiles(training, signal)
    const comparison = await engine.compare({
      workDir: join(workDir, String(evaluation.id)),
      pictures: () => reader.compared(concepts, training),
      seed: evaluation.seed,
      signal,
    })
    const project = await store.projects.find(model.organizationId, model.projectId)
    const isCharacter = CHARACTERS.has(project?.ipType ?? '')
    const made = await madeWith(evaluation, model)
    const found = { evaluation, concepts, looks, comparison, training, trainingProfiles }
    return { ...found, madeWith: made, isCharacter }
  }

  /** The page goes into the objects first; the row that names it is written last. */
  async function keep(evidence: Evidence, model: ModelRow, lease: EvaluationLease): Promise<void> {
    const { evaluation, looks } = evidence
    const report = buildReport(evidence)
    const page = reportPage({ report, looks, modelName: model.name })
    await objects.put(evaluation.reportKey, Buffer.from(page), 'text/html')
    const changes = { state: 'completed', report, leaseOwner: null } as const
    if (await store.evaluations.writeUnderLease(lease, changes)) return
    if ((await store.evaluations.find(evaluation.id)) === undefined)
      await forget(evaluation.reportKey)
    throw new LeaseLostError()
  }

  async function runClaimed(
    evaluation: EvaluationRow,
    lease: EvaluationLease,
    { signal: shutdown, lastAttempt }: JobContext,
  ): Promise<void> {
    const lost = new AbortController()
    const heartbeat = setInterval(() => {
      store.evaluations.writeUnderLease(lease).then(
        (held) => (held ? undefined : lost.abort(new LeaseLostError())),
        (err: unknown) => log.warn({ err }, 'heartbeat'),
      )
    }, HEARTBEAT_MS)
    try {
      const model = await store.models.find(evaluation.modelId)
      if (model === undefined) throw new EvaluationGoneError()
      const signal = AbortSignal.any([shutdown, lost.signal])
      await keep(await gather(evaluation, model, signal), model, lease)
    } catch (error) {
      await giveUp(error, lease, { shutdown, lost: lost.signal, lastAttempt })
    } finally {
      clearInterval(heartbeat)
    }
  }

  /** What becomes of an evaluation that did not get to its end this time. An error it throws is worth another attempt. */
  async function giveUp(
    error: unknown,
    lease: EvaluationLease,
    why: { shutdown: AbortSignal; lost: AbortSignal; lastAttempt: boolean },
  ): Promise<void> {
    const gone = error instanceof EvaluationGoneError || error instanceof LeaseLostError
    if (gone || why.lost.aborted) return
    const { evaluationId } = lease
    const foreign = error instanceof ForeignAdapterError
    // The next attempt, or the next server, goes on at the picture that is not drawn yet.
    if (why.shutdown.aborted || (!foreign && !why.lastAttempt)) {
      await store.evaluations.writeUnderLease(lease, { leaseOwner: null })
      if (why.shutdown.aborted) return
      throw error
    }
    log.error({ err: error, evaluationId }, 'evaluation failed')
    const failure = foreign
      ? 'The model was trained for another base model; train it again'
      : 'The evaluation failed; the server log has the reason'
    await store.evaluations.writeUnderLease(lease, { state: 'failed', failure, leaseOwner: null })
  }

  return {
    /** Runs an evaluation if nobody else does; safe to be called twice. */
    async run(evaluationId: number, context: JobContext): Promise<void> {
      const lease = await store.evaluations.claim(evaluationId, owner, EVALUATION_STALE_MS)
      const evaluation = lease && (await store.evaluations.find(evaluationId))
      if (lease && evaluation) await runClaimed(evaluation, lease, context)
    },

    /** Enqueues evaluations whose server has died; those that still wait for their turn are left alone. */
    async recover(silentMs: number): Promise<void> {
      for (const { id, organizationId } of await store.evaluations.listAbandoned(silentMs)) {
        const payload = { evaluationId: id }
        const options = { group: String(organizationId) }
        const enqueued = await queue.enqueue(store.database, 'evaluate-model', payload, options)
        if (enqueued) log.info({ evaluationId: id }, 'going on with an evaluation')
      }
    },
  }
}

export type EvaluationRunner = ReturnType<typeof createEvaluationRunner>
