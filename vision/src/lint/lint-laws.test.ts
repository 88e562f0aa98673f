import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDocument, anyIp } from '../../test/arbitrary.ts'
import { solidDisc } from '../../test/lint-sets.ts'
import { isObject, type JsonObject } from '../json.ts'
import type { IpContext } from '../provider.ts'
import { fixDataset, type LintImage, lintDataset } from './index.ts'

interface Set {
  schema: JsonObject | undefined
  ip: IpContext
  images: LintImage[]
}

const GLANCES = [
  solidDisc('#d92b2b', '#ffffff', 0),
  solidDisc('#2a66d9', '#ffffff', 4),
  solidDisc('#2a66d9', '#111111', 9),
]
const NAMES = [
  'IMG_0042.JPG',
  'fox_reading_2.png',
  'fox-waving.png',
  'red hat.png',
  'a1b2c3d4e5f6.webp',
  'x.png',
]

/** Words that rules know, so that random sets meet them. */
const TEXTS = [
  'center',
  'left',
  'large',
  'blue',
  'blue and red',
  'red, white',
  'solid white background',
  'solid black background',
  'a fox on a red background',
  'photograph',
  'digital illustration',
  'A photo of a fox',
  'flat',
  'flat, thick outline',
  'thin outline',
  'IMG_0042 fox',
  'fox_reading_2',
  'fox reading',
  'Two foxes',
  '',
  ' ',
  'red fox',
  'a fox with thick outlines',
]
const PATHS: readonly (readonly string[])[] = [
  ['short_description'],
  ['background_setting'],
  ['style_medium'],
  ['artistic_style'],
  ['context'],
  ['styleMedium'],
  ['backgroud_setting'],
  ['lighting', 'conditions'],
  ['aesthetics', 'color_scheme'],
  ['objects', '0', 'description'],
  ['objects', '0', 'location'],
  ['objects', '0', 'relative_size'],
  ['objects', '0', 'shape_and_color'],
  ['objects', '0', 'action'],
  ['objects', '1', 'location'],
  ['hat'],
]

const plainDocument = fc
  .array(fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(...TEXTS)), { maxLength: 9 })
  .map((entries) => {
    const document: JsonObject = {}
    const objects: JsonObject[] = []
    for (const [[head = '', second = '', third], text] of entries) {
      if (third !== undefined) {
        const place = Math.min(Number(second), objects.length)
        objects[place] = { ...objects[place], [third]: text }
      } else if (second === '') document[head] = text
      else document[head] = { ...(isObject(document[head]) ? document[head] : {}), [second]: text }
    }
    // A key and its misspelling side by side: once the one is gone, the other becomes it.
    if ('style_medium' in document) delete document.styleMedium
    if ('background_setting' in document) delete document.backgroud_setting
    return objects.length === 0 ? document : { ...document, objects }
  })
const document = fc.oneof(
  { weight: 4, arbitrary: plainDocument },
  { weight: 1, arbitrary: anyDocument },
)

const image = (caption: fc.Arbitrary<JsonObject>) =>
  fc.record(
    {
      name: fc.constantFrom(...NAMES),
      caption,
      source: fc.constantFrom('automatic' as const, 'manual' as const),
      conflicts: fc.constantFrom<string[]>([], ['/context']),
      measured: fc.constantFrom(...GLANCES),
    },
    { requiredKeys: ['name', 'caption'] },
  )

/** Sets whose captions are mostly alike, as those of one schema are, and sets of anything. */
const anySet: fc.Arbitrary<Set> = fc
  .tuple(
    fc.option(document, { nil: undefined }),
    anyIp,
    fc.oneof(
      fc.array(image(document), { maxLength: 7 }),
      fc
        .tuple(document, fc.array(fc.option(document, { freq: 3 }), { minLength: 4, maxLength: 8 }))
        .chain(([common, odd]) => fc.tuple(...odd.map((own) => image(fc.constant(own ?? common))))),
      fc
        .tuple(document, fc.integer({ min: 20, max: 24 }))
        .chain(([common, count]) =>
          fc.tuple(
            image(document),
            ...Array.from({ length: count }, () => image(fc.constant(common))),
          ),
        ),
    ),
  )
  .map(([schema, ip, images]) => ({
    schema,
    ip,
    images: images.map((one, i) => ({ id: i + 1, ...one })),
  }))

function fixed(
  set: Set,
  chosen: (id: string) => boolean,
): { next: Set; applied: globalThis.Set<string> } {
  const done = fixDataset(set, chosen)
  const changes = new Map(done.images.map((change) => [change.id, change]))
  const images = set.images.map(({ conflicts, ...one }) => {
    const change = changes.get(one.id)
    const kept = conflicts === undefined || change?.settled ? {} : { conflicts }
    return { ...one, ...kept, caption: change?.caption ?? one.caption }
  })
  return { next: { ...set, images, schema: done.schema }, applied: done.applied }
}

const idsOf = (set: Set) => lintDataset(set).findings.map(({ id }) => id)
const RUNS = Number(process.env.LINT_RUNS ?? 60)

describe('the laws of lint', () => {
  it('any set is judged without a crash, the same twice, with ids that are each other’s only once', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const report = lintDataset(set)
        expect(report.checked_images).toBe(set.images.length)
        const ids = report.findings.map(({ id }) => id)
        expect(new globalThis.Set(ids).size).toBe(ids.length)
        expect(lintDataset(set)).toEqual(report)
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 40_000 },
    )
  })

  it('one fix takes its finding away, leaves JSON, and has nothing left to do', () => {
    fc.assert(
      fc.property(anySet, fc.nat(), (set, pick) => {
        const fixable = lintDataset(set).findings.filter(({ fix }) => fix !== undefined)
        const one = fixable[pick % Math.max(1, fixable.length)]
        if (one === undefined) return
        const { next, applied } = fixed(set, (id) => id === one.id)
        expect(idsOf(next)).not.toContain(one.id)
        expect([...applied]).toEqual([one.id])
        const captions = next.images.map(({ caption }) => caption)
        expect(JSON.parse(JSON.stringify(captions))).toEqual(captions)
        expect(fixed(next, (id) => id === one.id).applied.size).toBe(0)
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 40_000 },
    )
  })

  it('fixing all never leaves more to put right than there was', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const fixable = (one: Set) => lintDataset(one).findings.filter(({ fix }) => fix).length
        expect(fixable(fixed(set, () => true).next)).toBeLessThanOrEqual(fixable(set))
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 40_000 },
    )
  })
})
