import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBuiltinVision } from '../builtin.ts'
import { colorNames } from '../color/color-names.ts'
import { type JsonObject, objectsOf, pruneObject } from '../json.ts'
import { normalizeDocument } from '../json-schemas/normalize.ts'
import { type IpContext, type VisionAnswer, VisionInputError } from '../provider.ts'

const vision = createBuiltinVision()
const other: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}
const gopher: IpContext = {
  ...other,
  ip_type: 'defined_character',
  ip_name: 'Gopher',
  ip_description: 'blue character',
}
const identity: JsonObject = {
  objects: [{ location: 'center', relative_size: 'large', shape_and_color: 'turquoise and black' }],
  background_setting: 'solid white background',
  aesthetics: { composition: 'centered', color_scheme: 'turquoise, black, white' },
  style_medium: 'digital illustration',
  artistic_style: 'flat, thick outline',
}
const answer = (prompt: string, schema: JsonObject = identity, ip = gopher) =>
  vision.structuredPrompt({ prompt, schema, ip, seed: 1 })
const read = async (prompt: string) => (await answer(prompt, {}, other)).document
const tailored = async (prompt: string) => (await answer(prompt)).document
const overruled = ({ notes }: VisionAnswer) =>
  notes.flatMap((note) => (note.code === 'words_overruled' ? [[note.words, note.field]] : []))

describe('a prompt', () => {
  it.each(['a dog', 'night', 'Gopher waving', 'three cups, bokeh, top view', '🦊'])(
    'gives every key that a structured prompt has to have: "%s"',
    async (prompt) => {
      for (const document of [await read(prompt), await tailored(prompt)]) {
        expect(document).toMatchObject({
          short_description: expect.any(String),
          background_setting: expect.any(String),
          lighting: { conditions: expect.any(String), direction: expect.any(String) },
          aesthetics: {
            composition: expect.any(String),
            color_scheme: expect.any(String),
            mood_atmosphere: expect.any(String),
          },
          context: expect.any(String),
        })
        for (const object of objectsOf(document))
          expect(object).toMatchObject({
            description: expect.any(String),
            location: expect.any(String),
            relationship: expect.any(String),
          })
        expect(normalizeDocument(document)).toEqual(document)
      }
    },
  )

  it.each([
    ['on a pink background', 'solid pink background'],
    ['in front of a gradient from blue to white', 'gradient background from blue to white'],
    ['on a purple to pink gradient', 'gradient background from purple to pink'],
    ['background: teal', 'solid teal background'],
    ['against solid light grey', 'solid light gray background'],
  ])('has the plain background that the base model knows: "%s"', async (words, setting) => {
    const { background_setting, objects } = await read(`a dog ${words}`)
    expect(background_setting).toBe(setting)
    expect(objects).toHaveLength(1)
  })

  it.each([
    ['on the left', 'left'],
    ['in the top right corner', 'top right'],
    ['at the bottom of the picture', 'bottom'],
    ['in the upper left', 'top left'],
    ['in the center of the frame', 'center'],
    ['on the right hand side', 'right'],
  ])('says where things are: "%s"', async (words, location) => {
    const prompt = await read(`a dog ${words} on a red background`)
    expect(objectsOf(prompt)[0]).toMatchObject({ description: 'A dog', location })
    expect(prompt.background_setting).toBe('solid red background')
  })

  it.each(['to the left of a tree', 'raising the left hand'])(
    'finds no place in the frame in "%s"',
    async (words) => {
      const prompt = await read(`a dog ${words}`)
      if (objectsOf(prompt).length === 1) expect(objectsOf(prompt)[0]?.location).toBe('center')
    },
  )

  it('binds colors, counts and places to their own objects', async () => {
    const prompt = await read(
      'two blue cups on the left and a small red teapot on the right on a white background',
    )
    expect(objectsOf(prompt)).toMatchObject([
      { shape_and_color: 'blue', number_of_objects: 2, location: 'left' },
      { shape_and_color: 'red', relative_size: 'small', location: 'right' },
    ])
    expect(prompt.background_setting).toBe('solid white background')
  })

  it('binds every color of the table to object and background', async () => {
    const color = fc.constantFrom(...colorNames)
    await fc.assert(
      fc.asyncProperty(color, color, async (p, q) => {
        const prompt = await read(`a ${p} kite on a ${q} background`)
        expect(prompt.background_setting).toBe(`solid ${q} background`)
        expect(objectsOf(prompt)).toMatchObject([{ shape_and_color: p }])
      }),
    )
  })

  it('with nothing to go by is refused', async () => {
    const request = { schema: { objects: [], lighting: null }, ip: gopher, seed: 1 }
    await expect(vision.structuredPrompt(request)).rejects.toThrow(/needs a prompt/)
  })
})

