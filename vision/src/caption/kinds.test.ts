import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDocument } from '../../test/arbitrary.ts'
import { documentsOf } from '../../test/documents.ts'
import { circle, creature, draw, grainyPhoto, ground } from '../../test/drawings.ts'
import { brokenRulesOfNew, lostTraits, rareTraits } from '../../test/rules.ts'
import { createBuiltinVision } from '../builtin.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import { serializeDocument } from '../json-schemas/normalize.ts'
import type { IpContext, PixelImage } from '../provider.ts'
import { backgroundVariants } from '../variants/background-variants.ts'

const vision = documentsOf(createBuiltinVision())
const other: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}
const character: IpContext = { ...other, ip_type: 'defined_character', ip_name: 'Pip' }

/** A body with a belly, as a character would have it. */
const bellied = (fill: string, belly: string, back = '#ffffff') =>
  `${ground(back)}<ellipse cx="128" cy="128" rx="70" ry="104" fill="${fill}" stroke="#000" stroke-width="6"/>` +
  circle(128, 180, 34, `fill="${belly}"`)
const line = 'fill="none" stroke="#000" stroke-width="12"'
const lineIcons = [
  `<rect x="40" y="40" width="176" height="176" ${line}/>`,
  circle(128, 128, 88, line),
  `<path d="M40 216L128 40L216 216Z" stroke-linejoin="round" ${line}/>`,
  `<path d="M40 128H216M128 40V216" stroke-linecap="round" ${line}/>`,
  `<rect x="40" y="70" width="176" height="120" ${line}/><path d="M40 76L128 140L216 76" ${line}/>`,
].map((content) => ground('#fff') + content)
/** A picture without a subject: a slope of light with things in it. */
const slope = (seed: number) =>
  Array.from({ length: 64 }, (_, i) => {
    const value = 250 - 22 * (i >> 3) - 60 * ((i * 7 + seed + (i >> 3)) % 2)
    const fill = `rgb(${value},${Math.round(value * 0.7)},${Math.round(value * 0.3)})`
    return `<rect x="${(i % 8) * 32}" y="${(i >> 3) * 32}" width="32" height="32" fill="${fill}"/>`
  }).join('')

const drawn = (contents: readonly string[]) => Promise.all(contents.map((one) => draw(one, 320)))
const schemaOf = async (contents: readonly string[]) =>
  vision.generateSchema({ images: await drawn(contents) })
const details = (document: JsonObject) =>
  textOf(objectsOf(document)[0]?.appearance_details)?.split(', ') ?? []

describe('the visual schema of', () => {
  it('one subject again and again has its form, its outline and the colors of its parts', async () => {
    const schema = await schemaOf(Array(5).fill(bellied('#2a66d9', '#a9d8f5')))
    expect(objectsOf(schema)[0]?.shape_and_color).toBe('blue, light blue and black')
    expect(details(schema)).toEqual([
      'taller than wide',
      'oval overall shape',
      'black outline',
      'light blue area in the lower half',
    ])
  })

  it('a subject in several colors keeps what they leave: a lighter part at its place', async () => {
    const blue = Array(4).fill(bellied('#2a66d9', '#a9d8f5'))
    const schema = await schemaOf([...blue, bellied('#1d5630', '#b0e3ac')])
    const mixed = await schemaOf([
      ...blue.slice(2),
      bellied('#2a66d9', '#b0e3ac'),
      bellied('#2a66d9', '#f9d62e'),
    ])
    expect(details(schema)).toContain('light blue area in the lower half')
    expect(details(mixed)).toContain('lighter area in the lower half')
  })

  it('different icons drawn in one way has their line, their palette and their margins', async () => {
    const schema = await schemaOf(lineIcons)
    expect(details(schema)).toEqual(
      expect.arrayContaining([
        'thick lines',
        'even line width',
        'one color besides the background',
      ]),
    )
    expect(schema.artistic_style).toMatch(/line art/)
    expect(JSON.stringify(schema)).not.toMatch(/ area in /)
  })

  it('differently colored things leaves their colors open', async () => {
    const fills = ['#d92b2b', '#2a66d9', '#3fa34d', '#f9d62e', '#7d3fb5']
    const schema = await schemaOf(fills.map((fill) => creature(fill)))
    expect(objectsOf(schema)[0]).not.toHaveProperty('shape_and_color')
  })

  it('pictures without a subject has light and palette and no word about objects or background', async () => {
    const schema = await schemaOf([0, 1, 2, 3, 4].map(slope))
    expect(schema).not.toHaveProperty('objects')
    expect(schema).not.toHaveProperty('background_setting')
    expect(schema.lighting).toMatchObject({ direction: 'brighter toward the top' })
    expect(objectOf(schema.lighting).conditions).toMatch(/warm tones/)
    expect(objectOf(schema.aesthetics).color_scheme).toMatch(/brown|tan|orange/)
  })

  it('anything has for every trait the share of images that bear it out, and for every phrase of a trait its own', async () => {
    for (const contents of [
      lineIcons,
      Array(5).fill(bellied('#2a66d9', '#a9d8f5')),
      [0, 1, 2].map(slope),
    ]) {
      const schema = await schemaOf(contents)
      expect(brokenRulesOfNew('visual-schema', schema)).toEqual([])
      expect(rareTraits(schema)).toEqual([])
      const record = objectOf(objectOf(schema.measured_spread)['objects[0].appearance_details'])
      expect(Object.keys(objectOf(record.parts))).toEqual(details(schema))
    }
  })
})

