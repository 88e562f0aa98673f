import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsOf } from '../../test/documents.ts'
import { circle, creature, draw, grainyPhoto, ground } from '../../test/drawings.ts'
import { createBuiltinVision } from '../builtin.ts'
import { type JsonObject, type JsonValue, objectOf, objectsOf, pruneObject } from '../json.ts'
import type { IpContext } from '../provider.ts'

const vision = documentsOf(createBuiltinVision())
const BLUE = '#2a66d9'
const gopher: IpContext = {
  ip_type: 'defined_character',
  ip_medium: 'illustration',
  ip_name: 'Gopher',
  ip_description: 'blue character',
}
const icons: IpContext = { ...gopher, ip_type: 'icons', ip_name: '', ip_description: '' }

function countWords(value: JsonValue): number {
  if (typeof value === 'string') return value.split(/[\s,]+/).length
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, child) => sum + countWords(child), 0)
}

async function creatures(fills: readonly string[], backs: readonly string[] = ['#ffffff']) {
  return Promise.all(fills.map((fill, i) => draw(creature(fill, backs[i % backs.length]))))
}

describe('visual schema', () => {
  it('keeps what all samples share', async () => {
    const { measured_spread, ...schema } = await vision.generateSchema({
      images: await creatures([BLUE, BLUE, BLUE]),
    })
    expect(schema).toEqual({
      objects: [
        {
          location: 'center',
          relative_size: 'large',
          shape_and_color: 'blue and black',
          appearance_details: 'round overall shape, black outline',
        },
      ],
      background_setting: 'solid white background',
      lighting: { conditions: 'high contrast' },
      aesthetics: {
        composition: 'centered, symmetrical',
        color_scheme: 'blue, black, white',
      },
      style_medium: 'digital illustration',
      artistic_style: 'flat, thick outline',
    })
  })

  it('leaves out the background when the samples differ in it', async () => {
    const images = await creatures([BLUE, BLUE, BLUE], ['#ffffff', '#f28cb0', '#111111'])
    const schema = await vision.generateSchema({ images })
    expect(schema).not.toHaveProperty('background_setting')
    expect(objectsOf(schema)[0]?.shape_and_color).toMatch(/^blue/)
  })

  it('leaves out the colors when the samples differ in them, and keeps the place', async () => {
    const fills = [BLUE, '#d92b2b', '#3fa34d', '#f9d62e']
    const schema = await vision.generateSchema({ images: await creatures(fills) })
    expect(objectsOf(schema)[0]).toMatchObject({ location: 'center' })
    expect(JSON.stringify(schema)).not.toMatch(/\b(blue|red|green|yellow)\b/)
  })

  it('bears one odd image in five', async () => {
    const images = await creatures([BLUE, BLUE, BLUE, BLUE, '#d92b2b'])
    const schema = await vision.generateSchema({ images })
    expect(objectsOf(schema)[0]?.shape_and_color).toMatch(/^blue/)
  })

  it('says how well the images agree on each trait that it keeps, and on no other', async () => {
    const images = await creatures([BLUE, BLUE, BLUE, '#2f6fe0', '#d92b2b'])
    const { measured_spread, ...schema } = await vision.generateSchema({ images })
    const record = objectOf(measured_spread)
    expect(record).toMatchObject({
      'objects[0].location': { share: 1, spread: 0 },
      'objects[0].relative_size': { share: 1, spread: 0 },
      'objects[0].shape_and_color': { share: 0.8 },
      background_setting: { share: 1, spread: 0 },
      'aesthetics.color_scheme': { share: 0.8 },
      style_medium: { share: 1 },
      artistic_style: { share: 1 },
    })
    const { spread } = objectOf(record['objects[0].shape_and_color'])
    expect(spread).toBeGreaterThan(0)
    expect(spread).toBeLessThan(10)
    expect(schema).toHaveProperty('lighting.conditions')
    const differing = await creatures([BLUE, BLUE], ['#ffffff', '#111111'])
    const less = await vision.generateSchema({ images: differing })
    expect(objectOf(less.measured_spread)).not.toHaveProperty('background_setting')
  })

  it('keeps its record of the spread to itself: no caption and no prompt carries it', async () => {
    const images = await creatures([BLUE, BLUE])
    const schema = await vision.generateSchema({ images })
    expect(schema).toHaveProperty('measured_spread')
    const caption = await vision.caption({ image: images[0]!, schema, ip: gopher })
    const filled = await vision.structuredPrompt({ prompt: 'waving', schema, ip: gopher, seed: 1 })
    const changed = await vision.structuredPrompt({
      prompt: 'on a pink background',
      structuredPrompt: schema,
      schema: {},
      ip: gopher,
      seed: 1,
    })
    for (const made of [caption, filled, changed])
      expect(made).not.toHaveProperty('measured_spread')
  })

  it('needs an image', async () => {
    await expect(vision.generateSchema({ images: [] })).rejects.toThrow(/at least one image/)
  })
})

