import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsOf } from '../../test/documents.ts'
import { createBuiltinVision } from '../builtin.ts'
import { colorNames } from '../color/color-names.ts'
import { type JsonObject, objectsOf, pruneObject } from '../json.ts'
import { type IpContext, type StructuredPromptRequest, VisionInputError } from '../provider.ts'

const vision = documentsOf(createBuiltinVision())
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
const read = (prompt: string) => vision.structuredPrompt({ prompt, schema: {}, ip: other, seed: 1 })
const tailored = (prompt: string) =>
  vision.structuredPrompt({ prompt, schema: identity, ip: gopher, seed: 1 })

describe('reading a prompt', () => {
  it.each([
    ['on a pink background', 'solid pink background'],
    ['in front of a gradient from blue to white', 'gradient background from blue to white'],
    ['on a purple to pink gradient', 'gradient background from purple to pink'],
    ['with a plain navy background', 'solid dark blue background'],
    ['background: teal', 'solid teal background'],
    ['against solid light grey', 'solid light gray background'],
    ['in a forest', 'forest'],
    ['on the snowy mountain', 'snowy mountain'],
    ['under water', 'underwater'],
    ['on a busy background', 'busy background'],
    ['on a black and white background', 'black and white background'],
  ])('takes the background from "%s"', async (words, setting) => {
    const prompt = await read(`a dog ${words}`)
    expect(prompt.background_setting).toBe(setting)
    expect(objectsOf(prompt)[0]?.description).toBe('dog')
  })

  it.each([
    ['on the left', 'left'],
    ['in the top right corner', 'top right'],
    ['at the bottom of the picture', 'bottom'],
    ['in the upper left', 'top left'],
    ['in the middle', 'center'],
    ['in the center of the frame', 'center'],
    ['bottom left corner', 'bottom left'],
    ['on the right hand side', 'right'],
  ])('takes the place from "%s"', async (words, location) => {
    expect(objectsOf(await read(`a dog ${words} on a red background`))[0]).toEqual({
      description: 'dog',
      location,
    })
  })

  it.each(['on top of a box', 'to the left of a tree', 'raising the left hand'])(
    'finds no place in the frame in "%s"',
    async (words) => {
      expect(objectsOf(await read(`a dog ${words}`))[0]).not.toHaveProperty('location')
    },
  )

  it.each([
    [
      'three red apples',
      { description: 'red apple', shape_and_color: 'red', number_of_objects: 3 },
    ],
    ['2 foxes', { description: 'fox', number_of_objects: 2 }],
    [
      'a pair of blue cherries',
      { description: 'blue cherry', shape_and_color: 'blue', number_of_objects: 2 },
    ],
    [
      'a red and white mushroom',
      { description: 'red white mushroom', shape_and_color: 'red and white' },
    ],
    ['a tiny dog', { description: 'dog', relative_size: 'small' }],
    [
      'a huge light blue whale',
      { description: 'light blue whale', relative_size: 'large', shape_and_color: 'light blue' },
    ],
    ['a cat with a red hat', { description: 'cat with red hat' }],
    ['an orange', { description: 'orange' }],
    ['a lemon tree', { description: 'lemon tree' }],
    ['a shopping cart', { description: 'shopping cart' }],
    ['an icon of an umbrella', { description: 'umbrella' }],
    ['a king with a ring', { description: 'king with ring' }],
    ['a bear without a hat', { description: 'bear' }],
  ])('reads "%s"', async (words, object) => {
    expect(objectsOf(await read(words))[0]).toEqual(object)
  })

  it.each([
    ['a happy dog', 'expression', 'happy'],
    ['a dog waving', 'action', 'waving'],
    ['the dog is jumping over a fence', 'action', 'jumping over fence'],
    ['a dog reads a book', 'action', 'reading book'],
    ['a dog sitting on a chair', 'pose', 'sitting on chair'],
    ['a dog, asleep', 'action', 'sleeping'],
    ['a sleeping dog', 'action', 'sleeping'],
    ['a dog painting a fence', 'action', 'painting fence'],
    ['a dog sits at a table and writes a letter', 'action', 'writing letter'],
    ['a dog, arms crossed, angry', 'pose', 'arms crossed'],
    ['a dog looking to the left', 'orientation', 'facing left'],
  ])('takes what is done from "%s"', async (words, field, value) => {
    expect(objectsOf(await read(words))[0]).toHaveProperty(field, value)
  })

  it('binds colors, counts and places to their own objects', async () => {
    const prompt = await read(
      'two blue cups on the left and a small red teapot on the right on a white background',
    )
    expect(objectsOf(prompt)).toEqual([
      { description: 'blue cup', shape_and_color: 'blue', number_of_objects: 2, location: 'left' },
      {
        description: 'red teapot',
        shape_and_color: 'red',
        relative_size: 'small',
        location: 'right',
      },
    ])
    expect(prompt.aesthetics).toEqual({ color_scheme: 'blue, red, white' })
  })

  it('gives quoted words to the text that is shown', async () => {
    const prompt = await read('a sign saying "YES" on a yellow background')
    expect(prompt.text_render).toEqual([{ text: 'YES' }])
    expect(objectsOf(prompt)[0]?.description).toBe('sign')
  })

  it('binds every color of the table to object and background', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...colorNames),
        fc.constantFrom(...colorNames),
        async (p, q) => {
          const prompt = await read(`a ${p} kite on a ${q} background`)
          expect(prompt.background_setting).toBe(`solid ${q} background`)
          expect(objectsOf(prompt)[0]).toEqual({ description: `${p} kite`, shape_and_color: p })
        },
      ),
    )
  })
})