describe('a caption', () => {
  it('has every trait that all images share word for word', async () => {
    for (const contents of [
      lineIcons,
      Array(5).fill(bellied('#2a66d9', '#a9d8f5')),
      [0, 1, 2].map(slope),
    ]) {
      const schema = await schemaOf(contents)
      for (const image of await drawn(contents)) {
        const caption = await vision.caption({ image, schema, ip: other })
        const all = objectOf(schema.measured_spread)
        const lost = lostTraits(caption, schema).map((path) => path.replace('.0.', '[0].'))
        expect(lost.filter((name) => objectOf(all[name]).share === 1)).toEqual([])
      }
    }
  })

  it('leaves out a measured phrase that its image contradicts, and only that one', async () => {
    const schema = await schemaOf(Array(5).fill(bellied('#2a66d9', '#a9d8f5')))
    const [image] = await drawn([bellied('#2a66d9', '#2a66d9')])
    const caption = await vision.caption({ image: image!, schema, ip: character })
    expect(details(caption)).toEqual(['taller than wide', 'oval overall shape', 'black outline'])
  })

  it('keeps the phrases that a person wrote beside measured ones, whatever the image shows', async () => {
    const objects = [
      { appearance_details: 'wider than tall, a scar over one eye, even line width' },
    ]
    const [image] = await drawn([bellied('#2a66d9', '#a9d8f5')])
    const caption = await vision.caption({ image: image!, schema: { objects }, ip: character })
    expect(details(caption)).toEqual(['a scar over one eye'])
    const written = {
      background_setting: 'misty harbor background',
      lighting: { direction: 'from behind' },
    }
    const kept = await vision.caption({ image: image!, schema: written, ip: character })
    expect(kept).toMatchObject(written)
  })

  it('tells other colors than the shared ones beside them, and never in their place', async () => {
    const schema = await schemaOf(Array(5).fill(bellied('#2a66d9', '#a9d8f5')))
    const hat = '<rect x="70" y="10" width="116" height="60" fill="#d92b2b"/>'
    const [image] = await drawn([bellied('#2a66d9', '#a9d8f5') + hat])
    const caption = await vision.caption({ image: image!, schema, ip: character })
    expect(objectsOf(caption)[0]?.shape_and_color).toBe('blue, light blue and black')
    expect(objectOf(caption.aesthetics).color_scheme).toBe('blue, light blue, black, white, red')
  })

  it('says of a thing with an action in its name nothing that it does', async () => {
    const [image] = await drawn([creature('#d92b2b')])
    const request = { image: image!, schema: {}, imageName: 'battery warning.png' }
    const thing = await vision.caption({ ...request, ip: { ...other, ip_type: 'icons' } })
    expect(objectsOf(thing)[0]).not.toHaveProperty('action')
    const somebody = await vision.caption({
      ...request,
      imageName: 'pip reading.png',
      ip: character,
    })
    expect(objectsOf(somebody)[0]).toMatchObject({ action: 'reading' })
  })

  it('calls nothing a background where no subject stands before it', async () => {
    const ip: IpContext = { ...other, ip_type: 'stylized_scene', ip_medium: 'photography' }
    const caption = await vision.caption({ image: grainyPhoto(), schema: {}, ip })
    expect(caption).not.toHaveProperty('background_setting')
    expect(caption.short_description).toBe('scene')
  })

  it('changes only in its background words with the background', async () => {
    const contents = Array(5).fill(bellied('#2a66d9', '#a9d8f5'))
    const schema = await schemaOf(contents)
    const [image] = await drawn(contents)
    const caption = await vision.caption({ image: image!, schema, ip: character })
    const [variant] = backgroundVariants({ image: image!, caption, colors: ['pink'] })
    const turned = JSON.parse(JSON.stringify(caption).replaceAll('white', 'pink'))
    expect(serializeDocument(variant!.caption)).toBe(serializeDocument(turned))
  })

  it('and a schema of any pixels, under any schema, are valid and in normal form', async () => {
    const side = fc.integer({ min: 1, max: 24 })
    const images: fc.Arbitrary<PixelImage> = fc
      .tuple(side, side)
      .chain(([width, height]) =>
        fc
          .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
          .map((data) => ({ width, height, data })),
      )
    await fc.assert(
      fc.asyncProperty(images, images, anyDocument, async (first, second, schema) => {
        const shared = await vision.generateSchema({ images: [first, second] })
        expect(brokenRulesOfNew('visual-schema', shared)).toEqual([])
        expect(rareTraits(shared)).toEqual([])
        const own = await vision.caption({ image: first, schema: shared, ip: other })
        expect(brokenRulesOfNew('caption', own)).toEqual([])
        const caption = await vision.caption({ image: first, schema, ip: other })
        expect(serializeDocument(caption)).toBe(JSON.stringify(caption))
      }),
      { numRuns: 60 },
    )
  })
})
