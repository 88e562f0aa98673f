import { isDeepStrictEqual } from 'node:util'
import { mergeDocuments, type VisionAnswer } from '@atelier/vision'
import type { ImageRow } from '../../store/images.ts'
import type { Transaction } from '../../store/store.ts'
import { type CaptionChange, writeCaption } from '../images/write-caption.ts'

/** The caption that an image is to have now that the captioner says something new of it: with what a person has changed since it said something last. */
function renewed(image: ImageRow, { document, notes }: VisionAnswer): CaptionChange {
  const anew = { caption: document, source: 'automatic', notes, stale: false } as const
  const { caption, captionSource, captionBase, captionConflicts } = image
  if (captionSource !== 'manual' || caption === null) return { ...anew, origin: 'regenerate' }
  // Where the captioner had said nothing, all that is there is the person's.
  const merged = mergeDocuments(captionBase ?? {}, caption, document, captionConflicts ?? [])
  if (isDeepStrictEqual(merged.document, document)) return { ...anew, origin: 'rebase' }
  return {
    caption: merged.document,
    source: 'manual',
    origin: 'rebase',
    base: document,
    conflicts: merged.conflicts,
    notes,
    stale: false,
  }
}

/**
 * Puts what the captioner now says of an image in place of what it had said. A person's edits stay; doing it once more with the same
 * changes nothing.
 *
 * @param tx holds the dataset's lock
 * @param image as read in `tx`
 */
export function renewCaption(
  tx: Transaction,
  image: ImageRow,
  answer: VisionAnswer,
): Promise<ImageRow> {
  return writeCaption(tx, image, renewed(image, answer))
}
