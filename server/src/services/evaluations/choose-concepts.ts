import { type AspectRatio, aspectRatio } from '@atelier/contract'
import { type JsonObject, normalizeDocument } from '@atelier/vision'
import type { NewConcept } from '../../store/evaluations.ts'
import type { ImageRow } from '../../store/images.ts'

/** A held-out picture with its caption. */
type Captioned = ImageRow & { caption: JsonObject }

function ratioOf(name: AspectRatio): number {
  const [width = 1, height = 1] = name.split(':').map(Number)
  return width / height
}

/** The ratio that pictures can be drawn in and that is nearest to a size. */
export function nearestRatio(width: number, height: number): AspectRatio {
  const off = (name: AspectRatio) => Math.abs(Math.log(width / height / ratioOf(name)))
  return aspectRatio.options.reduce((best, name) => (off(name) < off(best) ? name : best))
}

/** At most `most` items, spread evenly over the list, in its order. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return items.filter(
    (_, i) => Math.floor((i * most) / items.length) !== Math.floor(((i - 1) * most) / items.length),
  )
}

/** What an evaluation is about, and how many pictures of the held-out dataset the training has seen. */
export interface Chosen {
  concepts: NewConcept[]
  seen: number
}

/**
 * Chooses the pictures that a model is compared with: those that have a caption and are no pictures of its training, whatever they are called.
 *
 * @param key what the keys of drawn pictures begin with
 */
export function chooseConcepts(
  heldOut: readonly ImageRow[],
  training: readonly ImageRow[],
  { most, key }: { most: number; key: string },
): Chosen {
  const known = new Set(training.map(({ sha256 }) => sha256))
  const unseen = heldOut.filter(({ sha256 }) => !known.has(sha256))
  const captioned = unseen.filter((row): row is Captioned => row.caption !== null)
  const concepts = spread(captioned, most).map((row, position) => ({
    position,
    imageId: row.id,
    imageName: row.name,
    realKey: row.objectKey,
    realSha256: row.sha256,
    prompt: normalizeDocument(row.caption),
    aspectRatio: nearestRatio(row.width, row.height),
    tailoredKey: `${key}/${position}-tailored.png`,
    baseKey: `${key}/${position}-base.png`,
  }))
  return { concepts, seen: heldOut.length - unseen.length }
}
