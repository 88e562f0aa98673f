import { type Glance, glanceAt } from '../src/lint/glance.ts'
import type { PixelImage } from '../src/provider.ts'

const SIDE = 200

function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** A flat disc in the middle of an even background; `turn` makes it a little larger, so that no two are the same picture. */
export function discImage(color: string, background: string, turn = 0): PixelImage {
  const data = new Uint8Array(SIDE * SIDE * 3)
  const radius = 70 + turn
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const inside = Math.hypot(x - SIDE / 2 + 0.5, y - SIDE / 2 + 0.5) < radius
      data.set(rgb(inside ? color : background), 3 * (y * SIDE + x))
    }
  return { width: SIDE, height: SIDE, data }
}

const glances = new Map<string, Glance>()

/** What lint keeps of such a disc. */
export function solidDisc(color: string, background: string, turn = 0): Glance {
  const key = `${color} ${background} ${turn}`
  const glance = glances.get(key) ?? glanceAt(discImage(color, background, turn))
  glances.set(key, glance)
  return glance
}
