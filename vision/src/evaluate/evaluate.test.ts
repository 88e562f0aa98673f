import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PixelImage } from '../provider.ts'
import { bootstrapMean, checkAdherence, compareSets, profileOf } from './index.ts'

async function drawn(inside: string, background = '#ffffff'): Promise<PixelImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><rect width="512" height="512" fill="${background}"/>${inside}</svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
const gray = (level: number): PixelImage => ({
  width: 64,
  height: 64,
  data: new Uint8Array(64 * 64 * 3).fill(level),
})
const ring = (stroke: number) =>
  drawn(`<circle cx="256" cy="256" r="160" fill="none" stroke="#101010" stroke-width="${stroke}"/>`)

/** The distances of one picture to another. */
function between(a: PixelImage, b: PixelImage) {
  const { palette, edges, edgeDensity, strokes } = compareSets([profileOf(a)], [profileOf(b)], 1)
  return {
    palette: palette?.mean ?? 0,
    edges: edges?.mean ?? 0,
    edgeDensity: edgeDensity?.mean ?? 0,
    strokes,
  }
}

describe('the palette distance', () => {
  it('is in ΔE: gray 119 and gray 143 are about 9.4 L* apart', () => {
    const apart = between(gray(119), gray(143)).palette
    expect(apart).toBeGreaterThan(9)
    expect(apart).toBeLessThan(10)
  })

  it('does not care where the colors are, only which and how many', async () => {
    const left = await drawn('<rect width="256" height="512" fill="#d03030"/>')
    const right = await drawn('<rect x="256" width="256" height="512" fill="#d03030"/>')
    const less = await drawn('<rect width="128" height="512" fill="#d03030"/>')
    const other = await drawn('<rect width="256" height="512" fill="#3050d0"/>')
    expect(between(left, right).palette).toBeLessThan(0.2)
    const [few, blue] = [between(left, less).palette, between(left, other).palette]
    expect(few).toBeGreaterThan(5)
    expect(blue).toBeGreaterThan(few)
  })
})

describe('edges and lines', () => {
  it('tell thick strokes from thin ones, in parts of the side', async () => {
    const [thin, same, thick] = [await ring(8), await ring(8), await ring(28)]
    expect(between(thin, same).strokes?.mean).toBeLessThan(0.001)
    const apart = between(thin, thick).strokes?.mean
    // 20 pixels of 512.
    expect(apart).toBeGreaterThan(0.03)
    expect(apart).toBeLessThan(0.05)
  })

  it('tell a soft picture from a sharp one', async () => {
    const sharpOne = await ring(20)
    const { data, info } = await sharp(sharpOne.data, {
      raw: { width: 512, height: 512, channels: 3 },
    })
      .blur(8)
      .raw()
      .toBuffer({ resolveWithObject: true })
    const soft = { width: info.width, height: info.height, data }
    const distances = between(sharpOne, soft)
    expect(distances.edges).toBeGreaterThan(0.2)
    expect(distances.edgeDensity).toBeGreaterThan(0.005)
  })

  it('leave out pictures that have no strokes, rather than call them thin', async () => {
    expect(between(gray(200), await ring(10)).strokes).toBeNull()
  })
})

describe('the comparison of sets', () => {
  const plain = (fill: string) => drawn('', fill)

  it('is one of wholes: a set of the same colors is near, whichever picture has which', async () => {
    const three = await Promise.all(['#d03030', '#30a030', '#3050d0'].map(plain))
    const set = three.map(profileOf)
    const turned = [...set.slice(1), ...set.slice(0, 1)]
    expect(compareSets(set, turned, 1).palette?.mean).toBeLessThan(0.01)
    // All in one, each picture of which is nearer to the set than its own members are.
    const bland = three.map(() => profileOf(gray(110)))
    expect(compareSets(bland, set, 1).palette?.mean).toBeGreaterThan(20)
  })

  it('gives intervals that hold the figure, also where two sets are the same', async () => {
    const fills = ['#d03030', '#30a030', '#3050d0', '#f0d030', '#a040b0']
    const set = (await Promise.all(fills.map(plain))).map(profileOf)
    for (const other of [set, set.slice(0, 2)]) {
      const interval = compareSets(set, other, 3).palette
      expect(compareSets(set, other, 3).palette).toEqual(interval)
      const { mean = 0, low = 0, high = 0 } = interval ?? {}
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(mean)
      expect(high).toBeGreaterThan(mean)
    }
  })

  it('has nothing to say of an empty set', () => {
    const none = { palette: null, edges: null, edgeDensity: null, strokes: null }
    expect(compareSets([profileOf(gray(9))], [], 1)).toEqual(none)
  })
})

describe('prompt adherence', () => {
  const disc = (fill: string, cx = 256, r = 150) =>
    `<circle cx="${cx}" cy="256" r="${r}" fill="${fill}"/>`
  const prompt = {
    objects: [{ description: 'disc', shape_and_color: 'red' }],
    background_setting: 'solid light blue background',
  }
  const of = (checks: ReturnType<typeof checkAdherence>) =>
    Object.fromEntries(checks.map(({ aspect, kept }) => [aspect, kept]))

  it('finds in a picture what its prompt asks for', async () => {
    const picture = await drawn(disc('#d92b2b'), '#a9d8f5')
    expect(of(checkAdherence(prompt, picture))).toEqual({ background: 1, subject_colors: 1 })
  })

  it('misses what is not there, each for itself', async () => {
    const green = await drawn(disc('#3fa34d'), '#a9d8f5')
    expect(of(checkAdherence(prompt, green))).toEqual({ background: 1, subject_colors: 0 })
    const onYellow = await drawn(disc('#d92b2b'), '#f9e04c')
    expect(of(checkAdherence(prompt, onYellow))).toEqual({ background: 0, subject_colors: 1 })
  })

  it('counts alike things only where a number is asked for', async () => {
    const two = await drawn(`${disc('#d92b2b', 140, 80)}${disc('#d92b2b', 372, 80)}`)
    const asking = (number_of_objects: number) => ({ objects: [{ number_of_objects }] })
    expect(checkAdherence(asking(2), two)).toEqual([
      { aspect: 'count', asked: ['2'], found: ['2'], kept: 1 },
    ])
    expect(of(checkAdherence(asking(3), two))).toEqual({ count: 0 })
    expect(checkAdherence({ objects: [{ description: 'discs' }] }, two)).toEqual([])
  })

  it('takes a place for no color', async () => {
    const place = { background_setting: 'golden sand dunes at noon' }
    expect(checkAdherence(place, gray(128))).toEqual([])
  })
})

describe('the bootstrap', () => {
  it('gives the same interval for the same seed, and one that holds the mean', () => {
    const values = Array.from({ length: 40 }, (_, i) => Math.sin(i * 12.9) * 3 + 5)
    const interval = bootstrapMean(values, 7)
    expect(bootstrapMean(values, 7)).toEqual(interval)
    expect(bootstrapMean(values, 8)).not.toEqual(interval)
    const { mean = 0, low = 0, high = 0 } = interval ?? {}
    expect(low).toBeLessThan(mean)
    expect(high).toBeGreaterThan(mean)
    // 1.96 standard errors of the mean, give or take a fifth.
    const error = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 40 / 40)
    expect((high - low) / 2 / (1.96 * error)).toBeGreaterThan(0.8)
    expect((high - low) / 2 / (1.96 * error)).toBeLessThan(1.2)
  })

  it('has nothing to say of no values', () => {
    expect(bootstrapMean([], 1)).toBeNull()
  })
})
