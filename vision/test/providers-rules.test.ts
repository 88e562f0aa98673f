import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBuiltinVision } from '../src/builtin.ts'
import type { JsonObject } from '../src/json.ts'
import type { IpContext, VisionProvider } from '../src/provider.ts'
import { captionAnswer, structuredPromptAnswer } from '../src/providers/answers/picture-answer.ts'
import { schemaAnswer, TRAITS } from '../src/providers/answers/schema-answer.ts'
import { AnswerFault } from '../src/providers/errors.ts'
import { applyEdits } from '../src/providers/rules/apply-edits.ts'
import { captionOf } from '../src/providers/rules/caption-of.ts'
import { editPrompt } from '../src/providers/rules/edit-prompt.ts'
import { FREE_FIELDS } from '../src/providers/rules/identity.ts'
import { promptOf } from '../src/providers/rules/prompt-of.ts'
import { schemaOf } from '../src/providers/rules/schema-of.ts'
import { anyDocument } from './arbitrary.ts'
import { creature, draw } from './drawings.ts'
import { adversarial, sensible } from './fake-model.ts'
import { fakeVlm } from './fake-vlm-server.ts'
import { lucy, other, remoteAt } from './remote.ts'
import {
  brokenRules,
  brokenRulesOfNew,
  differences,
  lostIdentity,
  lostTraits,
  rareTraits,
} from './rules.ts'

/** As a person writes one: in words that no program measures. */
const SCHEMA: JsonObject = {
  objects: [
    {
      description: 'a small fox with a white-tipped tail',
      shape_and_color: 'round body in warm orange and cream',
      texture: 'soft felt',
      clothing: 'a green knitted scarf',
      pose: 'sitting',
    },
  ],
  background_setting: 'a plain studio backdrop with a soft vignette',
  lighting: { conditions: 'soft daylight from a window' },
  aesthetics: { mood_atmosphere: 'gentle and curious', color_scheme: 'orange, cream and moss' },
  style_medium: 'stop-motion puppet',
  artistic_style: 'handmade, slightly uneven stitches',
  house_rules: { ears: ['pointed', 'lined with cream'] },
}

const IPS: readonly IpContext[] = [
  lucy,
  other,
  ...(['icons', 'multi_object_set', 'character_variants', 'stylized_scene'] as const).map(
    (ip_type) => ({ ...other, ip_type }),
  ),
]

const PROMPTS = [
  'waving on a beach at night',
  'a blue fox in a red coat, oil painting, gloomy mood',
  'three foxes around a camp fire',
  'a portrait without the scarf, seen from behind',
]

type Open = (use: (vision: VisionProvider) => Promise<void>) => Promise<void>

const remote =
  (wire: 'gemini' | 'openai-compatible', manners: typeof sensible): Open =>
  async (use) => {
    await using server = await fakeVlm(manners)
    await use(remoteAt(server, wire))
  }

const PROVIDERS: [string, Open][] = [
  ['builtin', (use) => use(createBuiltinVision())],
  ['gemini with a sensible model', remote('gemini', sensible)],
  ['gemini with an adversarial model', remote('gemini', adversarial)],
  ['openai-compatible with a sensible model', remote('openai-compatible', sensible)],
  ['openai-compatible with an adversarial model', remote('openai-compatible', adversarial)],
]

