import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RandomStream } from '../lib/random.ts'
import type { RgbImage } from '../types.ts'
import { bootstrapMean } from './bootstrap.ts'
import { ceilingOf, compareFeatures } from './compare.ts'
import { createFeatureExtractor, type FeatureExtractor, type ImageFeatures } from './features.ts'
import { styleDistance } from './style.ts'

const SIDE = 128

/** A shape of one color on a plain background; `line` leaves only its edge. */
function drawing(
  shape: 'disc' | 'bar' | 'corner',
  color: readonly number[],
  line = false,
  shift = 0,
): RgbImage {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(245)
  const inside = (x: number, y: number): boolean => {
    if (shape === 'disc') return Math.hypot(x - 64 - shift, y - 64) < 36
    if (shape === 'bar') return Math.abs(x - 64 - shift) < 44 && Math.abs(y - 64) < 14
    return x - shift > 24 && y > 24 && x - shift < 104 && y < 104 && x - shift + y < 128
  }
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const edge = !(inside(x - 4, y) && inside(x + 4, y) && inside(x, y - 4) && inside(x, y + 4))
      if (inside(x, y) && (!line || edge)) data.set(color, (y * SIDE + x) * 3)
    }
  }
  return { width: SIDE, height: SIDE, data }
}

function noise(seed: number): RgbImage {
  const random = new RandomStream(seed, 'noise')
  const data = Uint8Array.from({ length: SIDE * SIDE * 3 }, () => random.below(256))
  return { width: SIDE, height: SIDE, data }
}

const SHAPES = ['disc', 'bar', 'corner'] as const
const COLORS = [
  [220, 40, 40],
  [40, 90, 220],
  [30, 160, 80],
] as const

describe('features of the base model', () => {
  let extractor: FeatureExtractor
  const of: Record<'filled' | 'moved' | 'lines' | 'noise', ImageFeatures[]> = {
    filled: [],
    moved: [],
    lines: [],
    noise: [],
  }
  beforeAll(async () => {
    extractor = await createFeatureExtractor({ threads: 1 })
    for (const [i, color] of COLORS.entries()) {
      for (const shape of SHAPES) {
        of.filled.push(await extractor.extract(drawing(shape, color)))
        of.moved.push(await extractor.extract(drawing(shape, color, false, 6)))
        of.lines.push(await extractor.extract(drawing(shape, color, true)))
      }
      of.noise.push(await extractor.extract(noise(i)))
    }
  }, 120_000)
  afterAll(() => extractor.release())

  it('are the same for the same picture', async () => {
    const [first] = of.filled
    const again = await extractor.extract(drawing('disc', COLORS[0]))
    expect(again).toEqual(first)
  })

  it('tell two ways of drawing from one, and noise from both', () => {
    const alike = styleDistance(of.filled, of.moved, 1).mean
    const lines = styleDistance(of.filled, of.lines, 1).mean
    const noisy = styleDistance(of.filled, of.noise, 1).mean
    expect(alike).toBeLessThan(0.5 * lines)
    expect(lines).toBeLessThan(noisy)
  })

  it('give a distance that is the same either way and nothing to itself', () => {
    const there = styleDistance(of.filled, of.lines, 1)
    expect(styleDistance(of.lines, of.filled, 1).mean).toBeCloseTo(there.mean, 6)
    expect(styleDistance(of.filled, of.filled, 1).mean).toBeCloseTo(0, 6)
    expect(there.low).toBeLessThanOrEqual(there.mean)
    expect(there.high).toBeGreaterThanOrEqual(there.low)
  })

  it('find a subject again that was moved, and none where all pictures are noise', () => {
    const training = of.lines
    const found = compareFeatures({ generated: of.moved, real: of.filled, training, seed: 1 })
    expect(found.retrieval.r5.mean).toBe(1)
    expect(found.retrieval.r1.mean).toBeGreaterThan(3 * found.retrieval.chance_r1)
    const lost = compareFeatures({
      generated: Array.from({ length: 9 }, (_, i) => of.noise[i % 3] ?? expect.fail('no noise')),
      real: of.filled,
      training,
      seed: 1,
    })
    expect(lost.retrieval.r1.mean).toBeLessThan(0.4)
    expect(lost.diversity.mean).toBeLessThan(found.diversity.mean)
    expect(lost.identity_distance.mean).toBeGreaterThan(found.identity_distance.mean)
  })

  it('show a copy of a training picture, and no other picture, as memorised', () => {
    const [copy = expect.fail('no picture')] = of.lines
    const generated = [copy, ...of.filled.slice(1)]
    const request = { generated, real: of.filled, training: of.lines, seed: 1 }
    const { memorisation } = compareFeatures(request)
    expect(memorisation.nearest[0]).toEqual({ index: 0, distance: 0 })
    expect(memorisation.share.mean).toBeCloseTo(1 / generated.length, 12)
    expect(
      ceilingOf({ real: of.filled, training: of.lines, seed: 1 }).memorisation.share.mean,
    ).toBe(0)
  })

  it('compare to the same figures every time', () => {
    const request = { generated: of.moved, real: of.filled, training: of.lines, seed: 5 }
    expect(compareFeatures(request)).toEqual(compareFeatures(request))
  })
})

describe('an interval', () => {
  it('holds the mean, narrows with more pictures, and is a point where all are equal', () => {
    const values = (count: number) => Array.from({ length: count }, (_, i) => i % 2)
    const [few, many] = [bootstrapMean(values(10), 1), bootstrapMean(values(1000), 1)]
    expect(few.mean).toBeCloseTo(0.5, 12)
    expect(few.low).toBeLessThan(0.5)
    expect(few.high).toBeGreaterThan(0.5)
    expect(many.high - many.low).toBeLessThan(0.25 * (few.high - few.low))
    const same = bootstrapMean([3, 3, 3], 1)
    expect([same.low, same.high].map((x) => x.toFixed(9))).toEqual(['3.000000000', '3.000000000'])
  })
})
