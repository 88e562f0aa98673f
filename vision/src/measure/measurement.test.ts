import { describe, expect, it } from 'vitest'
import { circle, creature, draw, grainyPhoto, ground } from '../../test/drawings.ts'
import { styleWords } from '../caption/style-words.ts'
import { backgroundWords, locationWords, paletteNames, sizeWord } from '../caption/traits.ts'
import { measureImage } from './measurement.ts'
import { reduce } from './raster.ts'

const settingOf = async (content: string) =>
  backgroundWords(measureImage(await draw(content)).background).setting
const RED = 'fill="#d92b2b"'
/** Grainy discs (x, y, radius, color) before a grainy orange wall. */
function photographed(discs: readonly [number, number, number, readonly number[]][]) {
  const side = 256
  const data = new Uint8Array(side * side * 3)
  let state = 5
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const pixel = Math.floor(i / 3)
    const [x, y] = [pixel % side, Math.floor(pixel / side)]
    const disc = discs.find(([u, v, r]) => Math.hypot(x - u, y - v) < r)
    const color = disc?.[3] ?? [214, 110, 50]
    data[i] = Math.round((color[i % 3] ?? 0) + ((state >>> 16) % 7) - 3)
  }
  return { width: side, height: side, data }
}
const GRADIENT = (kind: string, from: string, to: string, attributes = '') =>
  `<defs><${kind} id="g" ${attributes}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></${kind}></defs><rect width="256" height="256" fill="url(#g)"/>`

describe('background', () => {
  it('is solid where one color surrounds the subject, also when the subject touches the edge', async () => {
    expect(await settingOf(creature('#2a66d9', '#a9d8f5'))).toBe('solid light blue background')
    expect(await settingOf(ground('#111') + circle(128, 200, 90, RED))).toBe(
      'solid black background',
    )
  })

  it('is a gradient with its ends named from top to bottom', async () => {
    const down = GRADIENT('linearGradient', '#2a66d9', '#ffffff', 'x2="0" y2="1"')
    expect(await settingOf(down + circle(128, 128, 60, RED))).toBe(
      'gradient background from blue to white',
    )
  })

  it('is a gradient with its ends named from left to right and from the middle outward', async () => {
    const across = GRADIENT('linearGradient', '#f9d62e', '#d92b2b')
    expect(await settingOf(across + circle(128, 128, 50, 'fill="#111"'))).toBe(
      'gradient background from yellow to red',
    )
    const around = GRADIENT('radialGradient', '#ffffff', '#7d3fb5', 'r="0.7"')
    expect(await settingOf(around + circle(128, 128, 30, 'fill="#111"'))).toMatch(
      /^gradient background from (white|light [a-z]+) to purple$/,
    )
  })

  it('is no gradient where two colors meet', async () => {
    const wave = '<path d="M0 200C90 190 200 120 256 30V256H0Z" fill="#81d4fa"/>'
    expect(await settingOf(ground('#000') + wave + circle(110, 110, 60, RED))).not.toMatch(
      /gradient/,
    )
  })

  it('is busy where neither fits', async () => {
    const tiles = Array.from({ length: 64 }, (_, i) => {
      const color = ['#d92b2b', '#3fa34d', '#2a66d9', '#f9d62e'][(i * 7 + (i >> 3)) % 4]
      return `<rect x="${(i % 8) * 32}" y="${(i >> 3) * 32}" width="32" height="32" fill="${color}"/>`
    })
    expect(await settingOf(tiles.join(''))).toBe('busy background')
  })
})

