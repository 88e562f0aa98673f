import { describe, expect, it } from 'vitest'
import { solidDisc } from '../../test/lint-sets.ts'
import type { JsonObject } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { fixDataset, type LintImage, lintDataset } from './index.ts'

const icons: IpContext = {
  ip_type: 'icons',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}
const hero: IpContext = {
  ip_type: 'defined_character',
  ip_medium: 'illustration',
  ip_name: 'Mia',
  ip_description: 'paper fox',
}

const THINGS = ['kettle', 'lantern', 'ladder', 'bicycle', 'umbrella', 'guitar', 'anchor', 'candle']

interface Set {
  schema?: JsonObject
  ip: IpContext
  images: LintImage[]
}

function set(
  captions: readonly JsonObject[],
  { schema, ip = icons }: { schema?: JsonObject; ip?: IpContext } = {},
): Set {
  const images = captions.map((caption, i) => ({
    id: i + 1,
    name: `${THINGS[i % THINGS.length]}-picture-${i}.png`,
    caption,
  }))
  return { ip, images, ...(schema === undefined ? {} : { schema }) }
}

const told = (i: number, more: JsonObject = {}): JsonObject => ({
  short_description: `a ${THINGS[i % THINGS.length]}`,
  ...more,
})
const many = (count: number, captionOf: (i: number) => JsonObject): JsonObject[] =>
  Array.from({ length: count }, (_, i) => captionOf(i))

const rulesOf = (of: Set) => lintDataset(of).findings.map(({ rule, path }) => `${rule} ${path}`)

function fixed(of: Set, chosen: (id: string) => boolean) {
  const done = fixDataset(of, chosen)
  const captions = new Map(done.images.map(({ id, ...rest }) => [id, rest]))
  const images = of.images.map((image) => {
    const change = captions.get(image.id)
    if (change === undefined) return image
    const { conflicts, ...rest } = image
    const kept = change.settled || conflicts === undefined ? {} : { conflicts }
    return { ...rest, ...kept, caption: change.caption }
  })
  const next: Set = { ...of, images, ...(done.schema === undefined ? {} : { schema: done.schema }) }
  return { next, applied: done.applied }
}

/** Finds the rule once, puts it right, and makes sure that it is gone, that nothing came instead, and that it cannot be done again. */
function putRight(of: Set, rule: string, path: string): Set {
  const before = lintDataset(of).findings
  const found = before.filter((one) => one.rule === rule && one.path === path)
  expect(found.map(({ rule: name }) => name)).toEqual([rule])
  const [{ id, fix } = { id: '', fix: undefined }] = found
  expect(fix?.description).toEqual(expect.any(String))
  const { next, applied } = fixed(of, (one) => one === id)
  expect([...applied]).toEqual([id])
  const after = lintDataset(next).findings.map((one) => one.id)
  expect(after).not.toContain(id)
  expect(before.map((one) => one.id)).toEqual(expect.arrayContaining(after))
  expect(fixed(next, (one) => one === id).applied.size).toBe(0)
  return next
}

