import { type Lab, labAt } from '../color/lab.ts'
import { type PaletteColor, paletteOf } from '../color/palette.ts'
import type { PixelImage } from '../provider.ts'
import { type Background, measureBackground } from './background.ts'
import { type Detail, measureDetail } from './detail.ts'
import { type Light, measureLight } from './light.ts'
import { measureOutline, measureStrokes, type Outline, type Strokes } from './outline.ts'
import { type Raster, rasterOf, reduce } from './raster.ts'
import { measureSubject, type Subject } from './subject.ts'
import { looksPhotographic, measureGrain, measureShading, type Texture } from './texture.ts'
import { measureTone, type Tone } from './tone.ts'

/** Everything that is measured in one image. Nothing here is guessed from what the picture might show. */
export interface Measurement {
  photographic: boolean
  background: Background
  /** Undefined before a busy background, from which it cannot be told, and for an empty image. */
  subject: Subject | undefined
  /** Of the subject where it is known, otherwise of the whole image. */
  palette: PaletteColor[]
  outline: Outline | undefined
  strokes: Strokes | undefined
  shading: Texture
  /** Of a drawn subject where it is known, otherwise of the whole image. */
  tone: Tone
  light: Light
  detail: Detail
}

export function measureImage(image: PixelImage): Measurement {
  const raster = rasterOf(reduce(image))
  const photographic = looksPhotographic(measureGrain(raster))
  const detail = measureDetail(raster)
  const background = measureBackground(raster, photographic, detail.varied)
  const found =
    background.kind === 'busy' ? undefined : measureSubject(raster, background, photographic)
  const subject = found && photographic && fill(found) < SCATTERED ? undefined : found
  const labs = shownColors(raster, subject)
  return {
    photographic,
    background,
    subject,
    palette: subject?.palette ?? paletteOf(labs),
    outline: subject && measureOutline(raster, subject, behind(background)),
    strokes: subject && measureStrokes(raster, subject, behind(background)),
    shading: measureShading(
      raster,
      (index) => subject === undefined || (subject.depth[index] ?? 0) > 1,
    ),
    tone: measureTone(photographic ? shownColors(raster, undefined) : labs),
    light: measureLight(raster),
    detail,
  }
}

/** Below this, what stands before a photographed backdrop is several things or reflections and not one subject. */
const SCATTERED = 0.35

/** The part of its box that a subject covers. */
function fill({ area, box }: Subject): number {
  return area / ((box.right - box.left) * (box.bottom - box.top))
}

/** The colors of the subject, or of the whole image where no subject is known. */
function shownColors(raster: Raster, subject: Subject | undefined): Lab[] {
  const labs: Lab[] = []
  for (let index = 0; index < raster.width * raster.height; index++)
    if (subject === undefined || subject.mask[index] === 1) labs.push(labAt(raster.lab, index))
  return labs
}

/** The background's darkest color. */
function behind(background: Background): Lab {
  if (background.kind === 'solid') return background.color
  if (background.kind === 'gradient')
    return background.from[0] < background.to[0] ? background.from : background.to
  return [0, 0, 0]
}