describe('subject', () => {
  it('has the place, size and colors that were drawn', async () => {
    const image = await draw(ground('#fff') + circle(50, 60, 30, RED))
    const { subject, palette } = measureImage(image)
    expect(subject && locationWords(subject.box)).toBe('top left')
    expect(subject && sizeWord(subject.box)).toBe('small')
    expect(subject?.area).toBeCloseTo((Math.PI * 30 * 30) / 256 ** 2, 2)
    expect(paletteNames(palette)).toEqual(['red'])
  })

  it('is unknown before a busy background and in an empty picture', async () => {
    expect(measureImage(grainyPhoto()).subject).toBeUndefined()
    expect(measureImage(await draw(ground('#fff'))).subject).toBeUndefined()
  })

  it('is what stands in the middle of a photograph, without what the edge cuts off', () => {
    const image = photographed([
      [90, 128, 50, [190, 160, 120]],
      [256, 128, 30, [20, 70, 40]],
    ])
    const { photographic, subject } = measureImage(image)
    expect(photographic).toBe(true)
    expect(subject && locationWords(subject.box)).toBe('left')
  })

  it('is counted only where its parts look alike', async () => {
    const three = [40, 128, 216].map((x) => circle(x, 128, 30, RED)).join('')
    expect(measureImage(await draw(ground('#fff') + three)).subject?.repeats).toBe(3)
    const unlike = circle(60, 128, 40, RED) + circle(190, 128, 20, RED)
    expect(measureImage(await draw(ground('#fff') + unlike)).subject?.repeats).toBe(1)
  })

  it('is symmetrical when its halves mirror each other', async () => {
    const even = measureImage(await draw(creature('#2a66d9')))
    const odd = measureImage(await draw(creature('#2a66d9') + circle(70, 170, 30, RED)))
    expect(even.subject?.symmetry).toBeGreaterThan(0.95)
    expect(odd.subject?.symmetry).toBeLessThan(0.9)
  })

  it('keeps its place and size when the picture is not square', async () => {
    const image = await draw(ground('#fff') + circle(400, 128, 60, RED), 512, 256)
    const { subject } = measureImage(image)
    expect(subject && locationWords(subject.box)).toBe('right')
  })
})

describe('style', () => {
  const styleOf = async (content: string) => styleWords(measureImage(await draw(content, 512)))

  it('tells a thick outline from a thin one and from none', async () => {
    expect(await styleOf(creature('#f9d62e', '#fff', 8))).toContain('thick outline')
    expect(await styleOf(creature('#f9d62e', '#fff', 1.2))).toContain('thin outline')
    expect((await styleOf(creature('#f9d62e', '#fff', 0))).join()).not.toMatch(/outline/)
  })

  it('tells flat color from soft shading', async () => {
    expect(await styleOf(creature('#3fa34d'))).toContain('flat')
    const ball = `${ground('#fff')}<defs><radialGradient id="g"><stop offset="0" stop-color="#b0e3ac"/><stop offset="1" stop-color="#1d5630"/></radialGradient></defs>${circle(128, 128, 100, 'fill="url(#g)"')}`
    expect(await styleOf(ball)).toContain('shaded')
  })

  it('tells a silhouette and a line drawing', async () => {
    expect(await styleOf(ground('#111') + circle(128, 128, 90, 'fill="#fff"'))).toContain(
      'silhouette',
    )
    const lines = 'fill="none" stroke="#000" stroke-width="9"'
    const drawing = `${ground('#fff')}<rect x="40" y="40" width="176" height="176" ${lines}/>${circle(128, 128, 50, lines)}`
    expect(await styleOf(drawing)).toContain('line art')
  })

  it('never has more than three words', async () => {
    for (const content of [creature('#fff'), creature('#888'), ground('#fff')]) {
      const words = (await styleOf(content)).join(' ').split(' ')
      expect(words.length).toBeLessThanOrEqual(3)
    }
  })

  it('tells a photograph by its grain and says nothing of outlines there', () => {
    const measured = measureImage(grainyPhoto())
    expect(measured.photographic).toBe(true)
    expect(styleWords(measured)).toEqual([])
  })
})

describe('measuring', () => {
  it('takes images of one pixel and of extreme shapes', () => {
    for (const [width, height] of [
      [1, 1],
      [1, 300],
      [900, 2],
    ] as const) {
      const data = new Uint8Array(width * height * 3).fill(90)
      expect(measureImage({ width, height, data }).tone.contrast).toBe(0)
    }
  })

  it('rejects bytes that do not fit the size', () => {
    expect(() => measureImage({ width: 4, height: 4, data: new Uint8Array(5) })).toThrow(/48 bytes/)
  })

  it('reduces an image to the mean of its pixels', () => {
    const data = Uint8Array.from([0, 0, 0, 200, 100, 50, 0, 0, 0, 200, 100, 50])
    expect([...reduce({ width: 2, height: 2, data }, 1).data]).toEqual([100, 50, 25])
  })
})
