import type { Raster } from './raster.ts'

/** One level of the pyramid: weighted colors, and how much of each pixel is known. */
interface Level {
  width: number
  height: number
  /** Red, green, blue and weight; the colors are multiplied by the weight. */
  data: Float32Array
}

function half({ width, height, data }: Level): Level {
  const w = Math.ceil(width / 2)
  const h = Math.ceil(height / 2)
  const out = new Float32Array(w * h * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x)
      const to = 4 * ((y >> 1) * w + (x >> 1))
      for (let c = 0; c < 4; c++) out[to + c] = (out[to + c] ?? 0) + (data[from + c] ?? 0)
    }
  }
  // A pixel that is known at all counts as known: its color is the mean of what it covers.
  for (let i = 3; i < out.length; i += 4) {
    const weight = out[i] ?? 0
    if (weight <= 1) continue
    for (let c = 1; c < 4; c++) out[i - c] = (out[i - c] ?? 0) / weight
    out[i] = 1
  }
  return { width: w, height: h, data: out }
}

/** Fills what is unknown of a level from the coarser one, smoothly. */
function pull(fine: Level, coarse: Level): void {
  const { width, height, data } = fine
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, y / 2 - 0.25)
    const y0 = Math.min(Math.floor(v), coarse.height - 1)
    const y1 = Math.min(y0 + 1, coarse.height - 1)
    const fy = v - y0
    for (let x = 0; x < width; x++) {
      const i = 4 * (y * width + x)
      const missing = 1 - (data[i + 3] ?? 0)
      if (missing <= 0) continue
      const u = Math.max(0, x / 2 - 0.25)
      const x0 = Math.min(Math.floor(u), coarse.width - 1)
      const x1 = Math.min(x0 + 1, coarse.width - 1)
      const fx = u - x0
      for (let c = 0; c < 3; c++) {
        const at = (px: number, py: number) => coarse.data[4 * (py * coarse.width + px) + c] ?? 0
        const top = at(x0, y0) * (1 - fx) + at(x1, y0) * fx
        const bottom = at(x0, y1) * (1 - fx) + at(x1, y1) * fx
        data[i + c] = (data[i + c] ?? 0) + missing * (top * (1 - fy) + bottom * fy)
      }
      data[i + 3] = 1
    }
  }
}

/**
 * The picture with what is unknown filled in from around it: push-pull over a pyramid of halves (Gortler et al. 1996, "The
 * Lumigraph"). What is known stays to the byte.
 *
 * @param known 1 for every pixel that stays
 */
export function fillUnknown({ width, height, data }: Raster, known: Uint8Array): Raster {
  const base: Level = { width, height, data: new Float32Array(width * height * 4) }
  known.forEach((bit, i) => {
    if (bit === 0) return
    for (let c = 0; c < 3; c++) base.data[4 * i + c] = data[3 * i + c] ?? 0
    base.data[4 * i + 3] = 1
  })
  const levels = [base]
  for (let top = base; top.width > 1 || top.height > 1; ) {
    top = half(top)
    levels.push(top)
  }
  for (let i = levels.length - 2; i >= 0; i--) {
    const fine = levels[i]
    const coarse = levels[i + 1]
    if (fine && coarse) pull(fine, coarse)
  }
  const out = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) {
      out[3 * i + c] = known[i] ? (data[3 * i + c] ?? 0) : Math.round(base.data[4 * i + c] ?? 0)
    }
  }
  return { width, height, data: out }
}
