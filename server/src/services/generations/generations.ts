import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { generateImage, ImageResult, RequestStatus } from '@atelier/contract'
import { type JsonObject, VisionInputError, type VisionProvider } from '@atelier/vision'
import type { Logger } from 'pino'
import sharp from 'sharp'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Engine } from '../../engine/engine.ts'
import { errors, PublicError } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { JobContext, Queue } from '../../queue/queue.ts'
import type { GenerationRow } from '../../store/generations.ts'
import type { ModelRow } from '../../store/models.ts'
import type { StoredGeneration } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getModelForGeneration } from '../access.ts'
import { ipContext } from '../ip-context.ts'
import { jsonField } from '../json-field.ts'

export type ImageRequest = z.output<typeof generateImage>

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
  engine: Engine
  queue: Queue
  /** Adapters lie here as files while the engine reads them. */
  adaptersDir: string
  log: Logger
}

const POLL_MS = 100
/** Silence after which an order counts as abandoned. */
export const ORDER_STALE_MS = 30_000
const HEARTBEAT_MS = 5_000
/** Results are kept at least a day; an id older than that is answered as unknown. */
const RETENTION_MS = 7 * 24 * 3_600_000

/** The request with every default filled in; what the contract rules out is an error. */
function complete(body: ImageRequest): StoredGeneration {
  const structuredPrompt =
    body.structured_prompt === undefined
      ? undefined
      : jsonField('structured_prompt', body.structured_prompt)
  if (body.prompt === undefined && structuredPrompt === undefined) {
    throw errors.badRequest(
      'Give prompt, or structured_prompt with seed, or both prompt and structured_prompt',
    )
  }
  if (body.prompt === undefined && body.seed === undefined) {
    throw errors.badRequest('structured_prompt without prompt needs seed')
  }
  return {
    ...(body.prompt === undefined ? {} : { prompt: body.prompt }),
    ...(structuredPrompt === undefined ? {} : { structuredPrompt }),
    ...(body.negative_prompt ? { negativePrompt: body.negative_prompt } : {}),
    influence: body.tailored_model_influence,
    guidanceScale: body.guidance_scale,
    aspectRatio: body.aspect_ratio,
    steps: body.steps_num,
    seed: body.seed ?? randomInt(0, 2 ** 32),
  }
}