describe('a prompt in the tailored identity', () => {
  it('has the name first and the schema for the rest', async () => {
    const prompt = await tailored('Gopher waving on a pink background')
    expect(prompt).toMatchObject({
      background_setting: 'solid pink background',
      style_medium: 'digital illustration',
      artistic_style: 'flat, thick outline',
    })
    expect(objectsOf(prompt)[0]).toMatchObject({
      description: expect.stringMatching(/^Gopher, blue character/),
      action: 'waving',
      location: 'center',
      relative_size: 'large',
      shape_and_color: 'turquoise and black',
    })
  })

  it('keeps the colors, style and medium of the identity, and says which words gave way', async () => {
    const found = await answer('a watercolor of a red gopher in a forest')
    expect(objectsOf(found.document)[0]?.shape_and_color).toBe('turquoise and black')
    expect(found.document).toMatchObject({
      style_medium: 'digital illustration',
      background_setting: expect.stringContaining('forest'),
    })
    expect(overruled(found)).toEqual(
      expect.arrayContaining([
        [['red'], '/objects/0/shape_and_color'],
        [[expect.stringContaining('watercolor')], expect.stringMatching(/style/)],
      ]),
    )
  })

  it('has no note where nothing gave way', async () => {
    expect((await answer('Gopher waving on a pink background')).notes).toEqual([])
  })

  it('lets the prompt decide on place, size and number', async () => {
    expect(objectsOf(await tailored('a small gopher on the left'))[0]).toMatchObject({
      location: 'left',
      relative_size: 'small',
    })
    expect(objectsOf(await tailored('two gophers'))[0]).toMatchObject({ number_of_objects: 2 })
  })

  it.each(['a cat next to gopher', 'a person next to Gopher', 'a mascot and a cat'])(
    'puts the identity before the things beside it: "%s"',
    async (prompt) => {
      const objects = objectsOf(await tailored(prompt))
      expect(objects).toHaveLength(2)
      expect(objects[0]?.description).toMatch(/^Gopher/)
    },
  )

  it('adds its words to a description that a person wrote into the schema', async () => {
    const schema = { objects: [{ description: 'Gopher, a blue plush toy' }] }
    const { document } = await answer('Gopher with a red hat', schema)
    expect(objectsOf(document)[0]?.description).toContain('Gopher, a blue plush toy')
    expect(JSON.stringify(document)).toContain('red hat')
  })

  it('is the schema with the name when there is no prompt', async () => {
    const { document } = await vision.structuredPrompt({ schema: identity, ip: gopher, seed: 1 })
    expect(document).toMatchObject({ background_setting: 'solid white background' })
    expect(objectsOf(document)[0]?.description).toMatch(/^Gopher, blue character/)
  })
})

describe('changing a structured prompt', () => {
  async function change(prompt: string) {
    const structuredPrompt = await tailored('Gopher waving with a red hat on a pink background')
    const request = { prompt, structuredPrompt, schema: identity, ip: gopher, seed: 1 }
    const { document, notes } = await vision.structuredPrompt(request)
    return { before: structuredPrompt, document, notes }
  }

  it.each([
    ['make the background green', 'solid green background'],
    [
      'change the background to a gradient from blue to white',
      'gradient background from blue to white',
    ],
  ])('"%s" changes the background and what repeats it', async (instruction, setting) => {
    const { before, document } = await change(instruction)
    expect(document.background_setting).toBe(setting)
    expect(document.objects).toEqual(before.objects)
    expect(JSON.stringify(document)).not.toMatch(/pink/)
  })

  it.each([
    ['move it to the left', { location: 'left' }],
    ['make it smaller', { relative_size: 'medium' }],
  ])('"%s" changes that alone', async (instruction, fields) => {
    const { before, document } = await change(instruction)
    const [object = {}, ...others] = objectsOf(before)
    expect(document).toMatchObject({
      objects: [{ ...object, ...fields }, ...others],
      background_setting: before.background_setting ?? '',
      lighting: before.lighting ?? {},
    })
  })

  it('refuses an instruction that is about nothing but what the identity holds', async () => {
    await expect(change('make the gopher red')).rejects.toThrow(/visual schema/)
  })

  it.each(['a disc', 'a red disc', 'on plain white', 'nice and clean'])(
    'is no error where a description says nothing new or fits nowhere: "%s"',
    async (prompt) => {
      const base = { short_description: 'a red disc', background_setting: 'plain white' }
      const request = { prompt, structuredPrompt: base, schema: {}, ip: other, seed: 1 }
      const { document } = await vision.structuredPrompt(request)
      expect(JSON.stringify(document)).toContain('disc')
    },
  )

  it('without a text gives the prompt back as it is', async () => {
    const structuredPrompt = await tailored('Gopher on a pink background')
    const request = { structuredPrompt, schema: identity, ip: gopher, seed: 9 }
    expect((await vision.structuredPrompt(request)).document).toEqual(structuredPrompt)
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...'a the two red light blue dog gopher on in at left top background gradient from to and with waving happy big , . "hi" no make remove add it forest of 7'.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(words, { maxLength: 20 }).map((list) => list.join(' ')),
  )

  it('gives JSON in normal form with the identity in it, the same every time, or a refusal in words', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (prompt, refining) => {
        const structuredPrompt = refining ? { structuredPrompt: identity } : {}
        const request = { prompt, schema: identity, ip: gopher, seed: 1, ...structuredPrompt }
        const given = await vision.structuredPrompt(request).catch((problem: unknown) => {
          if (refining && problem instanceof VisionInputError) return undefined
          throw problem
        })
        if (given === undefined) return
        const { document } = given
        expect(JSON.parse(JSON.stringify(document))).toEqual(document)
        expect(pruneObject(document)).toEqual(document)
        expect(document).toMatchObject({ style_medium: 'digital illustration' })
        expect(objectsOf(document)[0]?.shape_and_color).toBe('turquoise and black')
        expect(await vision.structuredPrompt({ ...request, seed: 2 })).toEqual(given)
      }),
      { numRuns: 300 },
    )
  })

  it('may be long', async () => {
    expect(await read('a red dog on the left and a cat in a '.repeat(300))).toBeDefined()
    expect(await read('background gradient from '.repeat(400))).toBeDefined()
  })
})
