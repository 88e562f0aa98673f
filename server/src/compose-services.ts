import { join } from 'node:path'
import type { Health } from '@atelier/contract'
import type { VisionProvider } from '@atelier/vision'
import type { Logger } from 'pino'
import { openArchive } from './archive/read-archive.ts'
import type { Decoder } from './decoder/decoder.ts'
import type { Engine } from './engine/engine.ts'
import type { Services } from './http/services.ts'
import type { JobBinding } from './jobs/bindings.ts'
import { captionWaiting } from './jobs/handlers/caption-waiting.ts'
import { deliverWebhook } from './jobs/handlers/deliver-webhook.ts'
import { evaluateModel } from './jobs/handlers/evaluate-model.ts'
import { generate } from './jobs/handlers/generate.ts'
import { ingestArchive } from './jobs/handlers/ingest-archive.ts'
import { purgeObjects } from './jobs/handlers/purge-objects.ts'
import { regenerateCaptions } from './jobs/handlers/regenerate-captions.ts'
import { trainModel } from './jobs/handlers/train-model.ts'
import type { SignedLinks } from './lib/signed-links.ts'
import type { Moderators } from './moderation/moderation.ts'
import type { Objects } from './objects/objects.ts'
import type { Outbound } from './outbound/outbound.ts'
import type { Queue } from './queue/queue.ts'
import { createAuthenticate } from './services/accounts/authenticate.ts'
import { createGuessLimit } from './services/accounts/guesses.ts'
import { createLimits, type LimitDefaults } from './services/accounts/limits.ts'
import { createOrganizationService } from './services/accounts/organizations.ts'
import { createTokenService } from './services/accounts/tokens.ts'
import { createBulkService } from './services/bulk/bulk.ts'
import { createArchiveFiles } from './services/bulk/fetch-archive.ts'
import { BULK_STALE_MS, createArchiveIngestion } from './services/bulk/ingest-archive.ts'
import { createIngestEntries } from './services/bulk/ingest-entries.ts'
import { createPrepareEntry } from './services/bulk/prepare-entry.ts'
import { createWriteOutcomes } from './services/bulk/write-outcomes.ts'
import { createWaitingCaptions, WAITING_STALE_MS } from './services/datasets/caption-waiting.ts'
import { createDatasetService } from './services/datasets/datasets.ts'
import {
  CAPTIONS_STALE_MS,
  createCaptionRegeneration,
} from './services/datasets/regenerate-captions.ts'
import { createDrawConcepts } from './services/evaluations/draw-concepts.ts'
import { createEvaluationService } from './services/evaluations/evaluations.ts'
import type { FeatureEncoder } from './services/evaluations/feature-encoder.ts'
import { createPictureReader } from './services/evaluations/look-at-pictures.ts'
import { Pace } from './services/evaluations/pace.ts'
import {
  createEvaluationRunner,
  EVALUATION_STALE_MS,
} from './services/evaluations/run-evaluation.ts'
import { createExports } from './services/exports/exports.ts'
import { type Animator, createAnimateImage } from './services/generations/animate-image.ts'
import { createDrawImage } from './services/generations/draw-image.ts'
import { createGenerationService } from './services/generations/generations.ts'
import { createGenerationRunner, ORDER_STALE_MS } from './services/generations/run-generation.ts'
import { createWritePrompt } from './services/generations/write-prompt.ts'
import { createIdempotency } from './services/idempotency/idempotency.ts'
import { createCaptioner } from './services/images/captioner.ts'
import { createImageService } from './services/images/images.ts'
import { createReadPictures } from './services/images/read-pictures.ts'
import { createLint } from './services/lint/lint.ts'
import { createModelService } from './services/models/models.ts'
import { createTrainingRunner } from './services/models/run-training.ts'
import { createModeration } from './services/moderation.ts'
import { createProjectService } from './services/projects/projects.ts'
import { createPurge } from './services/purge/purge.ts'
import { createWebhookService, WEBHOOK_STALE_MS } from './services/webhooks/webhooks.ts'
import type { Store } from './store/store.ts'

/** The concrete parts that services are made of. */
export interface Parts {
  store: Store
  objects: Objects
  decoder: Decoder
  links: SignedLinks
  queue: Queue
  engine: Engine
  animator: Animator
  vision: VisionProvider
  visionReport: Health['vision']
  /** An outside model that evaluations ask too; none by default. */
  encoder?: FeatureEncoder
  moderators: Moderators
  outbound: Outbound
  /** Known to this server alone, or to all that share a database: what is sealed with it opens everywhere. */
  secret: Uint8Array
  limits: LimitDefaults
  /** Unknown tokens that an address may try in a minute; 0 is any number. */
  failedAuthLimit: number
  /** Trainings, caches and whatever else is rebuilt or resumed. */
  dataDir: string
  log: Logger
}

