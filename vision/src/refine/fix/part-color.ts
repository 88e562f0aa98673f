import { nameColor } from '../../color/color-names.ts'
import { type Lab, labAt } from '../../color/lab.ts'
import { paletteOf } from '../../color/palette.ts'
import type { Box } from '../../measure/mask.ts'
import { rasterOf, reduce } from '../../measure/raster.ts'
import { colorFromWords } from '../../prompt/colors.ts'
import type { PixelImage } from '../../provider.ts'
import { colorsOf } from '../edits/recolor.ts'
import { measurementOf } from '../facts/measured.ts'
import type { Scene } from '../operation.ts'
import { stem } from '../text/inflect.ts'
import type { Phrase } from '../text/phrase.ts'

/** Where a part of a standing figure is, in parts of the subject's height from its top. */
const BANDS: readonly [RegExp, number, number][] = [
  [
    /^(?:hair|fringe|bangs|ponytail|hat|cap|helmet|crown|hood|beanie|horn|antler|ear|antenna|roof|lid|headband|bun|mohawk|mane|wig)$/,
    0,
    0.3,
  ],
  [/^(?:face|eye|nose|mouth|beard|glasses|mask|head|cheek)$/, 0.05, 0.45],
  [/^(?:scarf|collar|necklace|tie|bowtie)$/, 0.25, 0.55],
  [
    /^(?:shirt|jacket|coat|raincoat|sweater|hoodie|top|blouse|vest|tunic|dress|belly|body|chest|wing|torso|robe|cape|cloak)$/,
    0.3,
    0.75,
  ],
  [/^(?:trousers|pants|jeans|skirt|shorts|leg|belt)$/, 0.55, 0.9],
  [/^(?:shoe|boot|foot|sock|sandal|sneaker|hoof|paw|wheel|base)$/, 0.8, 1],
]
/** A color below this share of the band is no answer. */
const ENOUGH = 0.12

/**
 * The color of a part, from the band of the subject where such parts are: one that the texts name if it is there, else
 * the band's main color that is not the background's. Undefined where the images show no subject or not enough of a color.
 */
export function partColor(scene: Scene, phrase: Phrase): string | undefined {
  const head = stem(phrase.head)
  const band = BANDS.find(([pattern]) => pattern.test(head))
  if (band === undefined) return undefined
  const shares = new Map<string, number>()
  for (const image of scene.images)
    for (const [name, share] of bandColors(image, band[1], band[2]))
      shares.set(name, (shares.get(name) ?? 0) + share / scene.images.length)
  const told = colorsOf(scene.document, { ...phrase, modifiers: [] }).map(({ color }) => color)
  const named = told
    .map((color) => ({ color, share: shares.get(tableName(color)) ?? 0 }))
    .sort((p, q) => q.share - p.share)[0]
  if (named !== undefined && named.share >= ENOUGH) return named.color
  const [best] = [...shares].sort((p, q) => q[1] - p[1])
  return best !== undefined && best[1] >= ENOUGH * 2 ? best[0] : undefined
}

/** Hair has words of its own for colors of the table. */
function tableName(color: string): string {
  const own: Readonly<Record<string, string>> = {
    blonde: 'gold',
    blond: 'gold',
    brunette: 'brown',
    auburn: 'brown',
    ginger: 'orange',
    silver: 'light gray',
  }
  return own[color] ?? colorFromWords(color) ?? color
}

function bandColors(image: PixelImage, from: number, to: number): Map<string, number> {
  const { subject } = measurementOf(image)
  const shares = new Map<string, number>()
  if (subject === undefined) return shares
  const raster = rasterOf(reduce(image))
  const labs: Lab[] = []
  eachIn(subject.box, raster.width, raster.height, from, to, (index) => {
    if (subject.mask[index] === 1 && (subject.depth[index] ?? 0) > 1)
      labs.push(labAt(raster.lab, index))
  })
  for (const { lab, share } of paletteOf(labs))
    shares.set(nameColor(lab), (shares.get(nameColor(lab)) ?? 0) + share)
  return shares
}

function eachIn(
  box: Box,
  width: number,
  height: number,
  from: number,
  to: number,
  visit: (index: number) => void,
): void {
  const span = box.bottom - box.top
  const top = Math.floor((box.top + from * span) * height)
  const bottom = Math.ceil((box.top + to * span) * height)
  for (let y = top; y < Math.min(bottom, height); y++)
    for (
      let x = Math.floor(box.left * width);
      x < Math.min(width, Math.ceil(box.right * width));
      x++
    )
      visit(y * width + x)
}