describe('a prompt in the tailored identity', () => {
  it('has the name first, then what the prompt adds, and the schema for the rest', async () => {
    expect(await tailored('Gopher waving on a pink background')).toEqual({
      short_description: 'Gopher, blue character waving on a solid pink background',
      objects: [
        {
          description: 'Gopher, blue character waving',
          action: 'waving',
          location: 'center',
          relative_size: 'large',
          shape_and_color: 'turquoise and black',
        },
      ],
      background_setting: 'solid pink background',
      aesthetics: { composition: 'centered', color_scheme: 'turquoise, black, pink' },
      style_medium: 'digital illustration',
      artistic_style: 'flat, thick outline',
    })
  })

  it('keeps identity colors and style against the prompt', async () => {
    const prompt = await tailored('a watercolor of a red gopher with a red hat')
    expect(objectsOf(prompt)[0]).toMatchObject({
      description: 'Gopher, blue character with red hat',
      shape_and_color: 'turquoise and black',
    })
    expect(prompt.style_medium).toBe('digital illustration')
  })

  it('lets the prompt decide on place, size and number', async () => {
    expect(objectsOf(await tailored('a small gopher on the left'))[0]).toMatchObject({
      location: 'left',
      relative_size: 'small',
    })
    const two = objectsOf(await tailored('two gophers'))[0]
    expect(two).toMatchObject({ number_of_objects: 2 })
    expect(two).not.toHaveProperty('location')
  })

  it('puts the character before the things beside it', async () => {
    const names = objectsOf(await tailored('a cat next to gopher')).map((o) => o.description)
    expect(names).toEqual(['Gopher, blue character', 'cat'])
  })

  it.each([
    ['a person next to Gopher', ['Gopher, blue character', 'person']],
    ['a mascot and a cat', ['Gopher, blue character', 'cat']],
    ['a cat and a mascot', ['Gopher, blue character', 'cat']],
  ])(
    'gives the identity to the name before any word such as "person": "%s"',
    async (text, names) => {
      expect(objectsOf(await tailored(text)).map((o) => o.description)).toEqual(names)
    },
  )

  it.each([
    ['Gopher with a blue hat', 'Gopher, blue character with blue hat'],
    ['Gopher hugging a person', 'Gopher, blue character hugging person'],
    ['the mascot holding a figure', 'Gopher, blue character holding figure'],
    ['blue gopher holding a blue flag', 'Gopher, blue character holding blue flag'],
    ['a blue character near a lamp', 'Gopher, blue character near lamp'],
  ])('keeps a color of the description on other things: "%s"', async (text, description) => {
    expect(objectsOf(await tailored(text))[0]?.description).toBe(description)
  })

  it.each([
    ['a cute, happy gopher', 'Gopher, blue character cute happy'],
    ['Gopher without glasses waving on a pink background', 'Gopher, blue character waving'],
    ['Gopher on a red swing', 'Gopher, blue character on red swing'],
    ['Gopher drawing a cat', 'Gopher, blue character drawing cat'],
  ])('is alone with the place and size of the schema: "%s"', async (text, description) => {
    const objects = objectsOf(await tailored(text))
    expect(objects).toHaveLength(1)
    expect(objects[0]).toMatchObject({ description, location: 'center', relative_size: 'large' })
  })

  it('adds its words to a description that a person wrote into the schema', async () => {
    const schema = { objects: [{ description: 'Gopher, a blue plush toy' }] }
    const prompt = 'Gopher with a red hat'
    const answer = await vision.structuredPrompt({ prompt, schema, ip: gopher, seed: 1 })
    expect(objectsOf(answer)[0]?.description).toBe('Gopher, a blue plush toy with red hat')
  })

  it('is the schema with the name when there is no prompt', async () => {
    const prompt = await vision.structuredPrompt({ schema: identity, ip: gopher, seed: 1 })
    expect(prompt).toMatchObject({ background_setting: 'solid white background' })
    expect(objectsOf(prompt)[0]?.description).toBe('Gopher, blue character')
  })

  it('fails with neither prompt nor schema', async () => {
    const request = { schema: { objects: [], lighting: null }, ip: gopher, seed: 1 }
    await expect(vision.structuredPrompt(request)).rejects.toThrow(/needs a prompt/)
  })
})

