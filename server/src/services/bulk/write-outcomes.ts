import { isDeepStrictEqual } from 'node:util'
import type { Logger } from 'pino'
import type { ArchiveEntry } from '../../archive/archive.ts'
import type { DecodedImage, Decoder } from '../../decoder/decoder.ts'
import type { NewObject, Objects } from '../../objects/objects.ts'
import type { BulkLease, BulkUploadRow } from '../../store/bulk-uploads.ts'
import type { DatasetRow } from '../../store/datasets.ts'
import type { images } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import type { Captioner } from '../images/captioner.ts'
import { type CaptionColumns, firstCaption, UNCAPTIONED, WAITING } from '../images/first-caption.ts'
import { nameFromPath } from '../images/image-name.ts'
import type { Outcome } from './prepare-entry.ts'

/** The dataset is not there any more, so nobody waits for its images. */
export class DatasetGoneError extends Error {
  override readonly name = 'DatasetGoneError'
}

/** Somebody else reads the archive now. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}

/** The dataset takes no images any more; the message is for its owner. */
export class DatasetClosedError extends Error {
  override readonly name = 'DatasetClosedError'
}

interface Dependencies {
  store: Store
  objects: Objects
  decoder: Decoder
  captioner: Captioner
  log: Logger
}

type Picture = Extract<Outcome, { image: DecodedImage }>
type Captions = ReadonlyMap<number, CaptionColumns>

function keysOf({ key }: BulkUploadRow, { entry, image }: Picture) {
  // The same at a second try, which then writes the same once more.
  const stem = `images/${key}/${entry.index}`
  return { objectKey: `${stem}.${image.extension}`, thumbnailKey: `${stem}-thumbnail.webp` }
}

function objectsOf(upload: BulkUploadRow, pictures: readonly Picture[]): NewObject[] {
  return pictures.flatMap((picture) => {
    const { objectKey, thumbnailKey } = keysOf(upload, picture)
    const { bytes, contentType, thumbnail } = picture.image
    return [
      { key: objectKey, bytes, contentType },
      { key: thumbnailKey, bytes: thumbnail, contentType: 'image/webp' },
    ]
  })
}

function rowOf(
  upload: BulkUploadRow,
  picture: Picture,
  caption: CaptionColumns,
): typeof images.$inferInsert {
  const { width, height, sha256 } = picture.image
  return {
    datasetId: upload.datasetId,
    name: imageName(picture.entry),
    ...caption,
    width,
    height,
    sha256,
    ...keysOf(upload, picture),
  }
}

function imageName({ path, index }: ArchiveEntry): string {
  return nameFromPath(path) ?? `image_${index}`
}

/** Stores what files of an archive came to: pictures first, and then, in one transaction, everything that says they are there. */
export function createWriteOutcomes(dependencies: Dependencies) {
  const { store, objects, decoder, captioner, log } = dependencies

  async function captionOf(dataset: DatasetRow, picture: Picture): Promise<CaptionColumns> {
    if (dataset.visualSchema === null) return UNCAPTIONED
    // A service on the network would hold up the reading of the archive for hours.
    if (!captioner.atOnce) return WAITING
    const pixels = picture.pixels ?? (await decoder.toPixels(picture.image.bytes))
    return (await firstCaption(captioner, dataset, imageName(picture.entry), pixels)).columns
  }

  /** Captions by a dataset's schema. A picture that none can be made for goes without. */
  async function captionsOf(dataset: DatasetRow, pictures: readonly Picture[]): Promise<Captions> {
    const captions = new Map<number, CaptionColumns>()
    for (const picture of pictures) {
      try {
        captions.set(picture.entry.index, await captionOf(dataset, picture))
      } catch (err) {
        log.warn({ err, datasetId: dataset.id, entry: picture.entry.index }, 'no caption')
      }
    }
    return captions
  }

  async function getDataset(from: Pick<Store, 'datasets'>, id: number): Promise<DatasetRow> {
    const dataset = await from.datasets.findAnywhere(id)
    if (dataset === undefined) throw new DatasetGoneError()
    if (dataset.status === 'completed')
      throw new DatasetClosedError('The dataset was completed before the archive was read')
    return dataset
  }

  /** Writes the rows, unless the dataset's schema has changed since captions were made by it: false then. */
  function insert(
    upload: BulkUploadRow,
    lease: BulkLease,
    outcomes: readonly Outcome[],
    { before, captions }: { before: DatasetRow; captions: Captions },
  ): Promise<boolean> {
    return store.transaction(async (tx) => {
      await tx.datasets.lock(upload.datasetId)
      const current = await getDataset(tx, upload.datasetId)
      if (!isDeepStrictEqual(current.visualSchema, before.visualSchema)) return false
      const added = await tx.bulkUploads.addEntries(
        outcomes.map((outcome) => ({
          datasetId: upload.datasetId,
          entry: outcome.entry.index,
          filename: outcome.entry.path,
          ...('fault' in outcome
            ? { errorCode: outcome.fault.status, errorMessage: outcome.fault.message }
            : {}),
        })),
      )
      const fresh = outcomes.filter(({ entry }) => added.includes(entry.index))
      const pictures = fresh.filter((outcome) => 'image' in outcome)
      await tx.images.insertAll(
        pictures.map((picture) =>
          rowOf(upload, picture, captions.get(picture.entry.index) ?? UNCAPTIONED),
        ),
      )
      const counts = { done: pictures.length, failed: fresh.length - pictures.length }
      if (!(await tx.bulkUploads.count(lease, counts))) throw new LeaseLostError()
      return true
    })
  }

  return async (
    upload: BulkUploadRow,
    lease: BulkLease,
    outcomes: readonly Outcome[],
  ): Promise<void> => {
    const pictures = outcomes.filter((outcome) => 'image' in outcome)
    const files = objectsOf(upload, pictures)
    try {
      await objects.putAll(files)
      for (let written = false; !written; ) {
        const before = await getDataset(store, upload.datasetId)
        const captions = await captionsOf(before, pictures)
        written = await insert(upload, lease, outcomes, { before, captions })
      }
    } catch (error) {
      // Whoever goes on with the archive writes them again; otherwise nobody would ever know of them.
      const over = error instanceof DatasetGoneError || error instanceof DatasetClosedError
      if (over) for (const { key } of files) await objects.delete(key)
      throw error
    }
  }
}

export type WriteOutcomes = ReturnType<typeof createWriteOutcomes>
