import type { Camera } from './camera.ts'
import type { Raster } from './raster.ts'

/** Where each output column or row reads: the first of two neighbors, and the share of the second. */
function taps(count: number, zoom: number, pan: number) {
  const first = new Int32Array(count)
  const share = new Float32Array(count)
  const center = (count - 1) / 2
  for (let i = 0; i < count; i++) {
    const at = Math.min(count - 1, Math.max(0, center + (i - center - pan) / zoom))
    const low = Math.min(count - 2, Math.floor(at))
    first[i] = Math.max(0, low)
    share[i] = count > 1 ? at - Math.max(0, low) : 0
  }
  return { first, share }
}

/** Draws the plate as the camera sees it, opaque RGBA into `out`. */
export function drawBackground(plate: Raster, camera: Camera, out: Uint8Array): void {
  const { width, height, data } = plate
  const columns = taps(width, camera.zoom, camera.panX)
  const rows = taps(height, camera.zoom, camera.panY)
  const right = width > 1 ? 3 : 0
  const below = height > 1 ? 3 * width : 0
  for (let y = 0; y < height; y++) {
    const row = 3 * width * (rows.first[y] as number)
    const fy = rows.share[y] as number
    for (let x = 0; x < width; x++) {
      const i = row + 3 * (columns.first[x] as number)
      const fx = columns.share[x] as number
      const o = 4 * (y * width + x)
      for (let c = 0; c < 3; c++) {
        const a = data[i + c] as number
        const b = data[i + c + right] as number
        const d = data[i + c + below] as number
        const e = data[i + c + right + below] as number
        const top = a + (b - a) * fx
        out[o + c] = top + (d + (e - d) * fx - top) * fy + 0.5
      }
      out[o + 3] = 255
    }
  }
}
