import { isDeepStrictEqual } from 'node:util'
import type { Image, ResolveCaption } from '@atelier/contract'
import { type MergeConflict, resolveConflicts, type Side } from '@atelier/vision'
import { errors } from '../../errors.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ImageRow } from '../../store/images.ts'
import type { Store, Transaction } from '../../store/store.ts'
import type { Caller } from '../access.ts'
import { writeCaption } from '../images/write-caption.ts'
import { changeCaption } from './change-caption.ts'

type Choose = (conflict: MergeConflict) => Side | undefined

/** What a request chooses of the conflicts there are. */
function choiceOf({ choices, take }: ResolveCaption, conflicts: readonly MergeConflict[]): Choose {
  if ((choices === undefined) === (take === undefined))
    throw errors.badRequest('Give either choices or take')
  if (choices === undefined) return () => take
  const paths = new Set(conflicts.map(({ path }) => path))
  for (const [i, { path }] of choices.entries()) {
    if (paths.has(path)) continue
    throw errors.badField(`choices.${i}.path`, 'Input should be the path of a conflict', path)
  }
  const sides = new Map(choices.map((choice) => [choice.path, choice.take]))
  return ({ path }) => sides.get(path)
}

async function resolve(tx: Transaction, image: ImageRow, body: ResolveCaption): Promise<ImageRow> {
  const { caption, captionBase, captionConflicts } = image
  const choose = choiceOf(body, captionConflicts ?? [])
  if (caption === null || captionConflicts === null) return image
  const resolved = resolveConflicts(caption, captionConflicts, choose)
  return writeCaption(tx, image, {
    caption: resolved.document,
    // Nothing of the person's may be left.
    source: isDeepStrictEqual(resolved.document, captionBase) ? 'automatic' : 'manual',
    origin: 'resolve',
    conflicts: resolved.conflicts,
    notes: image.captionNotes ?? [],
  })
}

/** Settles where a person and the captioner say different things of an image. */
export function createConflictResolution(dependencies: { store: Store; objects: Objects }) {
  return (
    caller: Caller,
    datasetId: number,
    imageId: number,
    body: ResolveCaption,
  ): Promise<Image> =>
    changeCaption(dependencies, caller, [datasetId, imageId], (tx, image) =>
      resolve(tx, image, body),
    )
}
