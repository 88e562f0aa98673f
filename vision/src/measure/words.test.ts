import { describe, expect, it } from 'vitest'
import { circle, creature, draw, ground } from '../../test/drawings.ts'
import { APPEARANCE } from '../caption/appearance.ts'
import { COMPOSITION, MARGINS } from '../caption/composition.ts'
import { DIRECTION, LIGHTING } from '../caption/light.ts'
import { styleWords } from '../caption/style-words.ts'
import { type Word, wordsFor } from '../caption/word.ts'
import { measureImage } from './measurement.ts'

const RED = 'fill="#d92b2b"'
const rect = (x: number, y: number, width: number, height: number, style = RED) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${style}/>`
const said = async (content: string, words: readonly Word[], size = 512) =>
  wordsFor(words, measureImage(await draw(content, size)))

describe('the form of a subject', () => {
  it('is round, oval or rectangular only where it fills such a shape', async () => {
    const oval = `<ellipse cx="128" cy="128" rx="60" ry="100" ${RED}/>`
    const star = `<polygon points="128,20 150,100 236,100 166,150 190,236 128,184 66,236 90,150 20,100 106,100" ${RED}/>`
    const shapes = async (content: string) =>
      (await said(ground('#fff') + content, APPEARANCE)).filter((text) => text.endsWith('shape'))
    expect(await shapes(circle(128, 128, 90, RED))).toEqual(['round overall shape'])
    expect(await shapes(oval)).toEqual(['oval overall shape'])
    expect(await shapes(rect(40, 60, 170, 120))).toEqual(['rectangular overall shape'])
    expect(await shapes(star)).toEqual([])
  })

  it('has a proportion, and none between two of them', async () => {
    const proportions = async (width: number, height: number) =>
      (await said(ground('#fff') + rect(40, 20, width, height), APPEARANCE)).filter((text) =>
        /tall/.test(text),
      )
    expect(await proportions(80, 200)).toEqual(['taller than wide'])
    expect(await proportions(200, 80)).toEqual(['wider than tall'])
    expect(await proportions(120, 122)).toEqual(['about as tall as wide'])
    expect(await proportions(100, 112)).toEqual([])
  })

  it('is that of its body: what flies around it does not count', async () => {
    const body = rect(90, 40, 70, 190)
    const specks = [20, 220].map((x) => circle(x, 40, 12, RED)).join('')
    expect(await said(ground('#fff') + body + specks, APPEARANCE)).toContain('taller than wide')
  })
})

describe('a part of a subject', () => {
  const body = ground('#fff') + circle(128, 128, 100, 'fill="#2a66d9"')

  it('is told by its color and its place', async () => {
    const belly = circle(128, 180, 36, 'fill="#a9d8f5"')
    expect(await said(body + belly, APPEARANCE)).toEqual(
      expect.arrayContaining([
        'light blue area in the lower half',
        'lighter area in the lower half',
      ]),
    )
    const cap = circle(128, 76, 36, 'fill="#f9d62e"')
    expect(await said(body + cap, APPEARANCE)).toContain('yellow area in the upper half')
  })

  it('is not told where it lies across the middle, falls apart, or could be a gap', async () => {
    const areas = async (content: string) =>
      (await said(body + content, APPEARANCE)).filter((text) => / area in the .* half/.test(text))
    expect(await areas(circle(128, 128, 36, 'fill="#f9d62e"'))).toEqual([])
    expect(
      await areas([70, 128, 186].map((x) => circle(x, 170, 16, 'fill="#f9d62e"')).join('')),
    ).toEqual([])
    expect(await areas(circle(128, 180, 36, 'fill="#fff"'))).toEqual([])
  })
})

describe('the lines of a drawing', () => {
  it('have the color of the line that runs around it', async () => {
    const outlines = async (content: string) =>
      (await said(content, APPEARANCE)).filter((text) => text.endsWith('outline'))
    expect(await outlines(creature('#f9d62e'))).toEqual(['black outline'])
    const brown = circle(128, 128, 90, 'fill="#f9d62e" stroke="#50311a" stroke-width="10"')
    expect(await outlines(ground('#fff') + brown)).toEqual(['dark brown outline'])
    expect(await outlines(creature('#f9d62e', '#fff', 0))).toEqual([])
    expect(await outlines(creature('#f9d62e', '#111111'))).toEqual([])
  })

  it('have a weight, and one width only where all have it', async () => {
    const line = (width: number) => `fill="none" stroke="#000" stroke-width="${width}"`
    const drawing = (outer: number, inner: number) =>
      ground('#fff') + rect(40, 40, 176, 176, line(outer)) + circle(128, 128, 40, line(inner))
    expect(await said(drawing(14, 14), APPEARANCE)).toEqual(
      expect.arrayContaining(['thick lines', 'even line width']),
    )
    expect(await said(drawing(18, 7), APPEARANCE)).not.toContain('even line width')
    expect(await said(drawing(3, 3), APPEARANCE)).not.toContain('thick lines')
  })
})

describe('the palette of a flat drawing', () => {
  it('counts every color that is drawn, small ones too, and not the background', async () => {
    const counted = async (content: string) =>
      (await said(content, APPEARANCE)).filter((text) => text.includes('besides'))
    const dots = ['#2a66d9', '#3fa34d', '#f9d62e'].map((color, i) =>
      circle(80 + 48 * i, 128, 14, `fill="${color}"`),
    )
    const red = ground('#fff') + circle(128, 128, 100, RED)
    expect((await counted(red))[0]).toBe('one color besides the background')
    expect((await counted(red + circle(128, 128, 30, 'fill="#fff"')))[0]).toMatch(/^one color/)
    expect(await counted(red + dots.join(''))).toEqual([
      'at most four colors besides the background',
    ])
  })
})

describe('the layout', () => {
  it('has margins on every side or fills the frame in both directions', async () => {
    const margins = (content: string) => said(ground('#fff') + content, MARGINS)
    expect(await margins(rect(14, 14, 228, 228))).toEqual(['narrow margins'])
    expect(await margins(rect(60, 60, 136, 136))).toEqual(['wide margins'])
    expect(await margins(rect(3, 3, 250, 250))).toEqual(['filling the frame'])
    expect(await margins(rect(0, 80, 256, 90))).toEqual([])
  })

  it('is symmetrical only where nothing of size breaks it', async () => {
    const mark = rect(128, 100, 60, 60, 'fill="#fff"')
    expect(await said(creature('#2a66d9'), COMPOSITION)).toContain('symmetrical')
    expect(await said(creature('#2a66d9') + mark, COMPOSITION)).not.toContain('symmetrical')
  })
})

/** Tiles that leave no background, each of its own color. */
function tiles(color: (x: number, y: number) => string): string {
  return Array.from({ length: 64 }, (_, i) => {
    const [x, y] = [i % 8, i >> 3]
    return rect(x * 32, y * 32, 32, 32, `fill="${color(x, y)}"`)
  }).join('')
}
const gray = (value: number) => `rgb(${[value, value, value].map(Math.round).join()})`
const checker = (x: number, y: number) => (x + y) % 2

describe('the light of a scene', () => {
  it('comes from where the picture grows brighter as a whole', async () => {
    const down = tiles((x, y) => gray(250 - 26 * y - 50 * checker(x, y)))
    expect(await said(down, DIRECTION)).toEqual(['brighter toward the top'])
    const across = tiles((x, y) => gray(15 + 26 * x + 50 * checker(x, y)))
    expect(await said(across, DIRECTION)).toEqual(['brighter toward the right'])
  })

  it('has no direction where bright and dark things merely lie about, nor for a drawn subject', async () => {
    const scattered = tiles((x, y) => gray(((x * 37 + y * 91) % 7) * 36))
    expect(await said(scattered, DIRECTION)).toEqual([])
    expect(await said(creature('#2a66d9'), DIRECTION)).toEqual([])
  })

  it('is warm or cool where nearly all colors are', async () => {
    const warm = ['#d92b2b', '#f28a1e', '#f9d62e', '#8a5a33']
    const cool = ['#2a66d9', '#5cb6ee', '#1b2f78', '#a9d8f5']
    const of = (colors: readonly string[]) => tiles((x, y) => colors[(x * 3 + y * 5) % 4] ?? '')
    expect(await said(of(warm), LIGHTING)).toContain('warm tones')
    expect(await said(of(cool), LIGHTING)).toContain('cool tones')
    const mixed = await said(of([...warm.slice(0, 2), ...cool.slice(0, 2)]), LIGHTING)
    expect(mixed.join()).not.toMatch(/tones/)
  })

  it('is not read from the colors of a subject on a plain ground', async () => {
    const light = ground('#111') + circle(128, 128, 60, 'fill="#fff"')
    expect(await said(light, LIGHTING)).toEqual([])
  })
})

describe('shading', () => {
  it('is not mistaken for what smoothing leaves around many small flat parts', async () => {
    const parts = Array.from({ length: 100 }, (_, i) =>
      circle(
        20 + 24 * (i % 10),
        20 + 24 * Math.floor(i / 10),
        9,
        `fill="${i % 2 ? '#d92b2b' : '#2a66d9'}"`,
      ),
    )
    const content = ground('#fff') + rect(8, 8, 240, 240, 'fill="#f9d62e"') + parts.join('')
    expect(styleWords(measureImage(await draw(content)))).not.toContain('shaded')
  })
})