describe.each(PROVIDERS)('the rules hold for %s', (_, open) => {
  it('a schema has only traits that enough pictures have, each once, with the figures', async () => {
    const fills = ['#e07020', '#e07020', '#e07020', '#e07020', '#e07020', '#2050d0']
    const images = await Promise.all(fills.map((fill) => draw(creature(fill))))
    await open(async (vision) => {
      const { document, notes } = await vision.generateSchema({ images })
      expect(brokenRulesOfNew('visual-schema', document)).toEqual([])
      expect(rareTraits(document)).toEqual([])
      expect(Object.keys(document).length).toBeGreaterThan(1)
      expect(notes).toEqual([])
    })
  })

  it('a caption has every trait that was measured, unless its own picture is the odd one', async () => {
    const fills = ['#e07020', '#e07020', '#e07020', '#e07020', '#2050d0']
    const images = await Promise.all(fills.map((fill) => draw(creature(fill))))
    await open(async (vision) => {
      const { document: schema } = await vision.generateSchema({ images })
      for (const [i, image] of images.entries()) {
        const { document } = await vision.caption({ image, schema, ip: other })
        const lost = lostTraits(document, schema)
        expect(brokenRulesOfNew('caption', document)).toEqual([])
        if (i < 4) expect(lost).toEqual([])
        // What was measured in the others may be left out of its caption, so that this stays true.
        else expect(lost.filter((trait) => !trait.includes('color'))).toEqual([])
      }
    })
  })

  it('a caption has every trait that a person wrote, word for word', async () => {
    const image = await draw(creature('#e07020'))
    await open(async (vision) => {
      for (const ip of IPS) {
        const { document } = await vision.caption({
          image,
          schema: SCHEMA,
          imageName: 'blue-robot.png',
          ip,
        })
        expect(brokenRulesOfNew('caption', document)).toEqual([])
        expect(lostTraits(document, SCHEMA)).toEqual([])
      }
    })
  })

  it.each(PROMPTS)(
    'a structured prompt for “%s” has the identity word for word',
    async (prompt) => {
      await open(async (vision) => {
        for (const ip of IPS) {
          const { document } = await vision.structuredPrompt({
            prompt,
            schema: SCHEMA,
            ip,
            seed: 7,
          })
          expect(brokenRulesOfNew('structured-prompt', document)).toEqual([])
          expect(lostIdentity(document, SCHEMA)).toEqual([])
        }
      })
    },
  )

  it('a prompt without words is one of the identity', async () => {
    await open(async (vision) => {
      const { document } = await vision.structuredPrompt({ schema: SCHEMA, ip: lucy, seed: 7 })
      expect(brokenRulesOfNew('structured-prompt', document)).toEqual([])
      expect(lostIdentity(document, SCHEMA)).toEqual([])
    })
  })

  it('a structured prompt without words comes back as it was', async () => {
    await open(async (vision) => {
      const structuredPrompt = { mine: 'kept', ...SCHEMA }
      const { document, notes } = await vision.structuredPrompt({
        structuredPrompt,
        schema: SCHEMA,
        ip: lucy,
        seed: 7,
      })
      expect(JSON.stringify(document)).toBe(JSON.stringify(structuredPrompt))
      expect(notes).toEqual([])
    })
  })

  it('a structured prompt that is changed keeps the identity', async () => {
    await open(async (vision) => {
      const structuredPrompt = { short_description: 'A fox sits.', ...SCHEMA, context: 'a card' }
      const prompt = 'change the background to a beach at night'
      const request = { prompt, structuredPrompt, schema: SCHEMA, ip: lucy, seed: 7 }
      const { document } = await vision.structuredPrompt(request)
      expect(brokenRules(document)).toEqual([])
      expect(lostIdentity(document, SCHEMA)).toEqual([])
      expect(JSON.stringify(document)).not.toBe(JSON.stringify(structuredPrompt))
    })
  })
})

describe.each(PROVIDERS.filter(([name]) => !name.includes('adversarial')))(
  'an instruction to %s',
  (_, open) => {
    it('changes what it names and nothing else, not even the order of the keys', async () => {
      await open(async (vision) => {
        const document = { zebra: 1, ...SCHEMA, apple: ['x', { y: ' kept as it is ' }] }
        const instruction = 'set the background to a sandy beach'
        const { document: changed } = await vision.refine({ document, instruction, ip: other })
        expect(differences(document, changed)).toEqual(['/background_setting'])
      })
    })
  },
)

// What any model may answer, within its form or beside it.

const words = fc
  .array(fc.constantFrom('red', 'fox', 'scarf', 'on', 'a', 'hill', 'ink', 'soft'), { minLength: 1 })
  .map((all) => all.join(' '))
const FIELDS = ['shape_and_color', 'texture', 'clothing', 'pose', 'location', 'gender'] as const
const thing = fc.record(
  Object.fromEntries([...FIELDS, 'description'].map((field) => [field, words])),
  { requiredKeys: [] },
)
const anySchema = fc.record(
  {
    short_description: words,
    objects: fc.array(thing, { maxLength: 4 }),
    background_setting: words,
    lighting: fc.record({ conditions: words, mine: words }, { requiredKeys: [] }),
    aesthetics: fc.record({ color_scheme: words, mood_atmosphere: words }, { requiredKeys: [] }),
    style_medium: words,
    tags: fc.array(words, { maxLength: 2 }),
    __proto__: fc.constant(null),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>

const hostile = fc.oneof(words, fc.constantFrom('', ' ', null, '\0x', '\ud800'), fc.integer())
const text = fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: hostile })
const anyPicture = fc.record({
  short_description: words,
  objects: fc.array(
    fc.record(
      {
        description: words,
        schema_object: fc.option(fc.integer({ min: -2, max: 9 })),
        ...Object.fromEntries(FIELDS.map((field) => [field, text])),
        invented: fc.jsonValue(),
      },
      { requiredKeys: ['description'] },
    ),
    { minLength: 1, maxLength: 9 },
  ),
  background_setting: text,
  lighting: fc.oneof(fc.record({ conditions: text, invented: fc.jsonValue() }), fc.jsonValue()),
  style_medium: text,
  invented: fc.jsonValue(),
  overrides: fc.option(fc.subarray([...FREE_FIELDS, 'style_medium', 'nonsense'])),
  overruled: fc.option(
    fc.array(
      fc.record({
        words,
        field: fc.constantFrom('/style_medium', '/objects/0/clothing', '/objects/1/texture', '//'),
      }),
    ),
  ),
})

/** The result, or undefined where the answer is turned down; any other error is one of ours. */
function unlessTurnedDown<Result>(make: () => Result): Result | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof AnswerFault)) throw error
    return undefined
  }
}

