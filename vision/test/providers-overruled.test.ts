import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../src/json.ts'
import { fakeVlm } from './fake-vlm-server.ts'
import { lucy, remoteAt, WIRES } from './remote.ts'

const SCHEMA: JsonObject = {
  objects: [
    {
      description: 'Lucy, a small fox',
      shape_and_color: 'orange and white',
      clothing: 'a green scarf',
    },
    { description: 'Pip, a sparrow', clothing: 'a paper hat' },
    { description: 'Otto, an owl', clothing: 'round glasses' },
  ],
  background_setting: 'plain cream background',
  aesthetics: { mood_atmosphere: 'gentle' },
  style_medium: 'watercolor',
}

describe.each(WIRES)('words that the identity overrules, over %s', (wire) => {
  async function make(prompt: string, answer: JsonObject, structuredPrompt?: JsonObject) {
    await using server = await fakeVlm([{ json: answer }])
    const remote = remoteAt(server, wire)
    const made = await remote.structuredPrompt({
      prompt,
      schema: SCHEMA,
      ip: lucy,
      seed: 1,
      ...(structuredPrompt === undefined ? {} : { structuredPrompt }),
    })
    return { ...made, asked: server.asked }
  }

  const picture = (object: JsonObject, rest: JsonObject = {}): JsonObject => ({
    short_description: 'Lucy waves.',
    objects: [{ schema_object: 0, description: 'Lucy waving', ...object }],
    ...rest,
  })

  it('are told with the field and what was kept, as the model says', async () => {
    const { notes, document } = await make(
      'Lucy with BLUE  fur, waving',
      picture({}, { overruled: [{ words: 'blue fur', field: '/objects/0/shape_and_color' }] }),
    )
    expect(notes).toEqual([
      {
        code: 'words_overruled',
        message:
          'The identity overrules "BLUE  fur": /objects/0/shape_and_color stays "orange and white"',
        words: ['BLUE  fur'],
        field: '/objects/0/shape_and_color',
        kept: 'orange and white',
      },
    ])
    expect(document.overruled).toBeUndefined()
  })

  it('are told of one field together, each once', async () => {
    const field = '/objects/0/shape_and_color'
    const overruled = ['blue', 'blue fur', 'red paws', 'blue fur'].map((words) => ({
      words,
      field,
    }))
    const { notes } = await make('Lucy with blue fur and red paws', picture({}, { overruled }))
    expect(notes).toMatchObject([{ field, words: ['blue fur', 'red paws'] }])
  })

  it('are found where the model wrote them into the identity and kept silent', async () => {
    const { notes, document } = await make(
      'Lucy in a red winter coat, oil painting on linen, gloomy',
      picture(
        { clothing: 'a red winter coat', shape_and_color: 'orange and white' },
        { style_medium: 'oil painting on linen', aesthetics: { mood_atmosphere: 'gloomy' } },
      ),
    )
    expect(notes).toMatchObject([
      { field: '/objects/0/clothing', words: ['red winter coat'], kept: 'a green scarf' },
      { field: '/aesthetics/mood_atmosphere', words: ['gloomy'], kept: 'gentle' },
      { field: '/style_medium', words: ['oil painting', 'linen'], kept: 'watercolor' },
    ])
    expect(document).toMatchObject({ style_medium: 'watercolor' })
  })

  it('are not told of when the picture has them elsewhere', async () => {
    const { notes } = await make(
      'Lucy in a forest',
      picture(
        { clothing: 'a green scarf in a forest' },
        { background_setting: 'a forest', overrides: ['background_setting'] },
      ),
    )
    expect(notes).toEqual([])
  })

  it('are not told of where a prompt may ask for what it likes', async () => {
    const { notes, document } = await make(
      'Lucy on a blue beach',
      picture({}, { background_setting: 'a blue beach', overrides: ['background_setting'] }),
    )
    expect(document).toMatchObject({ background_setting: 'a blue beach' })
    expect(notes).toEqual([])
  })

  it.each<[string, JsonObject]>([
    ['words that the prompt does not have', { words: 'green fur', field: '/style_medium' }],
    ['a part of a word', { words: 'wav', field: '/style_medium' }],
    ['a field that the schema does not have', { words: 'waving', field: '/artistic_style' }],
    ['a field that yields to the prompt', { words: 'waving', field: '/background_setting' }],
    ['a whole object', { words: 'waving', field: '/objects/0' }],
    ['no pointer', { words: 'waving', field: 'clothing' }],
    ['words that the identity has', { words: 'orange', field: '/objects/0/shape_and_color' }],
  ])('are not believed to be %s', async (_, claim) => {
    const { notes } = await make('an orange Lucy waving', picture({}, { overruled: [claim] }))
    expect(notes).toEqual([])
  })

  it('are told by the field of the picture where the schema has more objects than it', async () => {
    const overruled = [
      { words: 'sunglasses', field: '/objects/2/clothing' },
      { words: 'top hat', field: '/schema/objects/1/clothing' },
    ]
    const { notes, document } = await make('Lucy and Otto with sunglasses, Pip in a top hat', {
      ...picture({}),
      objects: [
        { schema_object: 0, description: 'Lucy' },
        { schema_object: 2, description: 'Otto' },
      ],
      overruled,
    })
    // Pip is not in it, so nothing of Pip's could be kept.
    expect(notes).toMatchObject([{ field: '/objects/1/clothing', kept: 'round glasses' }])
    expect(document).toMatchObject({ objects: [{}, { clothing: 'round glasses' }] })
  })

  const BASE: JsonObject = { short_description: 'Lucy waves.', ...SCHEMA, context: 'a card' }

  it('of a change are told, and the rest of it is made', async () => {
    const { notes, document } = await make(
      'give her a red coat, and put it on a poster',
      {
        edits: [
          { path: '/context', value: '"a poster"' },
          { path: '/objects/0/clothing', value: '"a red coat"' },
        ],
      },
      BASE,
    )
    expect(document).toEqual({ ...BASE, context: 'a poster' })
    expect(notes).toMatchObject([
      { field: '/objects/0/clothing', words: ['red coat'], kept: 'a green scarf' },
    ])
  })

  it('of a removal are told', async () => {
    const edits = [
      { path: '/objects/0/clothing', value: null },
      { path: '/context', value: null },
    ]
    const { notes, document } = await make('remove the scarf and the card', { edits }, BASE)
    const { context: _gone, ...kept } = BASE
    expect(document).toEqual(kept)
    expect(notes).toMatchObject([
      { field: '/objects/0/clothing', words: ['scarf'], kept: 'a green scarf' },
    ])
  })

  it('of a change that only asks for them leave the prompt as it is, with the note', async () => {
    const overruled = [{ words: 'blue', field: '/objects/0/shape_and_color' }]
    const { notes, document, asked } = await make('make Lucy blue', { overruled }, BASE)
    expect(document).toEqual(BASE)
    expect(notes).toMatchObject([{ words: ['blue'], kept: 'orange and white' }])
    expect(asked).toHaveLength(1)
  })

  it('may stand in the identity when they are to be gone', async () => {
    const overruled = [{ words: 'scarf', field: '/objects/0/clothing' }]
    const { notes } = await make('Lucy without the scarf', picture({}, { overruled }))
    expect(notes).toMatchObject([{ words: ['scarf'], kept: 'a green scarf' }])
  })

  it('are asked for in the form of the answer and in the prompt, under a new version', async () => {
    const { asked } = await make('Lucy', picture({}))
    expect(asked[0]?.system).toContain('"overruled"')
    expect(JSON.stringify(asked[0]?.schema)).toContain('"overruled"')
    const changed = await make('a poster', { edits: [{ path: '/context', value: 'poster' }] }, BASE)
    expect(changed.asked[0]?.system).toContain('"overruled"')
    expect(JSON.stringify(changed.asked[0]?.schema)).toContain('"overruled"')
  })
})
