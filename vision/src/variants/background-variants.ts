import { ciede2000 } from '../color/ciede2000.ts'
import { labOfName, nameColor, rgbOfName } from '../color/color-names.ts'
import type { JsonObject } from '../json.ts'
import { measureBackground, solidRegion } from '../measure/background.ts'
import { rasterOf } from '../measure/raster.ts'
import { measureSubject, type Subject } from '../measure/subject.ts'
import { looksPhotographic, measureGrain } from '../measure/texture.ts'
import { withBackground } from '../prompt/refine.ts'
import { type PixelImage, VisionInputError } from '../provider.ts'
import { backgroundOpacity, meanRgb, repaint } from './unmix.ts'

export interface BackgroundVariant {
  image: PixelImage
  caption: JsonObject
}

/** Nearer than this (CIEDE2000) the subject would be lost on the new background. */
const LOST = 12

/**
 * The same picture on other backgrounds, for images on a solid one: training on them teaches that the background is not
 * part of the identity. The caption's background words change with it. Colors are names of the table; the picture's own
 * background and colors on which the subject would vanish are passed over. Empty when the background is not solid.
 * @throws VisionInputError for a color that is not in the table
 */
export function backgroundVariants(request: {
  image: PixelImage
  caption: JsonObject
  colors: readonly string[]
}): BackgroundVariant[] {
  const unknown = request.colors.find((name) => rgbOfName(name) === undefined)
  if (unknown !== undefined) throw new VisionInputError(`"${unknown}" is not a known color name.`)
  const raster = rasterOf(request.image)
  const background = measureBackground(raster, looksPhotographic(measureGrain(raster)))
  if (background.kind !== 'solid') return []
  const region = solidRegion(raster, background.color)
  const subject = measureSubject(raster, region)
  if (subject === undefined) return []
  const opacity = backgroundOpacity(raster, region, background.color)
  const old = meanRgb(raster, region)
  const own = nameColor(background.color)
  return request.colors
    .filter((name) => name !== own && !wouldVanish(subject, name))
    .map((name) => ({
      image: repaint(raster, opacity, old, rgbOfName(name) ?? old),
      caption: withBackground(request.caption, `solid ${name} background`, [name]),
    }))
}

function wouldVanish(subject: Subject, name: string): boolean {
  const lab = labOfName(name)
  if (lab === undefined) return true
  const near = subject.palette.filter((color) => ciede2000(color.lab, lab) < LOST)
  return near.reduce((sum, color) => sum + color.share, 0) > 0.5
}
