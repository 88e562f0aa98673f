/** A CIELAB color (D65): lightness 0–100, then the green–red and blue–yellow axes. */
export type Lab = readonly [number, number, number]
/** sRGB, 0–255 a channel. */
export type Rgb = readonly [number, number, number]

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => toLinear(value / 255))

function toLinear(channel: number): number {
  return channel > 0.04045 ? ((channel + 0.055) / 1.055) ** 2.4 : channel / 12.92
}

function linearOf(channel: number): number {
  if (Number.isInteger(channel)) return LINEAR[Math.min(255, Math.max(0, channel))] ?? 0
  return toLinear(Math.min(255, Math.max(0, channel)) / 255)
}

function curve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116
}

export function labFromRgb(red: number, green: number, blue: number): Lab {
  const r = linearOf(red)
  const g = linearOf(green)
  const b = linearOf(blue)
  const x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = curve(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = curve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Height·width·3 Lab values of an image's bytes. */
export function labPixels(data: Uint8Array): Float32Array {
  const out = new Float32Array(data.length)
  // Drawings repeat few colors; the last one is nearly always the next one.
  let last = -1
  let lab: Lab = [0, 0, 0]
  for (let i = 0; i + 2 < data.length; i += 3) {
    const r = data[i] ?? 0
    const g = data[i + 1] ?? 0
    const b = data[i + 2] ?? 0
    const key = (r << 16) | (g << 8) | b
    if (key !== last) {
      lab = labFromRgb(r, g, b)
      last = key
    }
    out[i] = lab[0]
    out[i + 1] = lab[1]
    out[i + 2] = lab[2]
  }
  return out
}

export function labAt(pixels: Float32Array, index: number): Lab {
  return [pixels[3 * index] ?? 0, pixels[3 * index + 1] ?? 0, pixels[3 * index + 2] ?? 0]
}

/** Euclidean distance in Lab (ΔE 1976): cheap, and good enough for small differences. */
export function labDistance(p: Lab, q: Lab): number {
  const [l, a, b] = [p[0] - q[0], p[1] - q[1], p[2] - q[2]]
  // Called for every pixel: Math.hypot takes many times as long, and nothing here is near overflow.
  return Math.sqrt(l * l + a * a + b * b)
}

export function chroma(lab: Lab): number {
  return Math.sqrt(lab[1] * lab[1] + lab[2] * lab[2])
}
