import { labPixels } from '../color/lab.ts'
import type { PixelImage } from '../provider.ts'
import { VisionInputError } from '../provider.ts'

/** An image with its Lab values beside its bytes. */
export interface Raster extends PixelImage {
  /** height·width·3 Lab values. */
  lab: Float32Array
}

/** Large enough for a one-percent outline to be three pixels wide, small enough to measure in tens of milliseconds. */
export const MEASURED_SIDE = 320

function checkImage(image: PixelImage): void {
  const { width, height, data } = image
  const sound = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
  if (!sound || data.length !== width * height * 3)
    throw new VisionInputError(
      `An image of ${width}×${height} needs ${width * height * 3} bytes of RGB, not ${data.length}.`,
    )
}

export function rasterOf(image: PixelImage): Raster {
  checkImage(image)
  return { ...image, lab: labPixels(image.data) }
}

/** The image with its longer side at most `side` pixels, every new pixel the mean of the old ones it covers. */
export function reduce(image: PixelImage, side = MEASURED_SIDE): PixelImage {
  checkImage(image)
  const scale = Math.max(image.width, image.height) / side
  if (scale <= 1) return image
  const width = Math.max(1, Math.round(image.width / scale))
  const height = Math.max(1, Math.round(image.height / scale))
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) meanBlock(image, width, height, x, y, data)
  return { width, height, data }
}

function meanBlock(
  image: PixelImage,
  width: number,
  height: number,
  x: number,
  y: number,
  out: Uint8Array,
): void {
  const x0 = Math.floor((x * image.width) / width)
  const x1 = Math.max(x0 + 1, Math.floor(((x + 1) * image.width) / width))
  const y0 = Math.floor((y * image.height) / height)
  const y1 = Math.max(y0 + 1, Math.floor(((y + 1) * image.height) / height))
  const sum = [0, 0, 0]
  for (let v = y0; v < y1; v++)
    for (let u = x0; u < x1; u++)
      for (let c = 0; c < 3; c++)
        sum[c] = (sum[c] ?? 0) + (image.data[3 * (v * image.width + u) + c] ?? 0)
  const count = (x1 - x0) * (y1 - y0)
  for (let c = 0; c < 3; c++) out[3 * (y * width + x) + c] = Math.round((sum[c] ?? 0) / count)
}
