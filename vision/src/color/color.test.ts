import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ciede2000 } from './ciede2000.ts'
import { colorNames, labOfName, nameColor, rgbOfName } from './color-names.ts'
import { colorNamesIn, isColorList, joinAnd } from './color-words.ts'
import { type Lab, labFromRgb } from './lab.ts'
import { paletteOf } from './palette.ts'

const channel = fc.integer({ min: 0, max: 255 })
const lab = fc.tuple(channel, channel, channel).map(([r, g, b]) => labFromRgb(r, g, b))

describe('color difference', () => {
  // Sharma, Wu and Dalal (2005), table 1.
  const pairs: [Lab, Lab, number][] = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ]

  it.each(pairs)('gives the published value for %j and %j', (p, q, expected) => {
    expect(ciede2000(p, q)).toBeCloseTo(expected, 4)
  })

  it('is the same both ways and zero only between equals', () => {
    fc.assert(
      fc.property(lab, lab, (p, q) => {
        expect(ciede2000(p, q)).toBeCloseTo(ciede2000(q, p), 9)
        expect(ciede2000(p, p)).toBe(0)
      }),
    )
  })
})

describe('Lab', () => {
  it('has white at 100, black at 0 and grays without a tint', () => {
    expect(labFromRgb(255, 255, 255)[0]).toBeCloseTo(100, 3)
    expect(labFromRgb(0, 0, 0)[0]).toBeCloseTo(0, 6)
    const [, a, b] = labFromRgb(120, 120, 120)
    expect(Math.hypot(a, b)).toBeLessThan(0.01)
  })
})

describe('color names', () => {
  it('call every color of the table by its own name', () => {
    for (const name of colorNames) {
      const rgb = rgbOfName(name)
      expect(rgb && nameColor(labFromRgb(...rgb))).toBe(name)
    }
  })

  it.each([
    ['blue', ['#0000ff', '#2222ee', '#3333ff', '#0000cc', '#4169e1']],
    ['dark blue', ['#000080', '#0000a0', '#191970']],
    ['purple', ['#800080', '#8a2be2', '#6a0dad']],
    ['dark purple', ['#4b0082']],
    ['red', ['#ff0000']],
    ['orange', ['#ffa500', '#ff8c00']],
    ['gold', ['#d6a11d', '#daa520']],
    ['lime', ['#00ff00']],
    ['yellow', ['#ffff00']],
    ['turquoise', ['#00ffff']],
    ['magenta', ['#ff00ff']],
    ['teal', ['#008080']],
    ['sky blue', ['#1e90ff']],
    ['dark red', ['#800000']],
  ])('call what people call %s by that name: %j', (name, list) => {
    for (const hex of list) {
      const value = Number.parseInt(hex.slice(1), 16)
      const color = labFromRgb(value >> 16, (value >> 8) & 255, value & 255)
      expect([hex, nameColor(color)]).toEqual([hex, name])
    }
  })

  it('are those of the nearest table color wherever none of the further anchors is nearer', () => {
    const moved =
      'blue,dark blue,purple,orange,brown,beige,green,light green,teal,turquoise,gray,light gray,pink,yellow,peach,sky blue,light blue'.split(
        ',',
      )
    fc.assert(
      fc.property(lab, (color) => {
        const distance = (name: string) => ciede2000(color, labOfName(name) ?? color)
        const nearest = [...colorNames].sort((p, q) => distance(p) - distance(q))[0] ?? ''
        const named = nameColor(color)
        if (named !== nearest) expect(moved).toContain(named)
      }),
      { numRuns: 500 },
    )
  })

  it('prefer a given name only where it is about as near', () => {
    const between = labFromRgb(126, 200, 240)
    expect(nameColor(between, ['light blue'])).toBe('light blue')
    expect(nameColor(between, ['red'])).not.toBe('red')
  })

  it('are found in a text by the longest name', () => {
    expect(colorNamesIn('solid light blue background and blue')).toEqual(['light blue', 'blue'])
    expect(isColorList('blue, white and black')).toBe(true)
    expect(isColorList('blue sky')).toBe(false)
  })

  it('are joined as people write a list', () => {
    expect([joinAnd([]), joinAnd(['red']), joinAnd(['red', 'blue', 'tan'])]).toEqual([
      '',
      'red',
      'red, blue and tan',
    ])
  })
})

describe('palette', () => {
  const red = labFromRgb(217, 43, 43)
  const blue = labFromRgb(42, 102, 217)
  const white = labFromRgb(255, 255, 255)

  it('finds each flat color with its share, most common first', () => {
    const pixels = [...Array(60).fill(red), ...Array(30).fill(white), ...Array(10).fill(blue)]
    const found = paletteOf(pixels).map(({ lab: color, share }) => [nameColor(color), share])
    expect(found).toEqual([
      ['red', 0.6],
      ['white', 0.3],
      ['blue', 0.1],
    ])
  })

  it('has shares that add up to one, for any pixels', () => {
    fc.assert(
      fc.property(fc.array(lab, { minLength: 1, maxLength: 200 }), (pixels) => {
        const shares = paletteOf(pixels).map((color) => color.share)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(paletteOf(pixels)).toEqual(paletteOf(pixels))
      }),
    )
  })

  it('is empty without pixels', () => {
    expect(paletteOf([])).toEqual([])
  })
})
