import type { Matte } from './matte.ts'
import type { Raster } from './raster.ts'

/** A piece of the picture that moves by itself: premultiplied RGBA within its box. */
export interface Layer {
  left: number
  top: number
  width: number
  height: number
  data: Uint8Array
  /** Whether the picture's own edges cut it; there it has no rim of its own. */
  cut: { left: boolean; top: boolean; right: boolean; bottom: boolean }
}

/** Pieces below this share of the whole are no pieces of their own. */
const LEAST_SHARE = 0.08
const MOST_LAYERS = 6

interface Piece {
  pixels: number[]
}

/** Groups of joined pixels that show any subject, largest first. */
function piecesOf(alpha: Float32Array, width: number): Piece[] {
  const seen = new Uint8Array(alpha.length)
  const found: Piece[] = []
  for (let start = 0; start < alpha.length; start++) {
    if (seen[start] || (alpha[start] ?? 0) <= 0) continue
    const pixels = [start]
    seen[start] = 1
    const visit = (i: number) => {
      if (i < 0 || i >= alpha.length || seen[i] || (alpha[i] ?? 0) <= 0) return
      seen[i] = 1
      pixels.push(i)
    }
    for (let head = 0; head < pixels.length; head++) {
      const i = pixels[head] ?? 0
      const x = i % width
      if (x > 0) visit(i - 1)
      if (x < width - 1) visit(i + 1)
      visit(i - width)
      visit(i + width)
    }
    found.push({ pixels })
  }
  return found.sort((p, q) => q.pixels.length - p.pixels.length)
}

function boxOf(pixels: readonly number[], width: number) {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
  for (const i of pixels) {
    const x = i % width
    const y = Math.floor(i / width)
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  return { left, top, right, bottom }
}

/** What the subject adds to the background, aF = C - (1 - a)B: put back where it was it gives the picture to the byte. */
function layerOf(image: Raster, { plate, alpha }: Matte, pixels: readonly number[]): Layer {
  const box = boxOf(pixels, image.width)
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Uint8Array(width * height * 4)
  for (const i of pixels) {
    const a = Math.round(255 * (alpha[i] ?? 0))
    const to = 4 * ((Math.floor(i / image.width) - box.top) * width + (i % image.width) - box.left)
    for (let c = 0; c < 3; c++) {
      const behind = Math.round(((255 - a) * (plate.data[3 * i + c] ?? 0)) / 255)
      data[to + c] = Math.min(a, Math.max(0, (image.data[3 * i + c] ?? 0) - behind))
    }
    data[to + 3] = a
  }
  const cut = {
    left: box.left === 0,
    top: box.top === 0,
    right: box.right === image.width,
    bottom: box.bottom === image.height,
  }
  return { left: box.left, top: box.top, width, height, data, cut }
}

/**
 * The layers of a picture, the farthest first. Small pieces go with the largest, as a spark goes with its rocket.
 *
 * @param apart whether pieces of like size move by themselves
 */
export function layersOf(image: Raster, matte: Matte, apart: boolean): Layer[] {
  const pieces = piecesOf(matte.alpha, image.width)
  const total = pieces.reduce((sum, { pixels }) => sum + pixels.length, 0)
  const large = pieces.filter(({ pixels }) => pixels.length >= LEAST_SHARE * total)
  const own = apart && large.length <= MOST_LAYERS ? large : large.slice(0, 1)
  const rest = pieces.filter((piece) => !own.includes(piece)).flatMap(({ pixels }) => pixels)
  const [first, ...others] = own
  if (first === undefined) return []
  const groups = [first.pixels.concat(rest), ...others.map(({ pixels }) => pixels)]
  const bottomOf = ({ top, height }: Layer) => top + height
  return groups
    .map((pixels) => layerOf(image, matte, pixels))
    .sort((p, q) => bottomOf(p) - bottomOf(q))
}
