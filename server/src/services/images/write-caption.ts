import type { CaptionOrigin } from '@atelier/contract'
import {
  type JsonObject,
  type MergeConflict,
  standingConflicts,
  type VisionNote,
} from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { CaptionVersionRow } from '../../store/caption-versions.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Transaction } from '../../store/store.ts'

/** As many captions of an image are remembered; the oldest go first. */
export const MOST_VERSIONS = 100

/** A caption to be written, and what is known of it. */
export interface CaptionChange {
  caption: JsonObject
  /** `manual` when anything in it is a person's: that survives when captions are made anew. */
  source: 'automatic' | 'manual'
  origin: CaptionOrigin
  /** What the captioner had said where `source` is `manual`. Left out, the edits go on from where the image's caption stands. */
  base?: JsonObject | null
  /** Left out, those of the image's caption whose places the new one leaves as they are; none in an automatic one. */
  conflicts?: readonly MergeConflict[]
  /** What the captioner said besides; none when left out. */
  notes?: readonly VisionNote[]
  /** False when the caption is made by the present schema; left out, whether it waits to be made anew stays as it is. */
  stale?: false
}

/** Everything that a version keeps and undoing brings back. */
export type CaptionState = Omit<CaptionVersionRow, 'imageId' | 'version' | 'parent' | 'createdAt'>

/** The automatic caption that edits of an image's caption are made on; null when there was none. */
export function baseOf({ caption, captionSource, captionBase }: ImageRow): JsonObject | null {
  return captionSource === 'automatic' ? caption : captionBase
}

function orNull<Item>(items: readonly Item[] | undefined): Item[] | null {
  return items === undefined || items.length === 0 ? null : [...items]
}

/** What an image's caption is now; undefined when it has none. */
export function stateOf(image: ImageRow): CaptionState | undefined {
  const { caption, captionSource: source } = image
  if (caption === null || source === 'pending') return undefined
  return {
    caption,
    source,
    origin: image.captionOrigin,
    base: image.captionBase,
    conflicts: image.captionConflicts,
    notes: image.captionNotes,
  }
}

function conflictsOf(image: ImageRow, change: CaptionChange) {
  if (change.source === 'automatic') return null
  const { caption, captionConflicts } = image
  if (change.conflicts !== undefined || caption === null) return orNull(change.conflicts)
  return orNull(standingConflicts(captionConflicts ?? [], caption, change.caption))
}

function nextState(image: ImageRow, change: CaptionChange): CaptionState {
  const { caption, source, origin, base = baseOf(image), notes } = change
  return {
    caption,
    source,
    origin,
    base: source === 'automatic' ? null : base,
    conflicts: conflictsOf(image, change),
    notes: orNull(notes),
  }
}

/** Whether two states say the same, whatever made them. Texts are compared, as the order of keys is part of a caption. */
function isSame(before: CaptionState, after: CaptionState): boolean {
  const { origin: _before, ...told } = before
  const { origin: _after, ...tells } = after
  return JSON.stringify(Object.values(told)) === JSON.stringify(Object.values(tells))
}

/** The columns of an image that shows a version. */
export function columnsOf(version: number, state: CaptionState): Partial<ImageRow> {
  return {
    caption: state.caption,
    captionSource: state.source,
    captionOrigin: state.origin,
    captionBase: state.base,
    captionConflicts: state.conflicts,
    captionNotes: state.notes,
    captionVersion: version,
  }
}

/**
 * Gives an image a caption, and keeps the one it had in the image's history; the only way in which a caption changes. One that says
 * nothing new makes no version.
 *
 * @param tx holds the dataset's lock, and has made sure that the dataset is a draft
 * @param image as read in `tx`
 * @returns the image as it is now
 */
export async function writeCaption(
  tx: Transaction,
  image: ImageRow,
  change: CaptionChange,
): Promise<ImageRow> {
  const { id } = image
  const before = stateOf(image)
  const after = nextState(image, change)
  const stale = change.stale === undefined ? {} : { captionStale: change.stale }
  if (before !== undefined && isSame(before, after)) {
    if (change.stale !== undefined) await tx.images.markFresh(id)
    return { ...image, ...stale }
  }
  const parent = image.captionVersion
  // What an image is given first is all of its history, and the image itself says it.
  const version = before === undefined ? parent : (await tx.captionVersions.newest(id)) || parent
  const columns = columnsOf(before === undefined ? version : version + 1, after)
  if (before !== undefined) {
    await tx.captionVersions.add([
      { imageId: id, version: parent, ...before, createdAt: image.updatedAt },
      { imageId: id, version: version + 1, parent, ...after },
    ])
    await tx.captionVersions.prune(id, MOST_VERSIONS, [parent, version + 1])
  }
  const written = await tx.images.update(id, { ...columns, ...stale })
  if (written === undefined) throw errors.notFound('Image')
  return written
}