describe('a caption against the schema', () => {
  const schema = { style_medium: 'gouache painting', lighting: { conditions: 'soft dusk' } }
  const like = (i: number) => told(i, structuredClone(schema))

  it('finds nothing where captions follow it, in more words or other case', () => {
    const captions = many(6, like)
    captions[2] = {
      ...told(2),
      style_medium: 'Gouache painting, on paper',
      lighting: { conditions: 'soft dusk.' },
    }
    expect(rulesOf(set(captions, { schema }))).toEqual([])
  })

  it('puts the schema’s text where one caption says something else', () => {
    const captions = many(6, like)
    captions[3] = told(3, { ...schema, style_medium: 'pencil drawing' })
    const next = putRight(set(captions, { schema }), 'contradicts_schema', '/style_medium')
    expect(next.images[3]?.caption.style_medium).toBe('gouache painting')
    expect(next.schema).toEqual(schema)
  })

  it('takes the trait out of the schema where most captions say different things', () => {
    const captions = many(6, (i) => told(i, { ...schema, style_medium: `${THINGS[i]} paint` }))
    captions[0] = like(0)
    const next = putRight(set(captions, { schema }), 'contradicts_schema', '/style_medium')
    expect(next.schema).toEqual({ lighting: schema.lighting })
    expect(next.images.map(({ caption }) => caption)).toEqual(captions)
  })

  it('takes the captions’ text into the schema where nearly all agree on another', () => {
    const captions = many(40, (i) => told(i, { ...schema, style_medium: 'ink drawing' }))
    captions[7] = like(7)
    const next = putRight(set(captions, { schema }), 'contradicts_schema', '/style_medium')
    expect(next.schema).toMatchObject({ style_medium: 'ink drawing' })
    expect(next.images[7]?.caption.style_medium).toBe('ink drawing')
  })

  it('puts what captions leave out where it is missing, but not where a person left it out', () => {
    const captions = many(6, like)
    captions[1] = told(1, { style_medium: schema.style_medium })
    const of = set(captions, { schema })
    const next = putRight(of, 'missing_trait', '/lighting/conditions')
    expect(next.images[1]?.caption.lighting).toEqual(schema.lighting)
    const manual = of.images.map((image) => ({ ...image, source: 'manual' as const }))
    expect(rulesOf({ ...of, images: manual })).toEqual([])
  })

  it('leaves a machine’s measured words alone, and holds a person’s against the schema', () => {
    const measured = { background_setting: 'solid white background' }
    const captions = many(6, (i) => told(i, measured))
    captions[0] = told(0, { background_setting: 'solid red background' })
    const of = set(captions, { schema: measured })
    const by = (source: 'automatic' | 'manual') => ({
      ...of,
      images: of.images.map((image) => ({ ...image, source })),
    })
    expect(rulesOf(by('automatic'))).toEqual([])
    putRight(by('manual'), 'contradicts_schema', '/background_setting')
  })

  it('takes the words of a file’s name for what the picture shows', () => {
    const pose = (text: string) => ({ objects: [{ pose: text }] })
    const captions = many(6, (i) => told(i, pose('standing')))
    captions[2] = told(2, pose('sitting'))
    const of = set(captions, { schema: pose('standing') })
    of.images[2] = { id: 3, name: 'fox sitting.png', caption: captions[2] ?? {} }
    expect(rulesOf(of)).toEqual([])
  })
})

describe('sentences against fields', () => {
  it.each<[string, JsonObject, string, string]>([
    [
      'a background',
      { background_setting: 'solid white background' },
      'a kettle on a red background',
      'a kettle on a white background',
    ],
    [
      'an article before a color',
      { background_setting: 'plain orange background' },
      'a kettle before a blue backdrop',
      'a kettle before an orange backdrop',
    ],
    [
      'a medium',
      { style_medium: 'digital illustration' },
      'A photograph of a kettle',
      'A digital illustration of a kettle',
    ],
    ['a count', { objects: [{ number_of_objects: 3 }] }, 'Two kettles', 'Three kettles'],
    [
      'a place',
      { objects: [{ location: 'center' }] },
      'a kettle in the top left corner of the picture',
      'a kettle in the center of the picture',
    ],
    [
      'a style',
      { artistic_style: 'flat, thin outline' },
      'a kettle with thick outlines',
      'a kettle with thin outlines',
    ],
  ])('rights %s that a sentence words otherwise', (_what, schema, wrong, right) => {
    const captions = many(6, (i) => told(i, structuredClone(schema)))
    captions[0] = { ...structuredClone(schema), short_description: wrong }
    const next = putRight(set(captions, { schema }), 'prose_contradicts', '/short_description')
    expect(next.images[0]?.caption.short_description).toBe(right)
  })

  it('rights a character’s color, and lets other things have theirs', () => {
    const schema = { objects: [{ shape_and_color: 'blue and white' }] }
    const captions = many(6, (i) => ({
      objects: [{ description: `Mia with a red hat and a ${THINGS[i]}`, ...schema.objects[0] }],
    }))
    const of = set(captions, { schema, ip: hero })
    expect(rulesOf(of)).toEqual([])
    captions[1] = {
      objects: [{ description: 'a red Mia with a yellow hat', ...schema.objects[0] }],
    }
    const next = putRight(
      set(captions, { schema, ip: hero }),
      'prose_contradicts',
      '/objects/0/description',
    )
    expect(next.images[1]?.caption).toMatchObject({
      objects: [{ description: 'a blue Mia with a yellow hat' }],
    })
  })

  it.each([
    ['a red flag waves; the background is calm', { background_setting: 'solid white background' }],
    ['a gopher takes a photograph of a painting', { style_medium: 'digital illustration' }],
    ['two-tone kettle', { objects: [{ number_of_objects: 3 }] }],
    ['a kettle left of a cup', { objects: [{ location: 'right' }] }],
    ['a dark blue background', { background_setting: 'solid blue background' }],
  ])('does not read %j as a claim about the picture', (sentence, schema) => {
    const captions = many(6, (i) => told(i, structuredClone(schema as JsonObject)))
    captions[0] = { ...structuredClone(schema as JsonObject), short_description: sentence }
    expect(rulesOf(set(captions, { schema: schema as JsonObject }))).toEqual([])
  })
})

