import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { composeServices } from './compose-services.ts'
import type { Config } from './config.ts'
import { DecoderPool } from './decoder/decoder-pool.ts'
import { EmbeddedEngine } from './engine/embedded/embedded-engine.ts'
import { createApp } from './http/app.ts'
import { startWorkers } from './jobs/worker.ts'
import { Shutdown } from './lib/shutdown.ts'
import { createSignedLinks } from './lib/signed-links.ts'
import { createModerators } from './moderation/create-moderators.ts'
import { LocalObjects, signingSecret } from './objects/local-objects.ts'
import { createOutbound } from './outbound/outbound.ts'
import { PgBossQueue } from './queue/pg-boss-queue.ts'
import { LEASE_STALE_MS } from './services/models/run-training.ts'
import { openDatabase } from './store/database.ts'
import { lockFolder } from './store/folder-lock.ts'
import { createStore } from './store/store.ts'
import { VideoAnimator } from './video/create-animator.ts'
import { findFfmpeg } from './video/find-ffmpeg.ts'
import { createVision } from './vision/create-vision.ts'

/** A running server. */
export interface AtelierServer {
  app: FastifyInstance
  /** Where it listens, without a slash at the end. */
  url: string
  /** The token drawn at the first start; later only its hash is known. */
  firstToken: string | undefined
  /** Stops taking requests, lets trainings save their state, and closes the rest. */
  close(): Promise<void>
}

// Time for open requests, for trainings to save their state, and for what only has to be let go.
const REQUESTS_MS = 3_000
const JOBS_MS = 10_000
const RELEASE_MS = 3_000

/** Builds the whole server from its settings and starts it; a start that fails leaves nothing open. The only place that knows the concrete parts. */
export async function startServer(config: Config, log: Logger): Promise<AtelierServer> {
  const shutdown = new Shutdown((phase, err) => log.error({ err, phase }, 'shutdown'))
  try {
    return await start(config, log, shutdown)
  } catch (error) {
    await shutdown.run()
    throw error
  }
}

async function start(config: Config, log: Logger, shutdown: Shutdown): Promise<AtelierServer> {
  // Looks at settings alone, so what is wrong with those is told before anything is opened.
  const moderators = await createModerators(config, log)
  shutdown.add('moderators', RELEASE_MS, () => moderators.close())
  // First of all: nothing may touch a folder that another server works in.
  shutdown.add('lock', RELEASE_MS, await lockFolder(config.dataDir))
  const { database, pglite, close } = await openDatabase({
    url: config.databaseUrl,
    folder: join(config.dataDir, 'db'),
    createApart: true,
    onError: (err) => log.warn({ err }, 'database connection lost'),
  })
  shutdown.add('database', RELEASE_MS, close)
  const store = createStore(database)
  let listening = ''
  const publicUrl = () => config.publicUrl?.replace(/\/$/, '') ?? listening
  const secret = await signingSecret(config.dataDir)
  const links = createSignedLinks(secret, publicUrl)
  const objects = new LocalObjects(join(config.dataDir, 'objects'), links)
  const queue = new PgBossQueue(
    config.databaseUrl === undefined && pglite ? { pglite } : { url: config.databaseUrl ?? '' },
    log,
  )
  const engine = new EmbeddedEngine({ threads: config.threads })
  shutdown.add('engine', RELEASE_MS, () => engine.close())
  const decoder = new DecoderPool({ processes: config.decoders, log })
  shutdown.add('decoder', RELEASE_MS, () => decoder.close())
  const ffmpeg = config.ffmpeg === 'off' ? undefined : await findFfmpeg(config.ffmpeg)
  log.info({ encoder: ffmpeg ?? 'built-in' }, 'videos')
  const animator = new VideoAnimator({ ffmpeg, log })
  shutdown.add('videos', RELEASE_MS, () => animator.close())
  const vision = createVision(config.vision, log)
  shutdown.add('vision', RELEASE_MS, () => vision.close())
  const outbound = createOutbound({ allow: config.outboundAllow, log })
  const { services, jobs, patrol } = composeServices({
    store,
    objects,
    decoder,
    links,
    queue,
    engine,
    animator,
    vision: vision.provider,
    visionReport: vision.report,
    moderators,
    outbound,
    secret,
    limits: config.limits,
    failedAuthLimit: config.failedAuthLimit,
    dataDir: config.dataDir,
    log,
  })
  const app = await createApp(services, log)
  // The queue stands before its workers, and before whatever enqueues.
  await queue.start()
  shutdown.add('queue', JOBS_MS + RELEASE_MS, () => queue.stop(JOBS_MS))
  // The folder is ours alone, so a lease found in an embedded database belongs to a dead process.
  if (pglite) {
    await store.models.dropAllLeases()
    await store.bulkUploads.dropAllLeases()
    await store.evaluations.dropAllLeases()
  }
  await startWorkers(queue, jobs)
  // So is whoever drew an order found there, however short its silence.
  await patrol({ alone: pglite !== undefined })
  const rounds = setInterval(() => {
    patrol().catch((err: unknown) => log.warn({ err }, 'patrol'))
  }, LEASE_STALE_MS).unref()
  shutdown.add('patrol', RELEASE_MS, () => clearInterval(rounds))
  // Whoever reaches the server finds all of it working.
  await app.listen({ host: config.host, port: config.port })
  shutdown.add('requests', REQUESTS_MS + RELEASE_MS, () => closeApp(app))
  listening = addressOf(app, config.host)
  if (config.publicUrl === undefined && boundTo(app).address in WILDCARDS) {
    const cure = 'set ATELIER_PUBLIC_URL to an address that clients reach'
    log.warn(`Addresses in answers begin with ${listening}; ${cure}`)
  }
  // Last: the token can be read this once, so nothing may fail between drawing and showing it.
  const { drawn, environmentWorks } = await store.accounts.ensureFirst(config.apiToken)
  if (!environmentWorks) log.warn('ATELIER_API_TOKEN was revoked and stays so; set another')
  return { app, url: listening, firstToken: drawn, close: () => shutdown.run() }
}

/** Ends open requests, and after a while those that do not end by themselves: a watched training would go on for hours. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), REQUESTS_MS)
  await app.close()
  clearTimeout(cut)
}

/** Addresses that stand for all of the machine's, and one of them instead: the former can be listened on, but not called. */
const WILDCARDS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

function boundTo(app: FastifyInstance): AddressInfo {
  const bound = app.server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return bound
}

function addressOf(app: FastifyInstance, host: string): string {
  const { address, port } = boundTo(app)
  const name = WILDCARDS[address] ?? (host.includes(':') ? `[${host}]` : host)
  return `http://${name}:${port}`
}
