import { styleWords } from '../../caption/style-words.ts'
import { backgroundWords, lightingWords, paletteNames } from '../../caption/traits.ts'
import { joinAnd } from '../../color/color-words.ts'
import { type Measurement, measureImage } from '../../measure/measurement.ts'
import type { PixelImage } from '../../provider.ts'
import type { Scene } from '../operation.ts'

const READ: Readonly<Record<string, (measurement: Measurement) => string>> = {
  style: (measurement) => styleWords(measurement).join(', '),
  light: lightingWords,
  colors: ({ palette }) => joinAnd(paletteNames(palette)),
  background: ({ background }) => backgroundWords(background).setting,
}

const CACHE = new WeakMap<PixelImage, Measurement>()

/** Pictures are measured once each, however many parts an instruction has. */
export function measurementOf(image: PixelImage): Measurement {
  const known = CACHE.get(image)
  if (known !== undefined) return known
  const fresh = measureImage(image)
  CACHE.set(image, fresh)
  return fresh
}

/** What every picture that came with the instruction shows; nothing where they differ or none came. */
export function measured(trait: string): (scene: Scene) => string[] {
  return ({ images }) => {
    const read = READ[trait]
    if (read === undefined || images.length === 0) return []
    const all = images.map((image) => read(measurementOf(image)))
    const [first = ''] = all
    return all.every((text) => text === first) && first !== '' ? [first] : []
  }
}
