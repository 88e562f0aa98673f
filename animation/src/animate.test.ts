import type { PixelImage } from '@atelier/vision'
import { describe, expect, it } from 'vitest'
import { type Animation, animate } from './animate.ts'
import { fillUnknown } from './fill.ts'
import { profileFor } from './profile.ts'

type Rgb = readonly [number, number, number]
type Paint = (x: number, y: number) => Rgb

function picture(width: number, height: number, paint: Paint): PixelImage {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    data.set(paint((i % width) / width, Math.floor(i / width) / height), 3 * i)
  }
  return { width, height, data }
}

const RED: Rgb = [200, 30, 40]
const BLUE: Rgb = [190, 220, 255]
/** A red body with a dark outline and a light belly on a plain background. */
const body: Paint = (x, y) => {
  const r = Math.hypot((x - 0.5) / 0.8, y - 0.55)
  if (r > 0.3) return BLUE
  if (r > 0.27) return [20, 20, 20]
  return Math.hypot(x - 0.5, y - 0.65) < 0.08 ? [255, 250, 240] : RED
}
/** Nothing in it can be told from anything else. */
function noise(): Paint {
  let state = 7
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return (state >> 8) & 255
  }
  return () => [next(), next(), next()]
}

interface Extent {
  count: number
  x: number
  top: number
  bottom: number
}

