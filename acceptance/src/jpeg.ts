import { readFileSync } from 'node:fs'

/** The first half of a 300 × 300 JPEG: its header is right, its picture ends in the middle. */
export function truncatedJpeg(): Buffer {
  return readFileSync(new URL('../fixtures/truncated.jpg', import.meta.url))
}
