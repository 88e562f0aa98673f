import type { Separation } from '@atelier/vision'
import { fillUnknown } from './fill.ts'
import { blur, clamp, type Raster } from './raster.ts'

/** A picture taken apart: what lies behind, and how much of what stands in front each pixel shows. */
export interface Matte {
  /** The background as it would be without the subject. */
  plate: Raster
  /** 0 for background alone, 1 for subject alone. */
  alpha: Float32Array
}

/** Distance of colors (channel values) below which a pixel is taken for background. */
const NEAR = 10
/** Width of the rim, in pixels of the measured masks, in which subject and background may be mixed. */
const RIM = 2

/** The measured mask at the picture's size, shrunk by the rim: only what is sure. */
function surely(mask: Uint8Array, { width: w, height: h }: Separation, size: Raster): Uint8Array {
  const inner = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let all = 1
      for (let dy = -RIM; dy <= RIM && all; dy++) {
        for (let dx = -RIM; dx <= RIM && all; dx++) {
          // The picture's own edge is no rim.
          all = mask[clamp(y + dy, 0, h - 1) * w + clamp(x + dx, 0, w - 1)] ?? 0
        }
      }
      inner[y * w + x] = all
    }
  }
  const out = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y++) {
    const v = Math.min(h - 1, Math.floor((y * h) / size.height))
    for (let x = 0; x < size.width; x++) {
      const u = Math.min(w - 1, Math.floor((x * w) / size.width))
      out[y * size.width + x] = inner[v * w + u] ?? 0
    }
  }
  return out
}

/** How far each pixel's color is from the plate's, the largest difference of a channel. */
function difference(image: Raster, plate: Raster): Float32Array {
  return Float32Array.from({ length: image.width * image.height }, (_, i) => {
    let most = 0
    for (let c = 0; c < 3; c++) {
      const d = Math.abs((image.data[3 * i + c] ?? 0) - (plate.data[3 * i + c] ?? 0))
      if (d > most) most = d
    }
    return most
  })
}

/** The largest value within `radius` pixels of each, along both axes. */
function peaks(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(values.length)
  const out = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let most = 0
      const last = Math.min(width - 1, x + radius)
      for (let u = Math.max(0, x - radius); u <= last; u++)
        most = Math.max(most, values[y * width + u] ?? 0)
      rows[y * width + x] = most
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let most = 0
      const last = Math.min(height - 1, y + radius)
      for (let v = Math.max(0, y - radius); v <= last; v++)
        most = Math.max(most, rows[v * width + x] ?? 0)
      out[y * width + x] = most
    }
  }
  return out
}

/** Pixels that a path of near ones joins to sure background. */
function reachable(
  sure: Uint8Array,
  off: Float32Array,
  inside: Uint8Array,
  width: number,
): Uint8Array {
  const out = Uint8Array.from(sure)
  const queue: number[] = []
  sure.forEach((bit, i) => {
    if (bit) queue.push(i)
  })
  const reach = (i: number) => {
    if (i < 0 || i >= out.length || out[i] || inside[i] || (off[i] ?? 0) > NEAR) return
    out[i] = 1
    queue.push(i)
  }
  for (let head = 0; head < queue.length; head++) {
    const i = queue[head] ?? 0
    const x = i % width
    if (x > 0) reach(i - 1)
    if (x < width - 1) reach(i + 1)
    reach(i - width)
    reach(i + width)
  }
  return out
}

/** What compression leaves of a subject around it must not stay behind as its ghost: pixels near the rim are filled in too. */
function clear(known: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const free = Float32Array.from(known)
  blur(free, width, height, radius / 2)
  const out = known.map((bit, i) => (bit && (free[i] ?? 0) > 0.97 ? 1 : 0))
  // A background of nothing but rims is better than none.
  return out.includes(1) ? out : known
}

/**
 * Takes a picture apart by what was measured in it. In the rim between the sure parts a pixel is a mixture
 * C = aF + (1 - a)B; B is known from the plate, and a is read off as the share of the rim's largest distance from B.
 */
export function matteOf(image: Raster, separation: Separation): Matte {
  const { width, height } = image
  const scale = Math.max(1, width / separation.width)
  const background = surely(separation.background, separation, image)
  const subject = surely(separation.subject, separation, image)
  const rough = difference(image, fillUnknown(image, background))
  // The plate learns as much of the background as can be told: the nearer the rim, the better its fill.
  const known = reachable(background, rough, subject, width)
  const plate = fillUnknown(image, clear(known, width, height, 2 * scale + 2))
  const off = difference(image, plate)
  const most = peaks(off, width, height, Math.ceil(1.5 * scale) + 1)
  const alpha = Float32Array.from({ length: width * height }, (_, i) => {
    if (known[i]) return 0
    if (subject[i]) return 1
    const top = most[i] ?? 0
    return top < NEAR ? 0 : clamp((off[i] ?? 0) / (0.92 * top), 0, 1)
  })
  return { plate, alpha: closed(alpha, known, subject, width, height, scale) }
}

/**
 * Light areas inside a dark outline look like background and are not: whatever lies deeper in the rim than an edge is
 * soft belongs to the subject.
 */
function closed(
  alpha: Float32Array,
  known: Uint8Array,
  subject: Uint8Array,
  width: number,
  height: number,
  scale: number,
): Float32Array {
  const near = Float32Array.from(known)
  blur(near, width, height, Math.max(1, Math.round(scale)))
  return alpha.map((value, i) => {
    if (known[i] || subject[i]) return value
    return (near[i] ?? 0) < 0.02 ? 1 : value
  })
}
