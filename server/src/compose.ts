import { join } from 'node:path'
import { createBuiltinVision } from '@atelier/vision'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { EmbeddedEngine } from './engine/embedded/embedded-engine.ts'
import { createApp } from './http/app.ts'
import { generateImage } from './jobs/handlers/generate-image.ts'
import { trainModel } from './jobs/handlers/train-model.ts'
import { startWorkers } from './jobs/worker.ts'
import { LocalObjects, signingSecret } from './objects/local-objects.ts'
import { createFetchImage } from './outbound/fetch-image.ts'
import { PgBossQueue } from './queue/pg-boss-queue.ts'
import { createDatasetService } from './services/datasets/datasets.ts'
import { createGenerationService } from './services/generations/generations.ts'
import { createImageService } from './services/images/images.ts'
import { createModelService } from './services/models/models.ts'
import { createTrainingRunner, LEASE_STALE_MS } from './services/models/run-training.ts'
import { createProjectService } from './services/projects/projects.ts'
import { ensureFirstOrganization, findOrganizationOf } from './store/accounts.ts'
import { openDatabase } from './store/database.ts'
import { lockFolder } from './store/folder-lock.ts'
import { dropAllLeases } from './store/models.ts'

/** A running server. */
export interface AtelierServer {
  app: FastifyInstance
  /** Where it listens, without a slash at the end. */
  url: string
  /** The token drawn at the first start; undefined later, when only its hash is known. */
  firstToken: string | undefined
  close(): Promise<void>
}

const SHUTDOWN_MS = 10_000

/** Builds the whole server from its settings and starts it. The only place that knows the concrete parts. */
export async function startServer(config: Config, log: Logger): Promise<AtelierServer> {
  // First of all: nothing may touch a folder that another server works in.
  const unlock = await lockFolder(config.dataDir)
  const {
    database,
    pglite,
    close: closeDatabase,
  } = await openDatabase({
    url: config.databaseUrl,
    folder: join(config.dataDir, 'db'),
  })
  const firstToken = await ensureFirstOrganization(database, config.apiToken)
  let listening = ''
  const publicUrl = () => config.publicUrl?.replace(/\/$/, '') ?? listening
  const secret = await signingSecret(config.dataDir)
  const objects = new LocalObjects(join(config.dataDir, 'objects'), secret, publicUrl)
  const queue = new PgBossQueue(
    config.databaseUrl === undefined && pglite ? { pglite } : { url: config.databaseUrl ?? '' },
    log,
  )
  const engine = new EmbeddedEngine({ threads: config.threads })
  const vision = createBuiltinVision()
  const fetchImage = createFetchImage(config.outboundAllow)
  const trainingsDir = join(config.dataDir, 'trainings')
  const adaptersDir = join(config.dataDir, 'cache')
  const trainings = createTrainingRunner({ database, objects, engine, queue, trainingsDir, log })
  const generations = createGenerationService({
    database,
    objects,
    vision,
    engine,
    queue,
    adaptersDir,
    log,
  })
  const app = await createApp(
    {
      authenticate: async (token) => {
        const organizationId = await findOrganizationOf(database, token)
        return organizationId === undefined ? undefined : { organizationId }
      },
      projects: createProjectService({ database }),
      datasets: createDatasetService({ database, objects, vision, fetchImage }),
      images: createImageService({ database, objects, vision, fetchImage }),
      models: createModelService({ database, queue }),
      generations,
      objects,
      publicUrl,
    },
    log,
  )
  await queue.start()
  // The folder is ours alone, so a lease found in an embedded database belongs to a dead process.
  if (pglite) await dropAllLeases(database)
  await startWorkers(queue, [trainModel(trainings), generateImage(generations)])
  await trainings.recover()
  if (pglite) await generations.recover()
  const patrol = setInterval(() => {
    trainings.recover().catch((err: unknown) => log.warn({ err }, 'recovery'))
  }, LEASE_STALE_MS).unref()
  // Last: whoever reaches the server finds all of it working.
  await app.listen({ host: config.host, port: config.port })
  listening = addressOf(app, config.host)
  return {
    app,
    url: listening,
    firstToken,
    async close() {
      clearInterval(patrol)
      // No new work, then the running work, then what the work needs.
      await app.close()
      await queue.stop(SHUTDOWN_MS)
      await engine.close()
      await closeDatabase()
      await unlock()
    },
  }
}

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