describe('traits that never vary', () => {
  it('go into the schema, with the few captions that lack them', () => {
    const captions = many(40, (i) => told(i, { style_medium: 'cut paper' }))
    captions[9] = told(9)
    captions[9] = { ...captions[9], context: 'poster' }
    const next = putRight(
      set(captions, { schema: { context: 'poster' } }),
      'unvarying_trait',
      '/style_medium',
    )
    expect(next.schema).toEqual({ context: 'poster', style_medium: 'cut paper' })
    expect(next.images[9]?.caption.style_medium).toBe('cut paper')
  })

  it('are not looked for among fewer than five captions, nor in what is each picture’s own', () => {
    const same = (i: number): JsonObject => ({ ...told(i), style_medium: 'cut paper' })
    expect(rulesOf(set(many(4, same), { schema: { artistic_style: 'x' } }))).not.toContain(
      'unvarying_trait /style_medium',
    )
    const own = many(6, (i) => ({ short_description: 'a thing', context: `${THINGS[i]}` }))
    expect(rulesOf(set(own, { schema: {} }))).toEqual([])
  })
})

describe('the schema against the pictures', () => {
  const colored = (
    schema: JsonObject,
    captionOf: (i: number) => JsonObject,
    background = '#ffffff',
  ) => {
    const of = set(many(6, captionOf), { schema })
    const glances = of.images.map((_, i) =>
      solidDisc(['#2a66d9', '#2a60d0', '#3070e0'][i % 3] ?? '', background, i),
    )
    return {
      ...of,
      images: of.images.map((image, i) => ({ ...image, measured: glances[i] })),
    } as Set
  }

  it('takes a color out that no picture has, here and in the captions', () => {
    const objects = [{ shape_and_color: 'blue and red' }]
    const of = colored({ objects }, (i) => told(i, structuredClone({ objects })))
    const next = putRight(of, 'unseen_trait', '/objects/0/shape_and_color')
    expect(next.schema).toEqual({ objects: [{ shape_and_color: 'blue' }] })
    expect(next.images[0]?.caption.objects).toEqual([{ shape_and_color: 'blue' }])
  })

  it.each([
    ['a background', { background_setting: 'solid black background' }, '/background_setting'],
    ['a place', { objects: [{ location: 'top left' }] }, '/objects/0/location'],
    ['a size', { objects: [{ relative_size: 'small' }] }, '/objects/0/relative_size'],
    ['a medium', { style_medium: 'photograph' }, '/style_medium'],
  ])('takes %s out that no picture has', (_what, schema, path) => {
    const of = colored(schema as JsonObject, (i) => told(i, structuredClone(schema as JsonObject)))
    const next = putRight(of, 'unseen_trait', path)
    expect(next.schema).toEqual({})
    expect(next.images.map(({ caption }) => caption)).toEqual(many(6, (i) => told(i)))
  })

  it('takes what the captions measured where the schema’s word is wrong', () => {
    const of = colored({ background_setting: 'solid black background' }, (i) =>
      told(i, { background_setting: 'solid white background' }),
    )
    const next = putRight(of, 'unseen_trait', '/background_setting')
    expect(next.schema).toEqual({ background_setting: 'solid white background' })
  })

  it('takes a trait out that only some pictures have', () => {
    const schema = { background_setting: 'solid white background' }
    const of = colored(schema, (i) =>
      told(i, {
        ...schema,
        background_setting: i < 2 ? 'solid white background' : 'solid black background',
      }),
    )
    const images = of.images.map((image, i) =>
      i < 2 ? image : { ...image, measured: solidDisc('#2a66d9', '#111111', i) },
    )
    const next = putRight({ ...of, images }, 'varying_trait', '/background_setting')
    expect(next.schema).toEqual({})
  })

  it('believes the schema’s own record where there are no pictures', () => {
    const schema = {
      objects: [{ location: 'center' }],
      measured_spread: { 'objects[0].location': { share: 0.5 }, style_medium: { share: 1 } },
    }
    const captions = many(6, (i) => told(i, { objects: [{ location: i < 3 ? 'center' : 'left' }] }))
    const next = putRight(set(captions, { schema }), 'varying_trait', '/objects/0/location')
    expect(next.schema).toEqual({ measured_spread: { style_medium: { share: 1 } } })
  })

  it('takes out what one image alone is named for', () => {
    const objects = (i: number) => [
      { description: `thing ${THINGS[i]}`, action: 'riding a bicycle' },
    ]
    const schema = { objects: [{ action: 'riding a bicycle' }] }
    const of = set(
      many(6, (i) => ({ objects: objects(i) })),
      { schema },
    )
    const next = putRight(of, 'one_image_trait', '/objects/0/action')
    expect(next.schema).toEqual({})
    expect(
      next.images
        .filter(({ caption }) => JSON.stringify(caption).includes('riding'))
        .map(({ id }) => id),
    ).toEqual([4])
  })
})

