import type { VideoFormat } from './video-encoder.ts'

/** Weights of red and blue in the luma; the rest is green's. */
const BT601 = { red: 0.299, blue: 0.114 }
const BT709 = { red: 0.2126, blue: 0.0722 }

/** A stream that does not name its colors is read by the size of its picture; this is where players change from one to the other. */
export function matrixFor({ width, height }: Pick<VideoFormat, 'width' | 'height'>) {
  return width >= 1280 || height > 576 ? BT709 : BT601
}

/**
 * RGBA to planar YUV with colors at half the size, each the mean of four pixels, in the range of video (16–235 and 16–240). ITU-R BT.601
 * or BT.709, as players will read it.
 *
 * @returns height·width luma bytes, then a quarter of that for each of the two colors
 */
export function createRgbaToI420({ width, height }: Pick<VideoFormat, 'width' | 'height'>) {
  const { red, blue } = matrixFor({ width, height })
  const green = 1 - red - blue
  const luma = 219 / 255
  const chroma = 224 / 255 / 2
  const out = new Uint8Array((width * height * 3) / 2)
  const half = width / 2
  const cb = width * height
  const cr = cb + (width * height) / 4
  return (rgba: Uint8Array): Uint8Array => {
    for (let y = 0; y < height; y += 2) {
      for (let x = 0; x < width; x += 2) {
        let [sumR, sumG, sumB] = [0, 0, 0]
        for (let k = 0; k < 4; k++) {
          const p = (y + (k >> 1)) * width + x + (k & 1)
          const r = rgba[4 * p] as number
          const g = rgba[4 * p + 1] as number
          const b = rgba[4 * p + 2] as number
          out[p] = 16.5 + luma * (red * r + green * g + blue * b)
          sumR += r
          sumG += g
          sumB += b
        }
        const mean = (red * sumR + green * sumG + blue * sumB) / 4
        const at = (y >> 1) * half + (x >> 1)
        out[cb + at] = 128.5 + (chroma * (sumB / 4 - mean)) / (1 - blue)
        out[cr + at] = 128.5 + (chroma * (sumR / 4 - mean)) / (1 - red)
      }
    }
    return out
  }
}
