/** Values between 0 and 255 for the pixels of a picture, row by row, `channels` of them for each. */
export interface Raster {
  width: number
  height: number
  data: Uint8Array
}

export function clamp(value: number, least: number, most: number): number {
  return value < least ? least : Math.min(value, most)
}

/** The picture without its last row or column where their number is odd: H.264 halves both for its colors. */
export function even({ width, height, data }: Raster): Raster {
  const w = width & ~1
  const h = height & ~1
  if (w === width && h === height) return { width, height, data }
  const out = new Uint8Array(w * h * 3)
  for (let y = 0; y < h; y++) {
    out.set(data.subarray(3 * y * width, 3 * (y * width + w)), 3 * y * w)
  }
  return { width: w, height: h, data: out }
}

/** Blurs one channel in place, three box passes each way: close to a Gaussian of standard deviation `radius`. */
export function blur(values: Float32Array, width: number, height: number, radius: number): void {
  const r = Math.max(1, Math.round(radius))
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) slide(values, y * width, 1, width, r)
    for (let x = 0; x < width; x++) slide(values, x, width, height, r)
  }
}

/** A running mean along one line; beyond its ends the line goes on as it ends. */
function slide(values: Float32Array, start: number, step: number, count: number, r: number): void {
  const line = new Float32Array(count)
  for (let i = 0; i < count; i++) line[i] = values[start + i * step] ?? 0
  const at = (i: number) => line[clamp(i, 0, count - 1)] ?? 0
  let sum = 0
  for (let i = -r; i <= r; i++) sum += at(i)
  for (let i = 0; i < count; i++) {
    values[start + i * step] = sum / (2 * r + 1)
    sum += at(i + r + 1) - at(i - r)
  }
}
