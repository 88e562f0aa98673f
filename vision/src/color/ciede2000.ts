import type { Lab } from './lab.ts'

const DEGREES = 180 / Math.PI
const POW25 = 25 ** 7

function hue(a: number, b: number): number {
  if (a === 0 && b === 0) return 0
  const degrees = Math.atan2(b, a) * DEGREES
  return degrees < 0 ? degrees + 360 : degrees
}

function hueDifference(h1: number, h2: number): number {
  const d = h2 - h1
  return d > 180 ? d - 360 : d < -180 ? d + 360 : d
}

function meanHue(h1: number, h2: number, gray: boolean): number {
  if (gray) return h1 + h2
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
}

const cos = (degrees: number): number => Math.cos(degrees / DEGREES)

/**
 * The CIEDE2000 color difference, in Lab units.
 * Source: Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", Color Research & Application 30 (2005).
 */
export function ciede2000(p: Lab, q: Lab): number {
  const [l1, a1, b1] = p
  const [l2, a2, b2] = q
  const meanC7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const stretch = 1.5 - 0.5 * Math.sqrt(meanC7 / (meanC7 + POW25))
  const c1 = Math.hypot(stretch * a1, b1)
  const c2 = Math.hypot(stretch * a2, b2)
  const h1 = hue(stretch * a1, b1)
  const h2 = hue(stretch * a2, b2)
  const gray = c1 * c2 === 0
  const deltaH = gray ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin(hueDifference(h1, h2) / 2 / DEGREES)
  const meanL = (l1 + l2) / 2
  const meanC = (c1 + c2) / 2
  const h = meanHue(h1, h2, gray)
  const t =
    1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63)
  const l50 = (meanL - 50) ** 2
  const dl = (l2 - l1) / (1 + (0.015 * l50) / Math.sqrt(20 + l50))
  const dc = (c2 - c1) / (1 + 0.045 * meanC)
  const dh = deltaH / (1 + 0.015 * meanC * t)
  const rotation =
    -2 *
    Math.sqrt(meanC ** 7 / (meanC ** 7 + POW25)) *
    Math.sin((60 * Math.exp(-(((h - 275) / 25) ** 2))) / DEGREES)
  return Math.sqrt(Math.max(0, dl * dl + dc * dc + dh * dh + rotation * dc * dh))
}
