import { isDeepStrictEqual } from 'node:util'
import type { Image, UploadImage } from '@atelier/contract'
import type { PixelImage, VisionCall } from '@atelier/vision'
import { v7 as uuid } from 'uuid'
import type { Decoder } from '../../decoder/decoder.ts'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import type { Queue } from '../../queue/queue.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Page } from '../../store/page.ts'
import type { images } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'
import { createCaptionHistory } from '../captions/caption-history.ts'
import { createConflictResolution } from '../captions/resolve-caption.ts'
import type { Moderation } from '../moderation.ts'
import { imageOnWire, warningsOf } from '../wire.ts'
import type { Captioner } from './captioner.ts'
import { decodeBase64 } from './decode-base64.ts'
import { createImageDeletion } from './delete-image.ts'
import { firstCaption } from './first-caption.ts'
import { nameFromUrl } from './image-name.ts'
import { createCaptionUpdate } from './update-caption.ts'

const MOST_IMAGES = 200

interface Dependencies {
  store: Store
  objects: Objects
  queue: Queue
  decoder: Decoder
  captioner: Captioner
  fetchImage: FetchImage
  moderation: Moderation
}

/** An upload whose picture came as bytes (multipart) or as text (JSON). */
export type Upload = Omit<UploadImage, 'file'> & { file?: string | Buffer | undefined }

/** What an upload says of its picture before it is captioned. */
type PictureValues = Omit<typeof images.$inferInsert, 'datasetId' | 'caption' | 'captionSource'>

function requireOpen(dataset: DatasetRow): void {
  if (dataset.uploadType !== 'basic') {
    throw errors.badRequest('This dataset is advanced: its images come from one archive')
  }
  if (dataset.status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
  if (dataset.imagesCount >= MOST_IMAGES)
    throw errors.conflict(`The dataset has ${MOST_IMAGES} images already`)
}

export function createImageService(dependencies: Dependencies) {
  const { store, objects, decoder, captioner, fetchImage, moderation } = dependencies
  async function bytesOf(upload: Upload): Promise<Buffer> {
    if (upload.image_url !== undefined) return fetchImage(upload.image_url)
    if (Buffer.isBuffer(upload.file)) return upload.file
    if (upload.file !== undefined) return decodeBase64(upload.file, 'file')
    throw errors.badRequest('Give file or image_url')
  }

  /**
   * Adds a picture with the caption that fits the dataset as it is when the picture joins it: a schema that came meanwhile is captioned by
   * anew. Those that wait for a caption are found by the patrol.
   */
  async function add(
    caller: Caller,
    before: DatasetRow,
    values: PictureValues,
    pixels: PixelImage,
    call?: VisionCall,
  ): Promise<Image> {
    const { columns, warnings } = await firstCaption(captioner, before, values.name, pixels, call)
    const { row, current } = await store.transaction(async (tx) => {
      await tx.datasets.lock(before.id)
      const current = await getDataset(tx, caller, before.id)
      requireOpen(current)
      if (!isDeepStrictEqual(current.visualSchema, before.visualSchema)) return { current }
      const own = { ...values, datasetId: before.id, ...columns }
      return { row: await tx.images.insert(own), current }
    })
    if (row === undefined) return add(caller, current, values, pixels, call)
    return { ...imageOnWire(row, objects), ...warningsOf(warnings) }
  }

  return {
    async upload(
      caller: Caller,
      datasetId: number,
      upload: Upload,
      call?: VisionCall,
    ): Promise<Image> {
      const dataset = await getDataset(store, caller, datasetId)
      requireOpen(dataset)
      const increaseResolution = upload.increase_resolution ?? true
      const decoded = await decoder.decodeMeasurable(await bytesOf(upload), { increaseResolution })
      if (upload.content_moderation) await moderation.requireInput('The image', decoded.pixels)
      const key = uuid()
      const values = {
        name: nameOf(upload) ?? `image_${key.slice(-12)}.${decoded.extension}`,
        uploadSourceUrl: upload.image_url ?? null,
        objectKey: `images/${key}/original.${decoded.extension}`,
        thumbnailKey: `images/${key}/thumbnail.webp`,
        width: decoded.width,
        height: decoded.height,
        sha256: decoded.sha256,
      }
      try {
        await objects.put(values.objectKey, decoded.bytes, decoded.contentType)
        await objects.put(values.thumbnailKey, decoded.thumbnail, 'image/webp')
        return await add(caller, dataset, values, decoded.pixels, call)
      } catch (error) {
        await objects.delete(values.objectKey)
        await objects.delete(values.thumbnailKey)
        throw error
      }
    },

    async list(caller: Caller, datasetId: number, page: Page = {}): Promise<Image[]> {
      await getDataset(store, caller, datasetId)
      return (await store.images.list(datasetId, page)).map((row) => imageOnWire(row, objects))
    },

    async get(caller: Caller, datasetId: number, imageId: number): Promise<Image> {
      await getDataset(store, caller, datasetId)
      return imageOnWire(await getImage(store, datasetId, imageId), objects)
    },

    updateCaption: createCaptionUpdate(dependencies),
    captions: createCaptionHistory(dependencies),
    resolveCaption: createConflictResolution(dependencies),
    delete: createImageDeletion(dependencies),
  }
}

function nameOf({ image_name, image_url }: Upload): string | undefined {
  if (image_name !== undefined) return image_name
  return image_url === undefined ? undefined : nameFromUrl(image_url)
}

export type ImageService = ReturnType<typeof createImageService>