/** The pixels of a frame that are red or dark: where the body is. */
function bodyIn(animation: Animation, index: number): Extent {
  const frame = animation.frame(index)
  let [count, x, top, bottom] = [0, 0, animation.height, 0]
  for (let i = 0; i < animation.width * animation.height; i++) {
    if ((frame[4 * i + 2] ?? 0) > 120) continue
    const y = Math.floor(i / animation.width)
    count++
    x += i % animation.width
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { count, x: x / count, top, bottom }
}

const frames = (animation: Animation, step = 6) =>
  Array.from({ length: Math.ceil(animation.frameCount / step) }, (_, i) => i * step)

describe('an animation', () => {
  const image = picture(240, 240, body)
  const character = animate({ image, profile: 'character', seed: 1 })

  it('has five seconds of 24 frames in the size of its picture', () => {
    expect(character).toMatchObject({ width: 240, height: 240, fps: 24, frameCount: 120 })
    expect(character.frame(0)).toHaveLength(240 * 240 * 4)
    expect(character.layers).toBe('subject')
  })

  it('begins with the picture itself, as near as nobody can tell', () => {
    const first = character.frame(0)
    let worst = 0
    for (let i = 0; i < 240 * 240; i++)
      for (let c = 0; c < 3; c++)
        worst = Math.max(worst, Math.abs((first[4 * i + c] ?? 0) - (image.data[3 * i + c] ?? 0)))
    expect(worst).toBeLessThanOrEqual(10)
  })

  it('moves the subject: it sways to both sides, and leaves the ground', () => {
    const places = frames(character, 3).map((i) => bodyIn(character, i))
    const xs = places.map(({ x }) => x)
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(2)
    const start = places[0]?.bottom ?? 0
    expect(start - Math.min(...places.map(({ bottom }) => bottom))).toBeGreaterThan(5)
  })

  it('ends at rest: the last frames differ far less than those in the middle', () => {
    const change = (at: number) => {
      const a = character.frame(at)
      const b = character.frame(at + 1)
      return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0)
    }
    const middle = Math.max(...[30, 36, 42, 48, 54].map(change))
    expect(change(118)).toBeLessThan(0.1 * middle)
    expect(change(0)).toBeLessThan(0.1 * middle)
  })

  it.each(['character', 'icon', 'object'] as const)(
    'keeps a whole subject whole and leaves no ghost of it: %s',
    (profile) => {
      const animation = animate({ image, profile, seed: 5 })
      const before = bodyIn(animation, 0)
      for (const index of frames(animation)) {
        const { count, top, bottom } = bodyIn(animation, index)
        expect(count / before.count).toBeGreaterThan(0.75)
        expect(count / before.count).toBeLessThan(1.4)
        // Nothing dark is left behind where the subject was, and nothing of it touches the edge.
        expect(top).toBeGreaterThan(0)
        expect(bottom).toBeLessThan(239)
      }
    },
  )

  it('shows the background, and nothing else, wherever the subject is not', () => {
    for (const index of frames(character)) {
      const frame = character.frame(index)
      for (const corner of [0, 239, 239 * 240, 240 * 240 - 1]) {
        expect([...frame.subarray(4 * corner, 4 * corner + 4)]).toEqual([...BLUE, 255])
      }
    }
  })

  it('moves background and subject by different amounts', () => {
    // Stripes that can be followed, dim enough to be a background.
    const striped = picture(240, 240, (x, y) => {
      const [r, g, b] = body(x, y)
      return b === 255 ? [190 + Math.round(30 * x), 220, 255] : [r, g, b]
    })
    const animation = animate({ image: striped, profile: 'object', seed: 3 })
    expect(animation.layers).toBe('subject')
    const last = animation.frame(119)
    const background = (last[0] ?? 0) - (striped.data[0] ?? 0)
    const grown = bodyIn(animation, 119).count / bodyIn(animation, 0).count
    expect(grown).toBeGreaterThan(1.1)
    expect(Math.abs(background)).toBeLessThan(8)
  })

  it('is the same, to the byte, for the same seed, and another for another', () => {
    const again = animate({ image, profile: 'character', seed: 1 })
    const other = animate({ image, profile: 'character', seed: 2 })
    for (const index of [10, 50, 90]) {
      expect(Buffer.compare(again.frame(index), character.frame(index))).toBe(0)
      expect(Buffer.compare(other.frame(index), character.frame(index))).not.toBe(0)
    }
  })

  it('goes through what cannot be taken apart, faster where it is near', () => {
    const animation = animate({ image: picture(120, 80, noise()), profile: 'character', seed: 1 })
    expect(animation.layers).toBe('scene')
    expect(Buffer.compare(animation.frame(0), animation.frame(119))).not.toBe(0)
  })

  it.each([
    [2, 2],
    [3, 2],
    [301, 77],
    [64, 640],
    [640, 64],
  ])('takes pictures of any size and makes it even: %i × %i', (width, height) => {
    for (const paint of [body, noise(), () => BLUE] as Paint[]) {
      for (const profile of ['character', 'icon', 'object', 'scene'] as const) {
        const animation = animate({ image: picture(width, height, paint), profile, seed: 4 })
        expect(animation).toMatchObject({ width: width & ~1, height: height & ~1 })
        const frame = animation.frame(60)
        for (let i = 3; i < frame.length; i += 4) if (frame[i] !== 255) throw new Error('a hole')
      }
    }
  })

  it('refuses a picture that is too small to have one', () => {
    const image = picture(1, 5, () => RED)
    expect(() => animate({ image, profile: 'icon', seed: 1 })).toThrow(RangeError)
  })

  it('keeps a subject that the picture cuts off joined to that edge', () => {
    const bust = picture(240, 240, (x, y) => (Math.abs(x - 0.5) < 0.2 && y > 0.4 ? RED : BLUE))
    const animation = animate({ image: bust, profile: 'character', seed: 6 })
    for (const index of frames(animation)) expect(bodyIn(animation, index).bottom).toBe(239)
  })
})

describe('what is filled in', () => {
  it('goes on as its surroundings do, and leaves what is known as it is', () => {
    const ramp = picture(64, 64, (x) => [Math.round(200 * x), 100, 50])
    const known = new Uint8Array(64 * 64).fill(1)
    for (let y = 20; y < 40; y++) known.fill(0, y * 64 + 24, y * 64 + 40)
    const holed = {
      ...ramp,
      data: Uint8Array.from(ramp.data, (v, i) => (known[(i / 3) | 0] ? v : 0)),
    }
    const filled = fillUnknown(holed, known)
    const off = filled.data.map((value, i) => Math.abs(value - (ramp.data[i] ?? 0)))
    expect(Math.max(...off)).toBeLessThanOrEqual(12)
    expect(Math.max(...off.filter((_, i) => known[(i / 3) | 0] === 1))).toBe(0)
  })
})

it('every kind of project has a motion', () => {
  expect(profileFor('defined_character')).toBe('character')
  expect(profileFor('icons')).toBe('icon')
  expect(profileFor('stylized_scene')).toBe('scene')
})
