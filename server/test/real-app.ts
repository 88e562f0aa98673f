import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VisionProvider } from '@atelier/vision'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import sharp from 'sharp'
import { composeServices } from '../src/compose-services.ts'
import { readConfig } from '../src/config.ts'
import { DecoderPool } from '../src/decoder/decoder-pool.ts'
import { EmbeddedEngine } from '../src/engine/embedded/embedded-engine.ts'
import { createApp } from '../src/http/app.ts'
import type { Services } from '../src/http/services.ts'
import type { JobBinding } from '../src/jobs/bindings.ts'
import { createSignedLinks } from '../src/lib/signed-links.ts'
import { createModerators, type ModerationConfig } from '../src/moderation/create-moderators.ts'
import { LocalObjects, signingSecret } from '../src/objects/local-objects.ts'
import type { FetchImage } from '../src/outbound/fetch-image.ts'
import { createOutbound } from '../src/outbound/outbound.ts'
import { PgBossQueue } from '../src/queue/pg-boss-queue.ts'
import type { Caller } from '../src/services/access.ts'
import type { LimitDefaults } from '../src/services/accounts/limits.ts'
import { type OpenDatabase, openDatabase } from '../src/store/database.ts'
import { createStore, type Store } from '../src/store/store.ts'
import { VideoAnimator } from '../src/video/create-animator.ts'
import { createVision } from '../src/vision/create-vision.ts'

/** An answer as it came over the wire. */
export interface Answer<T = unknown> {
  status: number
  headers: Headers
  body: T
}

/** Sends a request and reads all of its answer. */
export async function call<T>(
  base: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const sent = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { api_token: token, ...sent },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  const { status, headers } = response
  const json = headers.get('content-type')?.startsWith('application/json') && text !== ''
  return { status, headers, body: (json ? JSON.parse(text) : text) as T }
}

/** A picture of a disc, which is the least that can be captioned. */
export function disc(hue: number, size = 256): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="white"/><circle cx="50%" cy="50%" r="35%" fill="hsl(${hue},80%,50%)"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** An organization with a project, an empty draft and a model on it, put straight into a store. */
export async function furnish(store: Store, name: string) {
  const { organizationId, tokenId, token } = await store.accounts.createOrganization(name)
  const project = await store.projects.insert({
    organizationId,
    name,
    description: '',
    ipName: 'Disc',
    ipDescription: 'flat disc',
    ipMedium: 'illustration',
    ipType: 'icons',
  })
  const dataset = await store.datasets.insert({
    organizationId,
    projectId: project.id,
    name,
    status: 'draft',
    captionsUpdateStatus: 'empty',
    uploadType: 'basic',
  })
  const model = await store.models.insert({
    organizationId,
    projectId: project.id,
    datasetId: dataset.id,
    name,
    description: '',
    trainingMode: 'expert',
    state: 'created',
  })
  const caller: Caller = { organizationId, tokenId, role: 'admin', operator: false, test: false }
  return { caller, token, project, dataset, model }
}
export type Furnished = Awaited<ReturnType<typeof furnish>>

/** Puts so many rows of images into a dataset; no pictures belong to them. */
export async function insertImages(store: Store, datasetId: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await store.images.insert({
      datasetId,
      name: `disc-${i}.png`,
      caption: { short_description: 'a disc' },
      captionSource: 'automatic',
      objectKey: `images/${datasetId}-${i}/original.png`,
      thumbnailKey: `images/${datasetId}-${i}/thumbnail.webp`,
      width: 1024,
      height: 1024,
      sha256: `${datasetId}-${i}`,
    })
  }
}

export interface RealApp {
  app: FastifyInstance
  url: string
  /** Database and objects lie here. */
  folder: string
  store: Store
  open: OpenDatabase
  services: Services
  /** The handlers of every job, for tests that work one off themselves. */
  jobs: readonly JobBinding[]
  /** What the server does every half a minute. */
  patrol(): Promise<void>
  close(): Promise<void>
}

/** What a test may put itself between, to have something happen at a certain moment. */
export interface Hooks {
  vision?: (chosen: VisionProvider) => VisionProvider
  /** Variables that say what looks at pictures: `builtin` by default. */
  env?: Readonly<Record<string, string>>
  /** Told of every line of the log, as JSON. */
  onLog?: (line: string) => void
  fetchImage?: FetchImage
  /** Hosts that user-given addresses may reach although they are private. */
  outboundAllow?: readonly string[]
  limits?: Partial<LimitDefaults>
  /** Pictures are not judged unless this says so: the model takes seconds to load. */
  moderation?: Partial<ModerationConfig>
}

/**
 * The real routes and services on a real database in a temporary folder. Only workers are missing: nothing trains and nothing is drawn, so
 * a test can put models and requests into any state and find them there.
 */
export async function startApp(hooks: Hooks = {}): Promise<RealApp> {
  const root = await mkdtemp(join(tmpdir(), 'atelier-app-'))
  const { onLog } = hooks
  const log = onLog ? pino({ level: 'info' }, { write: onLog }) : pino({ level: 'silent' })
  const open = await openDatabase({ url: undefined, folder: join(root, 'db') })
  if (open.pglite === undefined) throw new Error('the embedded database is not there')
  const store = createStore(open.database)
  const queue = new PgBossQueue({ pglite: open.pglite }, log)
  await queue.start()
  let url = ''
  const publicUrl = () => url
  const secret = await signingSecret(root)
  const links = createSignedLinks(secret, publicUrl)
  const objects = new LocalObjects(join(root, 'objects'), links)
  const engine = new EmbeddedEngine({ threads: 1 })
  const decoder = new DecoderPool({ processes: 2, log })
  const chosen = createVision(readConfig(hooks.env ?? {}).vision, log)
  const vision = hooks.vision?.(chosen.provider) ?? chosen.provider
  const outbound = createOutbound({ allow: hooks.outboundAllow ?? [], log })
  const moderators = await createModerators(
    {
      moderationList: undefined,
      moderationPictures: 'off',
      moderationLimits: { explicit: 0.7, suggestive: 0.8 },
      ...hooks.moderation,
    },
    log,
  )
  const animator = new VideoAnimator({ ffmpeg: undefined, log })
  const { services, jobs, patrol } = composeServices({
    store,
    objects,
    decoder,
    links,
    queue,
    engine,
    animator,
    vision,
    visionReport: chosen.report,
    moderators,
    outbound: { ...outbound, fetchImage: hooks.fetchImage ?? outbound.fetchImage },
    secret,
    limits: { rateLimit: undefined, totalQuota: undefined, ...hooks.limits },
    failedAuthLimit: 5,
    dataDir: root,
    log,
  })
  const app = await createApp(services, log)
  await app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const close = async () => {
    app.server.closeAllConnections()
    await app.close()
    await queue.stop(1000)
    await engine.close()
    animator.close()
    chosen.close()
    await decoder.close()
    await moderators.close()
    await open.close()
    await rm(root, { recursive: true, force: true })
  }
  return { app, url, folder: root, store, open, services, jobs, patrol, close }
}
