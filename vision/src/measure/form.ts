import { boxOf, type Size } from './mask.ts'

/** The outer form of a subject, without what stands apart from it. */
export interface Form {
  /** Height divided by width, in pixels. */
  aspect: number
  /** Overlap with the ellipse that its box holds, as intersection over union, 0–1. */
  oval: number
  /** The part of its box that it covers, 0–1. */
  filled: number
}

export function measureForm(size: Size, pixels: readonly number[]): Form {
  const box = boxOf(size, pixels)
  const width = (box.right - box.left) * size.width
  const height = (box.bottom - box.top) * size.height
  const centerX = box.left * size.width + width / 2
  const centerY = box.top * size.height + height / 2
  let inside = 0
  for (const index of pixels) {
    const x = ((index % size.width) + 0.5 - centerX) / (width / 2)
    const y = (Math.floor(index / size.width) + 0.5 - centerY) / (height / 2)
    if (x * x + y * y <= 1) inside++
  }
  const ellipse = (Math.PI * width * height) / 4
  return {
    aspect: height / width,
    oval: inside / (ellipse + pixels.length - inside),
    filled: pixels.length / (width * height),
  }
}
