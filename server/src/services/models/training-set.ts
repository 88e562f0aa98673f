import { backgroundVariants, type PixelImage } from '@atelier/vision'
import type { Decoder } from '../../decoder/decoder.ts'
import type { EngineTrainingImage } from '../../engine/engine.ts'
import type { Objects } from '../../objects/objects.ts'
import type { ImageRow } from '../../store/images.ts'
import type { ProjectRow } from '../../store/projects.ts'

/** Longer side of a training picture: the model's native 256 to 352, with room for the crop to its grid. */
const TRAINING_SIDE = 384

/** Far apart in hue and lightness, so that a subject can be told from most of them. */
const VARIANT_COLORS = [
  'white',
  'light blue',
  'yellow',
  'pink',
  'green',
  'dark blue',
  'orange',
  'light gray',
  'purple',
  'red',
  'teal',
  'beige',
  'black',
  'light green',
  'sky blue',
  'gray',
  'light yellow',
  'light pink',
] as const
const VARIANTS_EACH = 5

/** Identities that stand before a background rather than consist of one. */
const SEPARABLE: ReadonlySet<ProjectRow['ipType']> = new Set([
  'defined_character',
  'character_variants',
  'icons',
  'object_variants',
  'multi_object_set',
])

/** Mirroring is harmless only where left and right mean nothing; characters carry marks and icons carry text. */
function mayFlip(project: ProjectRow): boolean {
  return project.ipType === 'stylized_scene'
}

/** The colors for the picture at `index`: each picture gets its own few, and together they cover all. */
function colorsFor(index: number): string[] {
  return Array.from(
    { length: VARIANTS_EACH },
    (_, i) => VARIANT_COLORS[(index * VARIANTS_EACH + i * 3) % VARIANT_COLORS.length] ?? 'white',
  )
}

/**
 * The pictures a training sees, one after another: each with its caption and, for subjects on a plain background, the same picture on
 * other named colors with the caption changed to match. Without those an adapter takes the background for a part of the identity.
 */
export async function* trainingSet(
  project: ProjectRow,
  rows: readonly ImageRow[],
  objects: Objects,
  decoder: Decoder,
): AsyncGenerator<EngineTrainingImage> {
  const flip = mayFlip(project)
  for (const [index, row] of rows.entries()) {
    const object = await objects.find(row.objectKey)
    if (object === undefined) throw new Error(`image ${row.id} has lost its object`)
    const image: PixelImage = await decoder.toPixels(object.bytes, TRAINING_SIDE)
    const caption = row.caption ?? {}
    yield { image, caption, flip }
    if (!SEPARABLE.has(project.ipType)) continue
    for (const variant of backgroundVariants({ image, caption, colors: colorsFor(index) })) {
      yield { ...variant, flip }
    }
  }
}
