import type { Camera } from './camera.ts'
import type { Layer } from './layers.ts'
import type { Pose } from './pose.ts'

interface Size {
  width: number
  height: number
}

/** A layer with a rim of one pixel around it, so that the sampling needs no special cases: transparent, or repeated where the picture's edge cuts the layer. */
export interface PaddedLayer extends Layer {
  padded: Uint8Array
}

export function pad(layer: Layer): PaddedLayer {
  const { width, height, data, cut } = layer
  const padded = new Uint8Array((width + 2) * (height + 2) * 4)
  const row = (width + 2) * 4
  for (let y = 0; y < height + 2; y++) {
    if ((y === 0 && !cut.top) || (y === height + 1 && !cut.bottom)) continue
    const from = Math.min(height - 1, Math.max(0, y - 1)) * width * 4
    padded.set(data.subarray(from, from + width * 4), y * row + 4)
    if (cut.left) padded.set(data.subarray(from, from + 4), y * row)
    if (cut.right)
      padded.set(data.subarray(from + width * 4 - 4, from + width * 4), y * row + row - 4)
  }
  return { ...layer, padded }
}

/** How far up a body each height bends: the foot stays, the top goes all the way. */
function bendAt(h: number): number {
  return h <= 0 ? 0 : h ** 1.5
}

/** Breathing is widest in the middle. */
function breathAt(h: number): number {
  return h <= 0 || h >= 1 ? 0 : 4 * h * (1 - h)
}

/** The rows and columns of the output that a layer can reach. */
function reach(layer: Layer, pose: Pose, camera: Camera, size: Size) {
  const half = Math.hypot(layer.width, layer.height)
  const slack = Math.abs(pose.bend) + Math.abs(pose.dx) + Math.abs(pose.dy) + 4
  const turn = Math.abs(Math.sin(pose.rotation)) * half
  const grow = Math.max(pose.scaleX * (1 + Math.abs(pose.breath)), pose.scaleY, 1) - 1
  const spread = slack + turn + grow * half
  const seen = (at: number, center: number, pan: number) =>
    center + camera.zoom * (at - center) + pan
  const cx = (size.width - 1) / 2
  const cy = (size.height - 1) / 2
  const { cut } = layer
  return {
    left: cut.left ? 0 : Math.max(0, Math.floor(seen(layer.left - spread, cx, camera.panX))),
    top: cut.top ? 0 : Math.max(0, Math.floor(seen(layer.top - spread, cy, camera.panY))),
    right: cut.right
      ? size.width
      : Math.min(size.width, Math.ceil(seen(layer.left + layer.width + spread, cx, camera.panX))),
    bottom: cut.bottom
      ? size.height
      : Math.min(size.height, Math.ceil(seen(layer.top + layer.height + spread, cy, camera.panY))),
  }
}

/**
 * Draws a layer in its pose, seen by the camera, over what `out` (RGBA) shows. Backward mapping with bilinear sampling: within a row
 * the way back is linear, so a pixel costs two additions and four reads.
 */
export function drawLayer(
  layer: PaddedLayer,
  anchor: 'foot' | 'middle',
  pose: Pose,
  camera: Camera,
  size: Size,
  out: Uint8Array,
): void {
  const { width, height, cut, padded } = layer
  const ax = layer.left + (width - 1) / 2
  const ay = anchor === 'foot' ? layer.top + height - 1 : layer.top + (height - 1) / 2
  const cx = (size.width - 1) / 2
  const cy = (size.height - 1) / 2
  const cos = Math.cos(pose.rotation)
  const sin = Math.sin(pose.rotation)
  const box = reach(layer, pose, camera, size)
  const stride = (width + 2) * 4
  const stepY = -sin / (camera.zoom * pose.scaleY)
  for (let y = box.top; y < box.bottom; y++) {
    const v = cy + (y - cy - camera.panY) / camera.zoom - ay - pose.dy
    const u = cx + (box.left - cx - camera.panX) / camera.zoom - ax - pose.dx
    const h = anchor === 'foot' ? -(cos * v) / (pose.scaleY * height) : 0
    const scaleX = pose.scaleX * (1 + pose.breath * breathAt(h))
    let x = (cos * u + sin * v - pose.bend * bendAt(h)) / scaleX + ax - layer.left
    let r = (cos * v - sin * u) / pose.scaleY + ay - layer.top
    const stepX = cos / (camera.zoom * scaleX)
    let o = 4 * (y * size.width + box.left)
    for (let column = box.left; column < box.right; column++, o += 4, x += stepX, r += stepY) {
      // Beyond an edge that cuts it the layer goes on as it was there.
      const px = cut.left && x < 0 ? 0 : cut.right && x > width - 1 ? width - 1 : x
      const py = cut.top && r < 0 ? 0 : cut.bottom && r > height - 1 ? height - 1 : r
      if (px <= -1 || py <= -1 || px >= width || py >= height) continue
      const x0 = Math.floor(px)
      const y0 = Math.floor(py)
      const fx = px - x0
      const fy = py - y0
      const i = (y0 + 1) * stride + (x0 + 1) * 4
      const w00 = (1 - fx) * (1 - fy)
      const w10 = fx * (1 - fy)
      const w01 = (1 - fx) * fy
      const w11 = fx * fy
      const alpha =
        (padded[i + 3] as number) * w00 +
        (padded[i + 7] as number) * w10 +
        (padded[i + stride + 3] as number) * w01 +
        (padded[i + stride + 7] as number) * w11
      if (alpha < 0.25) continue
      const behind = 1 - alpha / 255
      for (let c = 0; c < 3; c++) {
        const front =
          (padded[i + c] as number) * w00 +
          (padded[i + c + 4] as number) * w10 +
          (padded[i + stride + c] as number) * w01 +
          (padded[i + stride + c + 4] as number) * w11
        const mixed = front + (out[o + c] as number) * behind + 0.5
        out[o + c] = Math.min(mixed, 255)
      }
    }
  }
}