/** Everything that answers requests and works off jobs, wired once for the server and for the tests of the real app alike. */
export function composeServices(parts: Parts) {
  const { store, objects, links, queue, engine, animator, vision, outbound, dataDir, log } = parts
  const { decoder } = parts
  const { fetchImage } = outbound
  const { limits, failedAuthLimit, secret } = parts
  const { baseModel } = engine
  const moderation = createModeration(parts.moderators)
  const idempotency = createIdempotency({ store, log })
  const guesses = createGuessLimit(failedAuthLimit)
  const trainings = createTrainingRunner({
    store,
    objects,
    decoder,
    engine,
    queue,
    trainingsDir: join(dataDir, 'trainings'),
    log,
  })
  const captioner = createCaptioner({ store, objects, vision, decoder })
  const captions = createCaptionRegeneration({ store, queue, captioner, log })
  const waiting = createWaitingCaptions({ store, queue, captioner, log })
  const purge = createPurge({ store, objects, queue, log })
  const readPictures = createReadPictures(fetchImage, decoder)
  const writePrompt = createWritePrompt(store, vision)
  const { downloadFile } = outbound
  const archivesDir = join(dataDir, 'archives')
  const ingestion = createArchiveIngestion({
    store,
    queue,
    files: createArchiveFiles(downloadFile, archivesDir),
    openArchive,
    ingestEntries: createIngestEntries({
      prepareEntry: createPrepareEntry({ decoder, moderate: moderation.moderate }),
      writeOutcomes: createWriteOutcomes({ store, objects, decoder, captioner, log }),
    }),
    log,
  })
  const webhooks = createWebhookService({ store, queue, outbound, objects, secret, log })
  const runner = createGenerationRunner({
    store,
    queue,
    webhooks,
    producers: {
      image: createDrawImage({
        store,
        objects,
        engine,
        writePrompt,
        moderation,
        adaptersDir: join(dataDir, 'cache'),
      }),
      structured_prompt: async ({ request }, model, signal) => {
        const { document, notes } = await writePrompt(model, request, { signal })
        return { structuredPrompt: document, notes }
      },
      video: createAnimateImage({ store, objects, decoder, animator }),
    },
    log,
  })
  const pace = new Pace()
  const evaluationParts = { store, objects, engine, queue, pace, forget: purge.forget, log }
  const evaluations = createEvaluationRunner({
    ...evaluationParts,
    draw: createDrawConcepts({ ...evaluationParts, adaptersDir: join(dataDir, 'cache') }),
    reader: createPictureReader({ objects, decoder, encoder: parts.encoder }),
    encoder: parts.encoder,
    workDir: join(dataDir, 'cache', 'evaluations'),
  })
  const services: Services = {
    authenticate: createAuthenticate({ store, guesses, log }),
    limits: createLimits({ store, defaults: limits }),
    idempotency,
    tokens: createTokenService({ store }),
    organizations: createOrganizationService({ store }),
    projects: createProjectService({ store, queue }),
    datasets: createDatasetService({
      store,
      objects,
      queue,
      vision,
      captioner,
      captions,
      readPictures,
      moderation,
      lint: createLint({ store, objects, decoder, log }),
      links,
    }),
    images: createImageService({
      store,
      objects,
      queue,
      decoder,
      captioner,
      fetchImage,
      moderation,
    }),
    bulk: createBulkService({ store, queue, downloadFile, workDir: archivesDir }),
    models: createModelService({ store, objects, queue, links, engine }),
    evaluations: createEvaluationService({ store, objects, queue, pace }),
    generations: createGenerationService({
      store,
      objects,
      decoder,
      queue,
      webhooks,
      fetchImage,
      writePrompt,
      promptsAtOnce: captioner.atOnce,
      moderation,
    }),
    webhooks,
    moderation,
    vision: parts.visionReport,
    exports: createExports({ store, objects, engine }),
    objects,
    links,
    baseModel,
    publicUrl: () => links.address(''),
  }
  const jobs: readonly JobBinding[] = [
    trainModel(trainings),
    evaluateModel(evaluations),
    ...generate(runner),
    regenerateCaptions(captions),
    captionWaiting(waiting),
    ingestArchive(ingestion),
    purgeObjects(purge),
    deliverWebhook(webhooks),
  ]

  /** Takes up what a dead server left unfinished, and lets go what has expired. Without `alone` only what has been silent for a while counts as unfinished. */
  async function patrol({ alone = false } = {}): Promise<void> {
    await trainings.recover()
    await runner.recover(alone ? 0 : ORDER_STALE_MS)
    await evaluations.recover(alone ? 0 : EVALUATION_STALE_MS)
    await captions.recover(alone ? 0 : CAPTIONS_STALE_MS)
    await waiting.recover(alone ? 0 : WAITING_STALE_MS)
    await webhooks.recover(alone ? 0 : WEBHOOK_STALE_MS)
    await ingestion.recover(alone ? 0 : BULK_STALE_MS)
    await purge.patrol()
    if (alone) await idempotency.releaseAll()
    await idempotency.purge()
    await store.rates.purge()
  }
  return { services, jobs, patrol }
}
