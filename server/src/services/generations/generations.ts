import type { RequestStatus } from '@atelier/contract'
import { v7 as uuid } from 'uuid'
import type { Decoder } from '../../decoder/decoder.ts'
import { errors, PublicError } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import type { Queue } from '../../queue/queue.ts'
import type { ModelRow } from '../../store/models.ts'
import type { generations, StoredRequest } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getModelForGeneration } from '../access.ts'
import { bytesOf } from '../images/read-pictures.ts'
import type { Moderation } from '../moderation.ts'
import { RETENTION_MS } from '../purge/purge.ts'
import { VISION_WAIT_SECONDS } from '../vision-errors.ts'
import type { PreparedWebhook, WebhookService } from '../webhooks/webhooks.ts'
import {
  type ImageRequest,
  modelIdOf,
  readImageRequest,
  readStructuredPromptRequest,
  readVideoRequest,
  type StructuredPromptRequest,
  type VideoRequest,
} from './read-request.ts'
import { type Results, statusOf } from './request-status.ts'
import { JOB_OF, type Kind } from './run-generation.ts'
import type { WritePrompt } from './write-prompt.ts'

interface Dependencies {
  store: Store
  objects: Objects
  decoder: Decoder
  queue: Queue
  webhooks: WebhookService
  fetchImage: FetchImage
  writePrompt: WritePrompt
  /** Whether prompts are written while the caller waits for the order to be taken: nobody on the network is asked. */
  promptsAtOnce: boolean
  moderation: Moderation
}

const POLL_MS = 100

/** What a taken request is known by. */
export interface Order {
  requestId: string
  seed: number
}

type OrderValues = Omit<
  typeof generations.$inferInsert,
  'requestId' | 'organizationId' | 'modelId' | 'kind' | 'state'
>

/** The failure of an order, to whoever waits for it. */
function failureOf({ code, message } = { code: 500, message: 'The request is gone' }): PublicError {
  return code === 503
    ? errors.unavailable(message, VISION_WAIT_SECONDS)
    : new PublicError(code, message)
}

export function createGenerationService(dependencies: Dependencies) {
  const { store, objects, decoder, queue, webhooks, fetchImage, writePrompt, moderation } =
    dependencies
  const { promptsAtOnce } = dependencies

  async function getTrainedModel(caller: Caller, id: string): Promise<ModelRow> {
    const model = await getModelForGeneration(store, caller, modelIdOf(id))
    if (model.state !== 'completed') throw errors.badRequest('The model is not trained yet')
    return model
  }

  /** Writes an order down together with the job that works it off, and with who wants to be told. */
  async function place(
    model: ModelRow,
    kind: Kind,
    values: OrderValues,
    webhook?: PreparedWebhook,
  ): Promise<Order> {
    const requestId = uuid()
    await store.transaction(async (tx) => {
      await tx.generations.insert({
        ...values,
        requestId,
        organizationId: model.organizationId,
        modelId: model.id,
        kind,
        state: 'queued',
      })
      if (webhook) await webhooks.attach(tx, requestId, model.organizationId, webhook)
      await queue.enqueue(tx.database, JOB_OF[kind], { requestId })
    })
    return { requestId, seed: values.request.seed }
  }

  /** The structured prompt of a request, if that can be had at once: what cannot be read is refused then. Otherwise the job writes it. */
  async function promptAtOnce(
    model: ModelRow,
    request: StoredRequest,
  ): Promise<Partial<OrderValues>> {
    if (!promptsAtOnce && request.prompt !== undefined) return {}
    const { document, notes } = await writePrompt(model, request)
    return { structuredPrompt: document, notes }
  }

  async function status(caller: Caller, requestId: string): Promise<RequestStatus | undefined> {
    const row = await store.generations.find(requestId)
    if (row?.organizationId !== caller.organizationId) return undefined
    if (Date.now() - row.createdAt.getTime() > RETENTION_MS) return undefined
    return statusOf(row, objects)
  }

  return {
    status,

    /** Takes an image request; it is drawn by a job. What can be judged at once is judged here. */
    async orderImage(
      caller: Caller,
      body: ImageRequest,
      webhook?: PreparedWebhook,
    ): Promise<Order> {
      const request = readImageRequest(body)
      const model = await getTrainedModel(caller, body.tailored_model_id)
      if (body.prompt_content_moderation) await moderation.requirePrompt(request)
      return place(model, 'image', { request, ...(await promptAtOnce(model, request)) }, webhook)
    },

    async orderStructuredPrompt(
      caller: Caller,
      body: StructuredPromptRequest,
      webhook?: PreparedWebhook,
    ): Promise<Order> {
      const request = readStructuredPromptRequest(body)
      const model = await getTrainedModel(caller, body.tailored_model_id)
      if (body.prompt_content_moderation) await moderation.requirePrompt(request)
      return place(model, 'structured_prompt', { request }, webhook)
    },

    /** Takes a video request with its picture, which is read and checked here. */
    async orderVideo(
      caller: Caller,
      body: VideoRequest,
      webhook?: PreparedWebhook,
    ): Promise<Order> {
      const request = readVideoRequest(body)
      const model = await getTrainedModel(caller, body.tailored_model_id)
      const bytes = await bytesOf(body.image, 'image', fetchImage)
      const picture = await decoder
        .decodeUpload(bytes, { increaseResolution: true })
        .catch((error: unknown) => {
          // This operation documents no 412.
          const small = error instanceof PublicError && error.status === 412
          throw small ? errors.unprocessable(error.message) : error
        })
      const inputKey = `generations/${uuid()}/input.${picture.extension}`
      await objects.put(inputKey, picture.bytes, picture.contentType)
      return place(model, 'video', { request, inputKey }, webhook).catch(async (error: unknown) => {
        await objects.delete(inputKey)
        throw error
      })
    },

    /** Waits for an order to end; a failed one is an error. */
    async wait<K extends Kind>(
      caller: Caller,
      requestId: string,
      _kind: K,
      signal: AbortSignal,
    ): Promise<Results[K]> {
      for (;;) {
        const now = await status(caller, requestId)
        // A request gives what its kind gives.
        if (now?.status === 'COMPLETED') return now.result as Results[K]
        if (now === undefined || now.status === 'ERROR' || now.status === 'UNKNOWN') {
          throw failureOf(now?.error)
        }
        if (signal.aborted) throw errors.clientGone()
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
  }
}

export type GenerationService = ReturnType<typeof createGenerationService>
