import { ciede2000 } from '../color/ciede2000.ts'
import { labOfName, nameColor, rgbOfName } from '../color/color-names.ts'
import type { JsonObject } from '../json.ts'
import { solidRegion } from '../measure/background.ts'
import type { Mask } from '../measure/mask.ts'
import { measureImage } from '../measure/measurement.ts'
import { type Raster, rasterOf } from '../measure/raster.ts'
import type { Subject } from '../measure/subject.ts'
import { withBackground } from '../prompt/with-background.ts'
import { type PixelImage, VisionInputError } from '../provider.ts'
import { backgroundOpacity, meanRgb, repaint } from './unmix.ts'

export interface BackgroundVariant {
  image: PixelImage
  caption: JsonObject
}

/** Nearer than this (CIEDE2000) the subject would be lost on the new background. */
const LOST = 12

export interface VariantRequest {
  image: PixelImage
  caption: JsonObject
  /** Names of the table. */
  colors: readonly string[]
  /**
   * Height·width opacities (0–255) that the picture had before it was laid on its solid background. With them the
   * background also shows through closed gaps; without them only what is joined to the image's edge is background.
   */
  alpha?: Uint8Array
}

/**
 * The same picture on other backgrounds, for drawings on a solid one: training on them teaches that the background is
 * not part of the identity. The caption's background words change with it. The picture's own background and colors on
 * which the subject would vanish are passed over. Empty when the background is not solid, and for photographs, whose
 * backdrops are never even enough to be taken out without a trace.
 * @throws VisionInputError for a color that is not in the table
 */
export function backgroundVariants(request: VariantRequest): BackgroundVariant[] {
  const unknown = request.colors.find((name) => rgbOfName(name) === undefined)
  if (unknown !== undefined) throw new VisionInputError(`"${unknown}" is not a known color name.`)
  const { photographic, background, subject } = measureImage(request.image)
  if (photographic || background.kind !== 'solid' || subject === undefined) return []
  const raster = rasterOf(request.image)
  const region = solidRegion(raster, background.color)
  const opacity = opacityOf(raster, region, request.alpha)
  const old = meanRgb(raster, region)
  const own = nameColor(background.color)
  return request.colors
    .filter((name) => name !== own && !wouldVanish(subject, name))
    .map((name) => ({
      image: repaint(raster, opacity, old, rgbOfName(name) ?? old),
      caption: withBackground(request.caption, `solid ${name} background`, [name]),
    }))
}

function opacityOf(raster: Raster, region: Mask, alpha: Uint8Array | undefined): Float32Array {
  if (alpha === undefined) return backgroundOpacity(raster, region)
  if (alpha.length !== region.length)
    throw new VisionInputError(`The image has ${region.length} pixels, not ${alpha.length}.`)
  return Float32Array.from(alpha, (value) => 1 - value / 255)
}

function wouldVanish(subject: Subject, name: string): boolean {
  const lab = labOfName(name)
  if (lab === undefined) return true
  const near = subject.palette.filter((color) => ciede2000(color.lab, lab) < LOST)
  return near.reduce((sum, color) => sum + color.share, 0) > 0.5
}
