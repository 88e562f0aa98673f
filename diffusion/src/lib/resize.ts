import type { RgbImage } from '../types.ts'

/** Lanczos window of three lobes (Duchon 1979). */
function lanczos3(x: number): number {
  if (x === 0) return 1
  if (Math.abs(x) >= 3) return 0
  const p = Math.PI * x
  return (3 * Math.sin(p) * Math.sin(p / 3)) / (p * p)
}

interface Taps {
  start: number
  weights: Float64Array
}

/** For each output pixel the input pixels it is mixed from; the window widens when shrinking, so that nothing aliases. */
function taps(from: number, to: number): Taps[] {
  const scale = from / to
  const reach = 3 * Math.max(1, scale)
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * scale - 0.5
    const start = Math.max(0, Math.ceil(center - reach))
    const end = Math.min(from - 1, Math.floor(center + reach))
    const weights = Float64Array.from({ length: end - start + 1 }, (_, k) =>
      lanczos3((start + k - center) / Math.max(1, scale)),
    )
    const total = weights.reduce((a, b) => a + b, 0)
    return { start, weights: weights.map((w) => w / total) }
  })
}

/** Resamples one axis: `count` lines, `stride` numbers from pixel to pixel and `step` from line to line. */
function resampleRows(data: Float32Array, width: number, height: number, to: number): Float32Array {
  const columns = taps(width, to)
  const out = new Float32Array(to * height * 3)
  for (let y = 0; y < height; y++) {
    for (const [x, { start, weights }] of columns.entries()) {
      let [r, g, b] = [0, 0, 0]
      for (let k = 0; k < weights.length; k++) {
        const w = weights[k] ?? 0
        const at = (y * width + start + k) * 3
        r += w * (data[at] ?? 0)
        g += w * (data[at + 1] ?? 0)
        b += w * (data[at + 2] ?? 0)
      }
      const at = (y * to + x) * 3
      out[at] = r
      out[at + 1] = g
      out[at + 2] = b
    }
  }
  return out
}

function turned(data: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3
      const to = (x * height + y) * 3
      out[to] = data[from] ?? 0
      out[to + 1] = data[from + 1] ?? 0
      out[to + 2] = data[from + 2] ?? 0
    }
  }
  return out
}

/** Lanczos resampling to a new size, both ways. */
export function resize(image: RgbImage, width: number, height: number): RgbImage {
  if (image.width === width && image.height === height) return image
  const wide = resampleRows(Float32Array.from(image.data), image.width, image.height, width)
  const tall = resampleRows(turned(wide, width, image.height), image.height, width, height)
  const data = new Uint8Array(Uint8ClampedArray.from(turned(tall, height, width)).buffer)
  return { width, height, data }
}

/** The largest centred part with the ratio width : height. */
export function cropToRatio(image: RgbImage, width: number, height: number): RgbImage {
  const scale = Math.min(image.width / width, image.height / height)
  const w = Math.min(image.width, Math.max(1, Math.round(width * scale)))
  const h = Math.min(image.height, Math.max(1, Math.round(height * scale)))
  if (w === image.width && h === image.height) return image
  const [left, top] = [Math.floor((image.width - w) / 2), Math.floor((image.height - h) / 2)]
  const data = new Uint8Array(w * h * 3)
  for (let y = 0; y < h; y++) {
    const from = ((top + y) * image.width + left) * 3
    data.set(image.data.subarray(from, from + w * 3), y * w * 3)
  }
  return { width: w, height: h, data }
}

export function mirrored(image: RgbImage): RgbImage {
  const { width, height } = image
  const data = new Uint8Array(image.data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3
      data.set(image.data.subarray(from, from + 3), (y * width + width - 1 - x) * 3)
    }
  }
  return { width, height, data }
}

/** [1, 3, H, W] in [−1, 1], as the autoencoder takes a picture. */
export function toPlanes({ width, height, data }: RgbImage): Float32Array {
  const area = width * height
  const planes = new Float32Array(3 * area)
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) planes[c * area + i] = (data[3 * i + c] ?? 0) / 127.5 - 1
  }
  return planes
}

/** The way back from `toPlanes`; what lies outside [−1, 1] is cut off. */
export function fromPlanes(planes: Float32Array, width: number, height: number): RgbImage {
  const area = width * height
  const data = new Uint8ClampedArray(3 * area)
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) data[3 * i + c] = ((planes[c * area + i] ?? 0) + 1) * 127.5
  }
  return { width, height, data: new Uint8Array(data.buffer) }
}
