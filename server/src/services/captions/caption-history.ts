import type { CaptionVersion, Image } from '@atelier/contract'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { CaptionVersionRow } from '../../store/caption-versions.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Page } from '../../store/page.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { type Caller, getDataset, getImage } from '../access.ts'
import { columnsOf, stateOf, writeCaption } from '../images/write-caption.ts'
import { captionVersionOnWire } from '../wire.ts'
import { changeCaption } from './change-caption.ts'

interface Dependencies {
  store: Store
  objects: Objects
}

/** The only version of an image whose caption has never changed; none when it has no caption. */
function onlyVersion(image: ImageRow): CaptionVersionRow[] {
  const state = stateOf(image)
  if (state === undefined) return []
  const { id: imageId, captionVersion: version, updatedAt: createdAt } = image
  return [{ imageId, version, parent: null, createdAt, ...state }]
}

async function findVersion(tx: Transaction, image: ImageRow, version: number | null) {
  return version === null ? undefined : tx.captionVersions.find(image.id, version)
}

/** Has an image show a version that it has. */
async function show(
  tx: Transaction,
  image: ImageRow,
  { version, imageId: _id, parent: _parent, createdAt: _at, ...state }: CaptionVersionRow,
): Promise<ImageRow> {
  const shown = await tx.images.update(image.id, columnsOf(version, state))
  if (shown === undefined) throw errors.notFound('Image')
  return shown
}

async function undo(tx: Transaction, image: ImageRow): Promise<ImageRow> {
  const current = await findVersion(tx, image, image.captionVersion)
  const before = await findVersion(tx, image, current?.parent ?? null)
  if (before === undefined) throw errors.conflict('There is no change of the caption to undo')
  return show(tx, image, before)
}

async function redo(tx: Transaction, image: ImageRow): Promise<ImageRow> {
  const after = await tx.captionVersions.findMadeFrom(image.id, image.captionVersion)
  if (after === undefined) throw errors.conflict('There is no change of the caption to redo')
  return show(tx, image, after)
}

async function restore(tx: Transaction, image: ImageRow, version: number): Promise<ImageRow> {
  const isShown = version === image.captionVersion && image.caption !== null
  if (isShown) return image
  const row = await findVersion(tx, image, version)
  if (row === undefined) throw errors.notFound('Caption version')
  const { caption, source, base, conflicts, notes } = row
  return writeCaption(tx, image, {
    caption,
    source,
    origin: 'restore',
    base,
    conflicts: conflicts ?? [],
    notes: notes ?? [],
  })
}

/**
 * The captions that an image had, and the ways back to them. Undo goes to what the caption was made from, redo to what was made from it
 * last; neither makes a version, so that one can go back and forth. Restoring makes one, which can be undone.
 */
export function createCaptionHistory(dependencies: Dependencies) {
  const { store } = dependencies
  const changing =
    (change: (tx: Transaction, image: ImageRow) => Promise<ImageRow>) =>
    (caller: Caller, datasetId: number, imageId: number): Promise<Image> =>
      changeCaption(dependencies, caller, [datasetId, imageId], change)

  return {
    /** Newest first; a page begins below the version that it comes after. */
    async list(
      caller: Caller,
      datasetId: number,
      imageId: number,
      page: Page = {},
    ): Promise<CaptionVersion[]> {
      await getDataset(store, caller, datasetId)
      const image = await getImage(store, datasetId, imageId)
      const rows = await store.captionVersions.list(imageId, page)
      // An image that has a history has all of it there, so that a page of none is the end.
      const unwritten = rows.length === 0 && page.after === undefined
      const versions = unwritten ? onlyVersion(image) : rows
      return versions.map((row) => captionVersionOnWire(row, image.captionVersion))
    },

    undo: changing(undo),
    redo: changing(redo),

    restore: (caller: Caller, datasetId: number, imageId: number, version: number) =>
      changing((tx, image) => restore(tx, image, version))(caller, datasetId, imageId),
  }
}

export type CaptionHistory = ReturnType<typeof createCaptionHistory>