describe('plain slips', () => {
  it.each([
    ['IMG_0042 kettle', 'kettle'],
    ['a kettle (DSC01234.JPG)', 'a kettle'],
    ['a kettle from kettle-picture-0.png on a table', 'a kettle on a table'],
    ['kettle 550e8400-e29b-41d4-a716-446655440000', 'kettle'],
    ['a kettle named kettle_old_7', 'a kettle'],
  ])('takes the file name out of %j', (wrong, right) => {
    const captions = many(6, (i) => told(i))
    captions[0] = { short_description: wrong }
    const of = set(captions)
    if (wrong.endsWith('kettle_old_7'))
      of.images[0] = { id: 1, name: 'kettle_old_7.png', caption: captions[0] ?? {} }
    const next = putRight(of, 'leaked_file_name', '/short_description')
    expect(next.images[0]?.caption.short_description).toBe(right)
  })

  it.each([
    'a t-shirt',
    'a 1920x1080 screen',
    'decade of facade, #ff00aa',
    'a kettle, version 2',
    'red_apple',
  ])('leaves %j alone', (text) => {
    const of = set([{ short_description: text }])
    of.images[0] = { id: 1, name: 't-shirt.png', caption: { short_description: text } }
    expect(rulesOf(of)).toEqual([])
  })

  it('leaves letters that can be read in the picture alone', () => {
    expect(rulesOf(set([told(0, { text_render: [{ text: 'IMG_0042.jpg' }] })]))).toEqual([])
  })

  it('takes a file name out of the schema and of every caption that follows it', () => {
    const schema = { context: 'kettle_old_7 poster' }
    const of = set(
      many(6, (i) => told(i, schema)),
      { schema },
    )
    of.images[5] = { id: 6, name: 'kettle_old_7.png', caption: told(5, schema) }
    const next = putRight(of, 'leaked_file_name', '/context')
    expect(next.schema).toEqual({ context: 'poster' })
    expect(next.images.every(({ caption }) => caption.context === 'poster')).toBe(true)
  })

  it.each([
    ['shape_and_colour', 'shape_and_color'],
    ['Description', 'description'],
    ['apearance_details', 'appearance_details'],
  ])('renames the key %s', (key, meant) => {
    const of = set([told(0, { objects: [{ [key]: 'round, red' }] })])
    const next = putRight(of, 'misspelt_key', `/objects/0/${key}`)
    expect(next.images[0]?.caption.objects).toEqual([{ [meant]: 'round, red' }])
  })

  it('leaves keys of somebody’s own, and a known key beside its misspelling', () => {
    const of = set([
      told(0, { hat_type: 'bowler', tags: ['a'], styleMedium: 'ink', style_medium: 'ink' }),
    ])
    expect(rulesOf(of)).toEqual([])
  })

  it('leaves empty values and the record of measurement out', () => {
    const of = set([
      told(0, {
        context: ' ',
        objects: [],
        lighting: { conditions: null },
        measured_spread: { a: { share: 1 } },
      }),
    ])
    const next = putRight(of, 'empty_value', '')
    const clean = putRight(next, 'leftover_measurement', '/measured_spread')
    expect(clean.images[0]?.caption).toEqual(told(0))
  })

  it('settles a conflict by what the person wrote', () => {
    const of = set([told(0)])
    of.images = of.images.map((image) => ({ ...image, conflicts: ['/context'] }))
    const next = putRight(of, 'caption_conflict', '/context')
    expect(next.images[0]?.caption).toEqual(told(0))
  })
})