const RUNS = { numRuns: 500 }
const anyIp = fc.constantFrom(...IPS)

describe('whatever a model answers', () => {
  it('a caption obeys the rules, or the answer is turned down', () => {
    fc.assert(
      fc.property(anyPicture, anySchema, anyIp, (answer, schema, ip) => {
        const caption = unlessTurnedDown(() => captionOf(captionAnswer.parse(answer), schema, ip))
        if (caption === undefined) return
        expect(brokenRulesOfNew('caption', caption)).toEqual([])
        expect(lostTraits(caption, schema)).toEqual([])
      }),
      RUNS,
    )
  })

  it('a structured prompt obeys the rules, and its notes are true, or the answer is turned down', () => {
    fc.assert(
      fc.property(anyPicture, anySchema, anyIp, words, (answer, schema, ip, prompt) => {
        const made = unlessTurnedDown(() =>
          promptOf(structuredPromptAnswer.parse(answer), schema, ip, prompt),
        )
        if (made === undefined) return
        const { document, notes } = made
        expect(brokenRulesOfNew('structured-prompt', document)).toEqual([])
        expect(lostIdentity(document, schema)).toEqual([])
        for (const note of notes) {
          if (note.code !== 'words_overruled') throw new Error(`unexpected ${note.code}`)
          const value = note.field
            .split('/')
            .slice(1)
            .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
          expect(String(value)).toContain(note.kept)
          expect(note.words.length).toBeGreaterThan(0)
          for (const one of note.words) {
            expect(prompt).toContain(one)
            expect(` ${note.kept} `).not.toContain(` ${one} `)
          }
        }
        expect(new Set(notes.map((note) => JSON.stringify(note))).size).toBe(notes.length)
      }),
      RUNS,
    )
  })

  it('a schema keeps only what enough pictures have', () => {
    const trait = fc.record({
      trait: fc.constantFrom(...TRAITS),
      object: fc.option(fc.nat({ max: 30 })),
      text: words,
      images: fc.nat({ max: 12 }),
    })
    fc.assert(
      fc.property(
        fc.array(trait, { maxLength: 30 }),
        fc.integer({ min: 1, max: 10 }),
        (traits, of) => {
          const schema = schemaOf(schemaAnswer.parse({ kind: 'other', traits }), of, {})
          expect(brokenRulesOfNew('visual-schema', schema)).toEqual([])
          expect(rareTraits(schema)).toEqual([])
          const enough = traits.filter(({ images }) => Math.min(images, of) >= 0.8 * of)
          const texts = new Set(enough.map((one) => one.text))
          const { measured_spread: _record, ...rest } = schema
          for (const said of JSON.stringify(rest).matchAll(/:"([^"]*)"/g))
            expect(texts).toContain(said[1])
        },
      ),
      RUNS,
    )
  })

  const anyEdit = fc.record({
    path: fc.oneof(
      fc.constantFrom('/background_setting', '/objects/0/clothing', '/objects/0', '/objects/-'),
      fc.constantFrom('', '/', 'x', '/objects', '/tags/0', '/__proto__/x', '/lighting/conditions'),
      fc.string({ maxLength: 9 }).map((key) => `/${key}`),
    ),
    value: fc.option(
      fc.oneof(words, fc.json(), fc.constantFrom('', 'null', '""', '{', '"\\u0000"')),
      {
        nil: undefined,
      },
    ),
  })

  it('edits touch only what they name, in any document, or are turned down', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(anyEdit, { maxLength: 5 }), (any, edits) => {
        // As it is given to a model.
        const document = applyEdits(any, [])
        const changed = unlessTurnedDown(() => applyEdits(document, edits))
        if (changed === undefined) return
        expect(brokenRules(changed).filter((rule) => !rule.includes('stored'))).toEqual([])
        // Removing an item moves those after it.
        const heads = edits.map(({ path }) =>
          path
            .replace(/^(\/[^/]*).*/, '$1')
            .replaceAll('~1', '/')
            .replaceAll('~0', '~')
            .slice(1),
        )
        for (const key of Object.keys(document))
          if (!heads.includes(key))
            expect(JSON.stringify(changed[key])).toBe(JSON.stringify(document[key]))
      }),
      RUNS,
    )
  })

  it('edits of a structured prompt leave the identity as it is', () => {
    const overruled = fc.array(fc.record({ words, field: fc.constant('/style_medium') }))
    fc.assert(
      fc.property(
        anySchema,
        fc.array(anyEdit, { maxLength: 5 }),
        overruled,
        words,
        (any, edits, claims, instruction) => {
          const schema = applyEdits(any, [])
          const document = { ...schema, context: 'a card' }
          const made = unlessTurnedDown(() =>
            editPrompt(document, { edits: [...edits], overruled: claims }, schema, instruction),
          )
          if (made === undefined) return
          expect(brokenRules(made.document)).toEqual([])
          expect(lostIdentity(made.document, schema)).toEqual([])
        },
      ),
      RUNS,
    )
  })
})