describe('changing a structured prompt', () => {
  const change = async (instruction: string) => {
    const structuredPrompt = await tailored('Gopher waving with a red hat on a pink background')
    const prompt = await vision.structuredPrompt({
      prompt: instruction,
      structuredPrompt,
      schema: identity,
      ip: gopher,
      seed: 1,
    })
    return { structuredPrompt, prompt, object: objectsOf(prompt)[0] ?? {} }
  }

  it.each([
    ['make the background green', 'solid green background'],
    [
      'change the background to a gradient from blue to white',
      'gradient background from blue to white',
    ],
    ['put it in a forest', 'forest'],
  ])('"%s" changes the background and what repeats it', async (instruction, setting) => {
    const { structuredPrompt, prompt } = await change(instruction)
    expect(prompt.background_setting).toBe(setting)
    expect(prompt.objects).toEqual(structuredPrompt.objects)
    expect(JSON.stringify(prompt)).not.toMatch(/pink/)
  })

  it.each([
    [
      'make it jump',
      { action: 'jumping', description: 'Gopher, blue character jumping with red hat' },
    ],
    ['move it to the left', { location: 'left' }],
    ['make it smaller', { relative_size: 'medium' }],
    ['make the gopher happy', { expression: 'happy' }],
    ['remove the hat', { description: 'Gopher, blue character waving' }],
  ])('"%s" changes that alone', async (instruction, fields) => {
    const { structuredPrompt, prompt, object } = await change(instruction)
    expect(object).toEqual({ ...object, ...fields })
    const { objects: _old, short_description: _summary, ...before } = structuredPrompt
    expect(prompt).toMatchObject(before)
  })

  it('gives a detail another color and leaves the character its own', async () => {
    const { prompt, structuredPrompt, object } = await change('make the hat blue')
    expect(object).toEqual({
      ...objectsOf(structuredPrompt)[0],
      description: 'Gopher, blue character waving with blue hat',
    })
    expect(prompt).toMatchObject({ aesthetics: structuredPrompt.aesthetics ?? {} })
  })

  it.each([
    ['make the dog blue', 'blue dog with yellow hat', 'blue'],
    ['make the hat blue', 'red white dog with blue hat', 'red and white'],
  ])('"%s" recolors what it names alone', async (instruction, description, colors) => {
    const structuredPrompt = await read('a red and white dog with a yellow hat')
    const prompt = await vision.structuredPrompt({
      prompt: instruction,
      structuredPrompt,
      schema: {},
      ip: other,
      seed: 1,
    })
    expect(objectsOf(prompt)).toEqual([{ description, shape_and_color: colors }])
  })

  it('adds a thing', async () => {
    const { prompt } = await change('add a yellow balloon')
    expect(objectsOf(prompt)[1]).toEqual({
      description: 'yellow balloon',
      shape_and_color: 'yellow',
    })
  })

  it('gives the prompt back when nothing is to be changed', async () => {
    const structuredPrompt = await tailored('Gopher on a pink background')
    const same = await vision.structuredPrompt({
      structuredPrompt,
      schema: identity,
      ip: gopher,
      seed: 9,
    })
    expect(same).toEqual(structuredPrompt)
  })
})

describe('words about the picture itself', () => {
  it.each([
    ['pixel art of a castle', { artistic_style: 'pixel art' }],
    ['a photo of a castle', { style_medium: 'photograph' }],
    ['a castle at night', { lighting: { conditions: 'night' } }],
    ['a castle in warm light', { lighting: { conditions: 'warm light' } }],
    ['a close-up of a castle', { aesthetics: { composition: 'close up' } }],
  ])('"%s" describe no object', async (words, fields) => {
    const prompt = await read(words)
    expect(prompt).toMatchObject(fields)
    expect(objectsOf(prompt)).toEqual([{ description: 'castle' }])
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

  /** Undefined for an instruction that cannot be read; anything else thrown fails. */
  async function answerTo(request: StructuredPromptRequest): Promise<JsonObject | undefined> {
    try {
      return await vision.structuredPrompt(request)
    } catch (problem) {
      if (request.structuredPrompt !== undefined && problem instanceof VisionInputError)
        return undefined
      throw problem
    }
  }

  it('gives JSON without null or empty values, the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (prompt, refining) => {
        const request = {
          prompt,
          schema: identity,
          ip: gopher,
          seed: 1,
          ...(refining ? { structuredPrompt: identity } : {}),
        }
        const answer = await answerTo(request)
        if (answer === undefined) return
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        expect(pruneObject(answer)).toEqual(answer)
        expect(await vision.structuredPrompt({ ...request, seed: 2 })).toEqual(answer)
      }),
      { numRuns: 300 },
    )
  })

  it('reads long text in a moment', async () => {
    const start = performance.now()
    await read('a red dog on the left and a cat in a '.repeat(300))
    await read('background gradient from '.repeat(400))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