describe('what a caption must say', () => {
  it('describes an empty one by its file’s name', () => {
    const captions = many(6, (i) => told(i))
    captions[2] = {}
    const next = putRight(set(captions), 'empty_caption', '')
    expect(next.images[2]?.caption).toEqual({ objects: [{ description: 'ladder icon' }] })
  })

  it('finds one that only repeats the schema', () => {
    const schema = { style_medium: 'cut paper' }
    const captions = many(6, (i) => told(i, schema))
    captions[1] = { ...schema }
    putRight(set(captions, { schema }), 'empty_caption', '')
  })

  it('puts a character’s name before the description', () => {
    const captions = many(6, (i) => ({
      objects: [{ description: `Mia, paper fox with a ${THINGS[i]}` }],
    }))
    captions[4] = { objects: [{ description: 'paper fox reading' }] }
    const next = putRight(set(captions, { ip: hero }), 'unnamed_character', '')
    expect(next.images[4]?.caption).toEqual({
      objects: [{ description: 'Mia, paper fox reading' }],
    })
    expect(rulesOf(set([{ short_description: 'Mia’s hat' }], { ip: hero }))).toEqual([])
    expect(rulesOf(set(captions))).toEqual([])
  })

  it('adds what was measured where captions say the same of pictures that look different', () => {
    const of = set(many(6, (i) => (i < 3 ? { short_description: 'a thing' } : told(i))))
    const colors = ['#d92b2b', '#2a66d9', '#3fa34d', '#111111', '#8c8c8c', '#f9d62e']
    of.images = of.images.map((image, i) => ({
      ...image,
      measured: solidDisc(colors[i] ?? '', '#ffffff', i),
    }))
    const next = putRight(of, 'same_caption', '')
    expect(next.images.slice(0, 3).map(({ caption }) => JSON.stringify(caption.objects))).toEqual(
      ['red', 'blue', 'green'].map((color) => expect.stringContaining(color)),
    )
  })

  it('says nothing of captions alike where the pictures are', () => {
    const of = set(many(3, () => ({ short_description: 'a thing' })))
    of.images = of.images.map((image) => ({
      ...image,
      measured: solidDisc('#d92b2b', '#ffffff', 0),
    }))
    expect(rulesOf(of)).toEqual([])
  })
})

describe('ids', () => {
  it('are the same for the same fault, whatever images have it', () => {
    const schema = { style_medium: 'gouache' }
    const captions = many(8, (i) => told(i, schema))
    const id = (wrong: number) => {
      const with_ = captions.map((caption, i) =>
        i === wrong ? { ...caption, style_medium: 'ink' } : caption,
      )
      return lintDataset(set(with_, { schema })).findings.map((one) => one.id)
    }
    expect(id(2)).toHaveLength(1)
    expect(id(2)).toEqual(id(5))
  })
})