export function createGenerationService(dependencies: Dependencies) {
  const { store, objects, vision, engine, queue, adaptersDir, log } = dependencies

  async function promptFor(model: ModelRow, request: StoredGeneration): Promise<JsonObject> {
    // Alone with its seed a structured prompt is drawn as it stands: exact re-creation.
    if (request.prompt === undefined && request.structuredPrompt) return request.structuredPrompt
    const project = await store.projects.find(model.organizationId, model.projectId)
    const dataset = await store.datasets.find(model.organizationId, model.datasetId)
    if (project === undefined) throw new Error(`model ${model.id} has no project`)
    return vision.structuredPrompt({
      ...(request.prompt === undefined ? {} : { prompt: request.prompt }),
      ...(request.structuredPrompt === undefined
        ? {}
        : { structuredPrompt: request.structuredPrompt }),
      schema: dataset?.visualSchema ?? {},
      ip: ipContext(project),
      seed: request.seed,
    })
  }

  async function adapterFile(model: ModelRow): Promise<string> {
    if (model.adapterKey === null) throw new Error(`model ${model.id} has no adapter`)
    const path = join(adaptersDir, model.adapterKey)
    const object = await objects.find(model.adapterKey)
    if (object === undefined) throw new Error(`the adapter of model ${model.id} is gone`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, object.bytes)
    return path
  }

  async function draw(row: GenerationRow): Promise<void> {
    const model = await store.models.find(row.modelId)
    if (model === undefined) throw new Error(`request ${row.requestId} has no model`)
    const { request } = row
    const structuredPrompt = row.structuredPrompt ?? (await promptFor(model, request))
    const negative = request.negativePrompt
    const image = await engine.generate({
      structuredPrompt,
      ...(negative ? { negativePrompt: { objects: [{ description: negative }] } } : {}),
      seed: request.seed,
      num_inference_steps: request.steps,
      guidance_scale: request.guidanceScale,
      aspect_ratio: request.aspectRatio,
      influence: request.influence,
      adapterPath: await adapterFile(model),
    })
    const raw = { width: image.width, height: image.height, channels: 3 } as const
    // IPTC's term for media made by a model, so that the picture says what it is.
    const png = await sharp(image.data, { raw }).withXmp(AI_LABEL).png().toBuffer()
    const objectKey = `generations/${row.requestId}/image.png`
    await objects.put(objectKey, png, 'image/png')
    await store.generations.update(row.requestId, {
      state: 'completed',
      structuredPrompt,
      objectKey,
    })
  }

  async function status(caller: Caller, requestId: string): Promise<RequestStatus | undefined> {
    const row = await store.generations.find(requestId)
    if (row?.organizationId !== caller.organizationId) return undefined
    if (Date.now() - row.createdAt.getTime() > RETENTION_MS) return undefined
    return statusOf(row, objects)
  }

  return {
    status,

    /** Takes a request; it is drawn by a job. What can be judged at once is judged here. */
    async order(caller: Caller, body: ImageRequest): Promise<string> {
      const id = Number(body.tailored_model_id)
      const known = Number.isInteger(id) && id > 0 && id <= 2_147_483_647
      const model = await getModelForGeneration(store, caller, known ? id : 0)
      const request = complete(body)
      if (model.state !== 'completed') throw errors.badRequest('The model is not trained yet')
      const structuredPrompt = await promptFor(model, request).catch((error: unknown) => {
        if (error instanceof VisionInputError) throw errors.badRequest(error.message, error)
        throw error
      })
      const requestId = uuid()
      await store.transaction(async (tx) => {
        await tx.generations.insert({
          requestId,
          organizationId: caller.organizationId,
          modelId: model.id,
          state: 'queued',
          request,
          structuredPrompt,
        })
        await queue.enqueue(tx.database, 'generate-image', { requestId })
      })
      return requestId
    },

    /** Waits for an order to end; a failed one is an error. */
    async wait(caller: Caller, requestId: string, signal: AbortSignal): Promise<ImageResult> {
      for (;;) {
        const now = await status(caller, requestId)
        if (now?.status === 'COMPLETED') return now.result
        if (now === undefined || now.status === 'ERROR' || now.status === 'UNKNOWN') {
          throw new PublicError(now?.error.code ?? 500, now?.error.message ?? 'The request is gone')
        }
        signal.throwIfAborted()
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },

    /** Draws an order that is not finished; safe to be called twice, the second time changes nothing. An error it throws is worth another attempt. */
    async run(requestId: string, { signal, lastAttempt }: JobContext): Promise<void> {
      const row = await store.generations.find(requestId)
      if (row === undefined || row.state === 'completed' || row.state === 'failed') return
      await store.generations.update(requestId, { state: 'running' })
      const heartbeat = setInterval(() => {
        store.generations
          .update(requestId, { state: 'running' })
          .catch((err: unknown) => log.warn({ err }, 'heartbeat'))
      }, HEARTBEAT_MS)
      try {
        await draw(row)
      } catch (error) {
        const known = error instanceof PublicError
        // A shutdown, or an engine that died, is nothing the request did: it stays open and is tried again.
        if (!known && (signal.aborted || !lastAttempt)) throw error
        log.error({ err: error, requestId }, 'generation failed')
        await store.generations.update(requestId, {
          state: 'failed',
          errorCode: known ? error.status : 500,
          errorMessage: known ? error.message : 'The image could not be generated',
          unexpected: !known,
        })
      } finally {
        clearInterval(heartbeat)
      }
    },

    /** Enqueues what a dead server left unfinished: orders without a sign of life for `silentMs`. One that waits already waits once. */
    async recover(silentMs: number): Promise<void> {
      for (const requestId of await store.generations.listAbandoned(silentMs)) {
        const enqueued = await queue.enqueue(store.database, 'generate-image', { requestId })
        if (enqueued) log.info({ requestId }, 'going on with a generation')
      }
    },
  }
}

function statusOf(row: GenerationRow, objects: Objects): RequestStatus {
  const request_id = row.requestId
  switch (row.state) {
    case 'queued':
    case 'running':
      return { status: 'IN_PROGRESS', request_id }
    case 'completed': {
      const structured_prompt = JSON.stringify(row.structuredPrompt ?? {})
      const image_url = objects.signedUrl(row.objectKey ?? '')
      return {
        status: 'COMPLETED',
        request_id,
        result: { image_url, seed: row.request.seed, structured_prompt },
      }
    }
    case 'failed': {
      const message = row.errorMessage ?? 'The image could not be generated'
      const error = { code: row.errorCode ?? 500, message, details: message }
      return { status: row.unexpected ? 'UNKNOWN' : 'ERROR', request_id, error }
    }
    default:
      return row.state satisfies never
  }
}

const AI_LABEL = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>`

export type GenerationService = ReturnType<typeof createGenerationService>
