import { createHash } from 'node:crypto'
import type { Image, UploadImage } from '@atelier/contract'
import type { VisionProvider } from '@atelier/vision'
import { v7 as uuid } from 'uuid'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { FetchImage } from '../../outbound/fetch-image.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { Store } from '../../store/store.ts'
import { type Caller, getDataset, getProject } from '../access.ts'
import { ipContext } from '../ip-context.ts'
import { imageOnWire } from '../wire.ts'
import { decodeBase64, decodeUpload, toPixels } from './decode.ts'

const MOST_IMAGES = 200

interface Dependencies {
  store: Store
  objects: Objects
  vision: VisionProvider
  fetchImage: FetchImage
}

/** An upload whose picture came as bytes (multipart) or as text (JSON). */
export type Upload = Omit<UploadImage, 'file'> & { file?: string | Buffer | undefined }

function requireOpen(dataset: DatasetRow): void {
  if (dataset.uploadType !== 'basic') {
    throw errors.badRequest('This dataset is advanced: its images come from one archive')
  }
  if (dataset.status === 'completed')
    throw errors.conflict('The dataset is completed; clone it to change it')
  if (dataset.imagesCount >= MOST_IMAGES)
    throw errors.conflict(`The dataset has ${MOST_IMAGES} images already`)
}

export function createImageService({ store, objects, vision, fetchImage }: Dependencies) {
  async function bytesOf(upload: Upload): Promise<Buffer> {
    if (upload.image_url !== undefined) return fetchImage(upload.image_url)
    if (Buffer.isBuffer(upload.file)) return upload.file
    if (upload.file !== undefined) return decodeBase64(upload.file, 'file')
    throw errors.badRequest('Give file or image_url')
  }

  async function captionOf(dataset: DatasetRow, caller: Caller, png: Buffer, imageName: string) {
    if (dataset.visualSchema === null) return null
    const project = await getProject(store, caller, dataset.projectId)
    const image = await toPixels(png)
    return vision.caption({
      image,
      schema: dataset.visualSchema,
      imageName,
      ip: ipContext(project),
    })
  }

  return {
    async upload(caller: Caller, datasetId: number, upload: Upload): Promise<Image> {
      const dataset = await getDataset(store, caller, datasetId)
      requireOpen(dataset)
      const decoded = await decodeUpload(await bytesOf(upload), upload.increase_resolution ?? true)
      const key = uuid()
      const name =
        upload.image_name ??
        nameFromUrl(upload.image_url) ??
        `image_${key.slice(-12)}.${decoded.extension}`
      const caption = await captionOf(dataset, caller, decoded.png, name)
      const objectKey = `images/${key}/original.png`
      const thumbnailKey = `images/${key}/thumbnail.webp`
      await objects.put(objectKey, decoded.png, 'image/png')
      await objects.put(thumbnailKey, decoded.thumbnail, 'image/webp')
      try {
        const row = await store.transaction(async (tx) => {
          await tx.datasets.lock(datasetId)
          const current = await tx.datasets.find(caller.organizationId, datasetId)
          if (current === undefined) throw errors.notFound('Dataset')
          requireOpen(current)
          return tx.images.insert({
            datasetId,
            name,
            caption,
            captionSource: caption === null ? 'pending' : 'automatic',
            uploadSourceUrl: upload.image_url ?? null,
            objectKey,
            thumbnailKey,
            width: decoded.width,
            height: decoded.height,
            sha256: createHash('sha256').update(decoded.png).digest('hex'),
          })
        })
        return imageOnWire(row, objects)
      } catch (error) {
        await objects.delete(objectKey)
        await objects.delete(thumbnailKey)
        throw error
      }
    },
    async list(caller: Caller, datasetId: number): Promise<Image[]> {
      await getDataset(store, caller, datasetId)
      return (await store.images.list(datasetId)).map((row) => imageOnWire(row, objects))
    },
    async get(caller: Caller, datasetId: number, imageId: number): Promise<Image> {
      await getDataset(store, caller, datasetId)
      const row = await store.images.find(datasetId, imageId)
      if (row === undefined) throw errors.notFound('Image')
      return imageOnWire(row, objects)
    },
  }
}

function nameFromUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || undefined
}

export type ImageService = ReturnType<typeof createImageService>