describe('caption', () => {
  it('is the schema, the name first, and the file name as the subject', async () => {
    const images = await creatures([BLUE, BLUE])
    const { measured_spread, ...schema } = await vision.generateSchema({ images })
    const image = images[0]!
    const caption = await vision.caption({
      image,
      schema,
      imageName: 'gopher-reading_02.png',
      ip: gopher,
    })
    expect(caption).toMatchObject({ ...schema, objects: [objectsOf(schema)[0]] })
    expect(objectsOf(caption)[0]).toMatchObject({
      description: 'Gopher, blue character reading',
      action: 'reading',
    })
  })

  it('states what differs in this image', async () => {
    const schema = await vision.generateSchema({
      images: await creatures([BLUE, BLUE], ['#ffffff', '#f28cb0']),
    })
    const image = await draw(creature(BLUE, '#f9d62e'))
    const caption = await vision.caption({ image, schema, ip: gopher })
    expect(caption).toMatchObject({
      background_setting: 'solid yellow background',
      aesthetics: { color_scheme: 'blue, black, white, yellow' },
    })
  })

  it('does not repeat a shared color or a color of the description that this image lacks', async () => {
    const schema = await vision.generateSchema({ images: await creatures([BLUE, BLUE, BLUE]) })
    const image = await draw(creature('#d92b2b'))
    const caption = await vision.caption({ image, schema, ip: gopher })
    expect(JSON.stringify(caption)).not.toMatch(/blue/)
    expect(objectsOf(caption)[0]?.shape_and_color).toMatch(/^red/)
  })

  it('keeps text that a person wrote into the schema', async () => {
    const schema = {
      background_setting: 'misty harbor',
      artistic_style: 'woodcut',
      objects: [{ shape_and_color: 'round and glossy', texture: 'rubber' }],
    }
    const caption = await vision.caption({ image: await draw(creature(BLUE)), schema, ip: gopher })
    expect(caption).toMatchObject({ background_setting: 'misty harbor', artistic_style: 'woodcut' })
    expect(objectsOf(caption)[0]).toMatchObject({
      shape_and_color: 'round and glossy',
      texture: 'rubber',
    })
  })

  it('names an icon after its file and without words after its color', async () => {
    const image = await draw(ground('#fff') + circle(128, 128, 90, 'fill="#d92b2b"'))
    const named = await vision.caption({
      image,
      schema: {},
      imageName: 'alarm_clock.webp',
      ip: icons,
    })
    const unnamed = await vision.caption({ image, schema: {}, imageName: '12.webp', ip: icons })
    expect(objectsOf(named)[0]?.description).toBe('alarm clock icon')
    expect(objectsOf(unnamed)[0]?.description).toBe('red icon')
  })

  it('says nothing of a subject that it cannot tell from its background', async () => {
    const ip: IpContext = { ...icons, ip_type: 'other', ip_medium: 'photography' }
    const caption = await vision.caption({ image: grainyPhoto(), schema: {}, ip })
    expect(Object.keys(objectsOf(caption)[0] ?? {})).toEqual(['description'])
    expect(caption.style_medium).toBe('photograph')
  })

  it('does not tell place, size and colors of the set where this image shows no subject', async () => {
    const shared = { location: 'center', relative_size: 'large', shape_and_color: 'blue and white' }
    const schema = { objects: [shared] }
    const caption = await vision.caption({ image: grainyPhoto(), schema, ip: gopher })
    expect(Object.keys(objectsOf(caption)[0] ?? {})).toEqual(['description'])
    const written = { objects: [{ location: 'behind the fence', shape_and_color: 'round' }] }
    const kept = await vision.caption({ image: grainyPhoto(), schema: written, ip: gopher })
    expect(objectsOf(kept)[0]).toMatchObject(written.objects[0]!)
  })

  it('adds the words of the file name to a description that a person wrote', async () => {
    const schema = { objects: [{ description: 'Gopher, a plush toy' }] }
    const image = await draw(creature(BLUE))
    const imageName = 'gopher waving.png'
    const caption = await vision.caption({ image, schema, imageName, ip: gopher })
    expect(objectsOf(caption)[0]?.description).toBe('Gopher, a plush toy waving')
  })

  it('tells of several alike the size of each one, and of an icon its whole size', async () => {
    const discs = [50, 128, 206].map((x) => circle(x, 128, 30, 'fill="#d92b2b"')).join('')
    const image = await draw(ground('#fff') + discs)
    const sizeFor = async (ip: IpContext) =>
      objectsOf(await vision.caption({ image, schema: {}, ip }))[0]
    expect(await sizeFor({ ...icons, ip_type: 'other' })).toMatchObject({
      relative_size: 'small',
      number_of_objects: 3,
    })
    expect(await sizeFor(icons)).toMatchObject({ relative_size: 'large' })
  })

  it('is short, without empty values and the same every time', async () => {
    const image = await draw(creature(BLUE))
    const request = { image, schema: {}, imageName: 'gopher waving.png', ip: gopher }
    const caption: JsonObject = await vision.caption(request)
    expect(countWords(caption)).toBeLessThanOrEqual(48)
    expect(pruneObject(caption)).toEqual(caption)
    expect(await vision.caption(request)).toEqual(caption)
  })

  it('is made of any pixels and any schema, without empty values', async () => {
    const size = fc.integer({ min: 1, max: 24 })
    const images = fc
      .tuple(size, size)
      .chain(([width, height]) =>
        fc
          .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
          .map((data) => ({ width, height, data })),
      )
    const schemas = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>
    await fc.assert(
      fc.asyncProperty(images, schemas, fc.string(), async (image, schema, imageName) => {
        const caption = await vision.caption({ image, schema, imageName, ip: gopher })
        expect(pruneObject(caption)).toEqual(caption)
        expect(pruneObject(await vision.generateSchema({ images: [image] }))).toBeTruthy()
      }),
      { numRuns: 60 },
    )
  })
})
