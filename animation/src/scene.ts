import { type CameraPath, cameraPath } from './camera.ts'
import { blur, clamp, type Raster } from './raster.ts'
import { FPS } from './time.ts'

/** How much the nearest moves against the farthest. */
const PARALLAX = 0.75
const PUSH = 0.13

/**
 * How near each pixel is, 0–1, guessed from what scenes have in common: the lower, the nearer, and what is rich in detail is nearer
 * than what is flat. Smooth, so that moving by it tears nothing.
 */
export function nearness(image: Raster): Float32Array {
  const { width, height, data } = image
  const detail = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const right = x < width - 1 ? i + 1 : i
      const below = y < height - 1 ? i + width : i
      let sum = 0
      for (let c = 0; c < 3; c++) {
        sum += Math.abs((data[3 * right + c] ?? 0) - (data[3 * i + c] ?? 0))
        sum += Math.abs((data[3 * below + c] ?? 0) - (data[3 * i + c] ?? 0))
      }
      detail[i] = Math.min(60, sum)
    }
  }
  blur(detail, width, height, Math.max(width, height) / 22)
  let most = 1e-6
  for (const value of detail) most = Math.max(most, value)
  return detail.map((value, i) => {
    const down = Math.floor(i / width) / Math.max(1, height - 1)
    return clamp(0.6 * down + 0.4 * (value / most), 0, 1)
  })
}

/** Draws the frames of a picture that cannot be taken apart: the camera goes into it, and what is near goes by faster. */
export function sceneFrames(image: Raster, random: () => number) {
  const { width, height, data } = image
  const near = nearness(image)
  // The overscan is that of the slowest part, or its edge would come into view.
  const path: CameraPath = cameraPath(random, image, PUSH)
  const cx = (width - 1) / 2
  const cy = (height - 1) / 2
  return (index: number, out: Uint8Array): void => {
    const { zoom, panX, panY } = path(index / FPS)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const depth = 1 - PARALLAX * (1 - (near[y * width + x] as number))
        const back = 1 / (1 + (zoom - 1) * (0.45 + 0.55 * depth))
        const px = clamp(cx + (x - cx) * back - panX * 0.45 * depth * back, 0, width - 1)
        const py = clamp(cy + (y - cy) * back - panY * 0.45 * depth * back, 0, height - 1)
        const x0 = Math.min(Math.floor(px), width - 2)
        const y0 = Math.min(Math.floor(py), height - 2)
        const fx = px - x0
        const fy = py - y0
        const i = 3 * (y0 * width + x0)
        const o = 4 * (y * width + x)
        for (let c = 0; c < 3; c++) {
          const a = data[i + c] as number
          const b = data[i + c + 3] as number
          const d = data[i + c + 3 * width] as number
          const e = data[i + c + 3 * width + 3] as number
          const top = a + (b - a) * fx
          out[o + c] = top + (d + (e - d) * fx - top) * fy + 0.5
        }
        out[o + 3] = 255
      }
    }
  }
}
