import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDocument as anyValues } from '../../test/arbitrary.ts'
import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import type { MergeConflict } from './conflict.ts'
import { mergeDocuments } from './merge-documents.ts'
import { mergeText } from './merge-text.ts'
import { pointerTo, valueAt } from './pointer.ts'
import { resolveConflicts } from './resolve.ts'
import { isSame } from './same.ts'
import { standingConflicts } from './standing.ts'

const RUNS = 2_000

/** As they come over the wire: infinite numbers do not. */
const anyDocument = anyValues.map((values): JsonObject => JSON.parse(JSON.stringify(values)))

/** A document and two that were made from it by changes here and there. */
const threeVersions = anyDocument.chain((base) =>
  fc.tuple(fc.constant(base), changed(base), changed(base)),
)

function changed(base: JsonObject): fc.Arbitrary<JsonObject> {
  const keys = Object.keys(base)
  return fc
    .tuple(
      anyDocument,
      fc.subarray(keys),
      fc.subarray(keys),
      fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
    )
    .map(([other, removed, mixed, items]) => {
      const kept = Object.entries(base).filter(([key]) => !removed.includes(key))
      const entries = kept.map(([key, value]) => {
        const [replacement] = Object.values(other)
        if (!mixed.includes(key)) return [key, value] as const
        if (Array.isArray(value)) return [key, shuffled(value, items, other)] as const
        if (isObject(value)) return [key, { ...value, ...other }] as const
        return [key, replacement ?? 'new words'] as const
      })
      return Object.fromEntries([...entries, ...Object.entries(other).slice(0, 2)])
    })
}

/** A list whose items are taken away, moved and changed. */
function shuffled(list: readonly JsonValue[], places: readonly number[], other: JsonObject) {
  const items = [...list]
  for (const place of places) {
    const [item] = items.splice(place, 1)
    if (item === undefined) items.push(other)
    else if (place % 2 === 0) items.unshift(isObject(item) ? { ...item, ...other } : item)
  }
  return items
}

const law = (check: (base: JsonObject, ours: JsonObject, theirs: JsonObject) => void) =>
  fc.assert(
    fc.property(threeVersions, ([base, ours, theirs]) => check(base, ours, theirs)),
    { numRuns: RUNS },
  )

describe('any three versions of a document', () => {
  it('merge to the side that changed anything, where only one did', () => {
    law((base, ours) => {
      expect(mergeDocuments(base, ours, base)).toEqual({ document: ours, conflicts: [] })
      expect(JSON.stringify(mergeDocuments(base, ours, base).document)).toBe(JSON.stringify(ours))
      expect(mergeDocuments(base, base, ours)).toEqual({ document: ours, conflicts: [] })
      expect(mergeDocuments(base, ours, ours)).toEqual({ document: ours, conflicts: [] })
    })
  })

  it('lose no edit of ours: what differs from the base is in the merged document', () => {
    law((base, ours, theirs) => {
      const { document } = mergeDocuments(base, ours, theirs)
      expectEdits(base, ours, document)
    })
  })

  it('merge to the same when the same comes once more, conflicts included', () => {
    law((base, ours, theirs) => {
      const once = mergeDocuments(base, ours, theirs)
      const twice = mergeDocuments(theirs, once.document, theirs, once.conflicts)
      expect(JSON.stringify(twice.document)).toBe(JSON.stringify(once.document))
      expect(twice.conflicts).toEqual(once.conflicts)
    })
  })

  it('merge without conflict to the same, whichever of the two is ours', () => {
    law((base, ours, theirs) => {
      const [one, other] = [mergeDocuments(base, ours, theirs), mergeDocuments(base, theirs, ours)]
      expect(one.conflicts.length === 0).toBe(other.conflicts.length === 0)
      if (one.conflicts.length === 0)
        expect(unordered(one.document)).toEqual(unordered(other.document))
    })
  })

  it('merge to JSON no deeper than the deepest of them, and are left as they were', () => {
    law((base, ours, theirs) => {
      const before = JSON.stringify([base, ours, theirs])
      const { document, conflicts } = mergeDocuments(base, ours, theirs)
      expect(JSON.stringify([base, ours, theirs])).toBe(before)
      expect(depthOf(document)).toBeLessThanOrEqual(Math.max(depthOf(ours), depthOf(theirs)))
      expect(Object.getPrototypeOf(document)).toBe(Object.prototype)
      expect(JSON.parse(JSON.stringify(conflicts))).toEqual(conflicts)
    })
  })

  it('conflict at places where the merged document holds ours, both changed, and each in its own way', () => {
    law((base, ours, theirs) => {
      const { document, conflicts } = mergeDocuments(base, ours, theirs)
      for (const conflict of conflicts) {
        expect(isSame(valueAt(document, conflict.path), conflict.ours)).toBe(true)
        expect(isSame(conflict.ours, conflict.theirs)).toBe(false)
        expect(isSame(conflict.base, conflict.ours)).toBe(false)
        expect(isSame(conflict.base, conflict.theirs)).toBe(false)
      }
    })
  })

  it('have each conflict resolved by taking a side, and none is left when all are', () => {
    law((base, ours, theirs) => {
      const { document, conflicts } = mergeDocuments(base, ours, theirs)
      const kept = resolveConflicts(document, conflicts, () => 'ours')
      expect(kept).toEqual({ document, conflicts: [] })
      expect(resolveConflicts(document, conflicts, () => undefined)).toEqual({
        document,
        conflicts,
      })
      const taken = resolveConflicts(document, conflicts, () => 'theirs')
      expect(taken.conflicts).toEqual([])
      for (const one of conflicts) {
        const choose = (conflict: MergeConflict) => (conflict === one ? 'theirs' : undefined)
        const step = resolveConflicts(document, conflicts, choose)
        expect(step.conflicts).toHaveLength(conflicts.length - 1)
        for (const { path, ours: own } of step.conflicts)
          expect(isSame(valueAt(step.document, path), own)).toBe(true)
      }
    })
  })

  it('keep conflicts open that an edit elsewhere leaves as they are', () => {
    law((base, ours, theirs) => {
      const { document, conflicts } = mergeDocuments(base, ours, theirs)
      const edited = { ...document, 'a key of mine': 'new' }
      expect(standingConflicts(conflicts, document, edited)).toEqual(conflicts)
      expect(standingConflicts(conflicts, document, document)).toEqual(conflicts)
    })
  })
})

/** Follows objects; lists of things have tests of their own. */
function expectEdits(base: JsonObject, ours: JsonObject, merged: JsonObject): void {
  for (const key of new Set([...Object.keys(base), ...Object.keys(ours)])) {
    const path = pointerTo('', key)
    const [was, own, is] = [base, ours, merged].map((one) => valueAt(one, path))
    if (isSame(was, own) || isSame(own, is)) continue
    if (typeof was === 'string' && typeof own === 'string' && typeof is === 'string') {
      // All that was changed in the text is changed in the merged one.
      expect(mergeText(was, own, is), key).toBe(is)
    } else if (isObject(own)) {
      expectEdits(isObject(was) ? was : {}, own, isObject(is) ? is : {})
    } else {
      const lists = [was, own, is].every((value) => Array.isArray(value) && value.every(isObject))
      expect(lists, `${key} of ours is lost`).toBe(true)
    }
  }
}

/** Lists as sets: what two sides added at one place has no order of its own. */
function unordered(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const items = value.map(unordered)
    return items.sort((a, b) => (stable(a) < stable(b) ? -1 : 1))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, unordered(child)]))
}

function stable(value: JsonValue): string {
  if (!isObject(value)) return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function depthOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

// Documents of a known form, in which a test can follow every single field and thing through the merge.

const FIELDS = ['pose', 'location', 'texture', 'clothing']
const NOUNS = 'fox hat tree lamp boat drum kite well'.split(' ')

interface Thing {
  noun: string
  fields: Record<string, string>
}
/** A change of one thing: another value of a field, none, or nothing of the thing at all. */
interface Change {
  noun: string
  field: string
  value: string | undefined
  gone: boolean
}

function things(nouns: readonly string[]): Thing[] {
  return nouns.map((noun) => ({
    noun,
    fields: Object.fromEntries(FIELDS.map((field) => [field, `${field} of the ${noun}`])),
  }))
}

function documentOf(list: readonly Thing[]): JsonObject {
  return {
    objects: list.map(({ noun, fields }) => ({ description: `a ${noun} as such`, ...fields })),
  }
}

function withChanges(list: readonly Thing[], changes: readonly Change[]): Thing[] {
  return list
    .filter(({ noun }) => !changes.some((change) => change.noun === noun && change.gone))
    .map(({ noun, fields }) => {
      const own = changes.filter((change) => change.noun === noun && !change.gone)
      const entries = Object.entries(fields).flatMap(([key, value]) => {
        const change = own.find(({ field }) => field === key)
        if (change === undefined) return [[key, value] as const]
        return change.value === undefined ? [] : [[key, change.value] as const]
      })
      return { noun, fields: Object.fromEntries(entries) }
    })
}

function thingOf(document: JsonObject, noun: string): JsonObject | undefined {
  const list = document.objects as JsonObject[]
  return list.find(({ description }) => description === `a ${noun} as such`)
}

const changes = (values: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      noun: fc.constantFrom(...NOUNS),
      field: fc.constantFrom(...FIELDS),
      value: fc.option(fc.constantFrom(...values), { nil: undefined }),
      gone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { selector: ({ noun, field }) => `${noun} ${field}`, maxLength: 12 },
  )

const twoEdits = fc.record({
  nouns: fc.shuffledSubarray(NOUNS, { minLength: 1 }),
  mine: changes(['mine', 'both']),
  others: changes(['theirs', 'both']),
  added: fc.boolean(),
})

describe('things in a list', () => {
  const NEW = { description: 'a brand new lighthouse', pose: 'tall' }

  it('lose no edit, wherever they have moved to, and conflict exactly where both sides changed the same', () => {
    fc.assert(
      fc.property(twoEdits, ({ nouns, mine, others, added }) => {
        const list = things(nouns)
        const base = documentOf(list)
        const [ours, theirs] = [mine, others].map((made) => documentOf(withChanges(list, made)))
        if (ours === undefined || theirs === undefined) throw new Error('two were made')
        // What comes where something else went may as well be that, described anew.
        const isAdded = added && !others.some(({ gone }) => gone)
        if (isAdded) (theirs.objects as JsonObject[]).unshift(NEW)
        const { document, conflicts } = mergeDocuments(base, ours, theirs)
        const expected: string[] = []
        for (const noun of nouns) {
          const [b, o, t] = [base, ours, theirs].map((one) => thingOf(one, noun))
          const merged = thingOf(document, noun)
          if (o === undefined || t === undefined) {
            if (o !== undefined && !isSame(b, o)) expected.push(noun)
            if (t !== undefined && !isSame(b, t)) expected.push(noun)
            expect(merged).toEqual(o !== undefined && !isSame(b, o) ? o : undefined)
            continue
          }
          for (const field of FIELDS) {
            const [was, own, other] = [b?.[field], o[field], t[field]]
            expect(merged?.[field]).toBe(own === was ? other : own)
            if (own !== was && other !== was && own !== other) expected.push(`${noun} ${field}`)
          }
        }
        expect(conflicts.length).toBe(expected.length)
        if (isAdded) expect(document.objects).toContainEqual(NEW)
      }),
      { numRuns: RUNS },
    )
  })

  it('come out the same in either order of two edits that have nothing to do with each other', () => {
    fc.assert(
      fc.property(twoEdits, ({ nouns, mine, others }) => {
        const list = things(nouns)
        const apart = others.filter(({ noun }) => !mine.some((change) => change.noun === noun))
        const base = documentOf(list)
        const ours = documentOf(withChanges(list, mine))
        const theirs = documentOf(withChanges(list, apart))
        const both = documentOf(withChanges(withChanges(list, mine), apart))
        expect(mergeDocuments(base, ours, theirs)).toEqual({ document: both, conflicts: [] })
        expect(mergeDocuments(base, theirs, ours)).toEqual({ document: both, conflicts: [] })
      }),
      { numRuns: RUNS },
    )
  })

  const fox = { description: 'orange fox', pose: 'standing' }
  const hat = { description: 'small hat', texture: 'felt' }
  const tree = { description: 'tall tree', location: 'left' }
  const of = (...objects: JsonObject[]) => ({ objects })
  const conflict = (path: string, sides: Omit<MergeConflict, 'path'>) => ({ path, ...sides })

  it.each<[string, JsonObject, JsonObject, JsonObject, JsonObject, MergeConflict[]]>([
    [
      'put before the others shifts no edit to its neighbour',
      of(fox, hat),
      of(tree, fox, { ...hat, texture: 'wool' }),
      of({ ...fox, pose: 'jumping' }, hat),
      of(tree, { ...fox, pose: 'jumping' }, { ...hat, texture: 'wool' }),
      [],
    ],
    [
      'taken away shifts no edit to its neighbour',
      of(fox, hat),
      of({ ...hat, texture: 'wool' }),
      of(fox, hat, tree),
      of({ ...hat, texture: 'wool' }, tree),
      [],
    ],
    [
      'stays in the order that a person gave it',
      of(fox, hat),
      of(hat, fox),
      of({ ...fox, pose: 'jumping' }, hat, tree),
      of(hat, tree, { ...fox, pose: 'jumping' }),
      [],
    ],
    [
      'that stands alone is the same thing, however it is described anew',
      of(fox),
      of({ ...fox, pose: 'jumping' }),
      of({ description: 'Pip, our mascot', pose: 'standing', expression: 'glad' }),
      of({ description: 'Pip, our mascot', pose: 'jumping', expression: 'glad' }),
      [],
    ],
    [
      'that both add alike is one',
      of(fox),
      of(fox, tree),
      of(fox, { ...tree, location: 'right' }),
      of(fox, tree),
      [conflict('/objects/1/location', { ours: 'left', theirs: 'right' })],
    ],
    [
      'that a person took away stays away where it has changed, as a conflict',
      of(fox, hat),
      of(fox),
      of(fox, { ...hat, texture: 'wool' }),
      of(fox),
      [conflict('/objects/-', { base: hat, theirs: { ...hat, texture: 'wool' } })],
    ],
    [
      'that a person changed stays where the other side took it away, as a conflict',
      of(fox, hat),
      of(fox, { ...hat, texture: 'wool' }),
      of(fox),
      of(fox, { ...hat, texture: 'wool' }),
      [conflict('/objects/1', { base: hat, ours: { ...hat, texture: 'wool' } })],
    ],
    [
      'that both sides moved, each to another place, leaves the list to be chosen from',
      of(fox, hat, tree),
      of(hat, fox, tree),
      of(fox, tree, hat),
      of(hat, fox, tree),
      [
        conflict('/objects', {
          base: [fox, hat, tree],
          ours: [hat, fox, tree],
          theirs: [fox, tree, hat],
        }),
      ],
    ],
  ])('%s', (_what, base, ours, theirs, document, conflicts) => {
    expect(mergeDocuments(base, ours, theirs)).toEqual({ document, conflicts })
  })

  it('are taken from the other side wherever conflicts say so, though places move up', () => {
    const base = of(fox, hat, tree)
    const ours = of(
      { ...fox, pose: 'sad' },
      { ...hat, texture: 'wool' },
      { ...tree, location: 'top' },
    )
    const theirs = of({ ...tree, location: 'right' }, { description: 'grey stone', size: 'small' })
    const { document, conflicts } = mergeDocuments(base, ours, theirs)
    expect(conflicts.map(({ path }) => path)).toEqual([
      '/objects/0',
      '/objects/1',
      '/objects/2/location',
    ])
    const half = resolveConflicts(document, conflicts, ({ path }) =>
      path === '/objects/1' ? 'theirs' : undefined,
    )
    expect(half.conflicts.map(({ path }) => path)).toEqual(['/objects/0', '/objects/1/location'])
    const all = resolveConflicts(half.document, half.conflicts, () => 'theirs')
    expect(all).toEqual({ document: theirs, conflicts: [] })
  })
})

describe('a text that both sides changed', () => {
  const sentences = fc.uniqueArray(
    fc.constantFrom(
      ...'A fox sits|It waves|The sky is blue|Light falls|A hat lies there'.split('|'),
    ),
    { minLength: 1 },
  )
  const textOf = (list: readonly string[]) => list.map((sentence) => `${sentence}.`).join(' ')

  it('holds what each wrote in sentences of its own, in either order', () => {
    const edits = sentences.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.tuple(...list.map(() => fc.constantFrom('base', 'ours', 'theirs'))),
      ),
    )
    fc.assert(
      fc.property(edits, ([list, sides]) => {
        const made = (side: string) =>
          textOf(
            list.map((sentence, i) => (sides[i] === side ? `What ${side} says ${i}` : sentence)),
          )
        const expected = textOf(
          list.map((sentence, i) =>
            sides[i] === 'base' ? sentence : `What ${sides[i]} says ${i}`,
          ),
        )
        expect(mergeText(textOf(list), made('ours'), made('theirs'))).toBe(expected)
        expect(mergeText(textOf(list), made('theirs'), made('ours'))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [
      'words of one sentence with others between them',
      'character on a solid black background',
      'character on a solid dark green background',
      'Pip on a solid black background',
      'Pip on a solid dark green background',
    ],
    ['the same words', 'a red fox', 'a blue fox', 'a blue fox', 'a blue fox'],
    [
      'a sentence at the end',
      'A fox. It waves.',
      'A fox. It waves. Rain.',
      'A fox. It runs.',
      'A fox. It runs. Rain.',
    ],
  ])('holds both: %s', (_what, base, ours, theirs, merged) => {
    expect(mergeText(base, ours, theirs)).toBe(merged)
  })

  it.each([
    ['the same words', 'a red fox', 'a blue fox', 'a green fox'],
    ['words side by side', 'a red fox', 'a blue fox', 'a red wolf'],
    [
      'a sentence that was written anew',
      'a red fox in the snow',
      'a red fox in the sun',
      'Pip in the snow, glad and red',
    ],
    ['what the other negated', 'a fox with a hat', 'a fox without a hat', 'a fox with a scarf'],
  ])('is left to be chosen: %s', (_what, base, ours, theirs) => {
    expect(mergeText(base, ours, theirs)).toBeUndefined()
  })
})

describe('hostile documents', () => {
  it('keep keys such as __proto__ as data', () => {
    const parse = (text: string): JsonObject => JSON.parse(text)
    const { document } = mergeDocuments(
      parse('{"__proto__":{"x":1},"a":1}'),
      parse('{"__proto__":{"x":2},"a":1}'),
      parse('{"__proto__":{"x":1,"y":3},"a":1,"constructor":4}'),
    )
    expect(JSON.stringify(document)).toBe('{"__proto__":{"x":2,"y":3},"a":1,"constructor":4}')
    expect(({} as { y?: unknown }).y).toBeUndefined()
    const path = pointerTo('', '__proto__')
    const conflict = { path, ours: { x: 2, y: 3 }, theirs: 'theirs' }
    const resolved = resolveConflicts(document, [conflict], () => 'theirs')
    expect(JSON.stringify(resolved.document)).toBe('{"__proto__":"theirs","a":1,"constructor":4}')
  })

  it('are merged as a whole where they are nested deeper than any call stack', () => {
    const nested = (leaf: JsonValue) => {
      let value: JsonObject = { leaf }
      for (let i = 0; i < 50_000; i++) value = { a: value }
      return value
    }
    const [base, ours, theirs] = [nested(1), nested(2), nested(3)]
    expect(mergeDocuments(base, ours, base).document).toBe(ours)
    expect(mergeDocuments(base, base, theirs).document).toBe(theirs)
    const { document, conflicts } = mergeDocuments(base, ours, theirs)
    expect(document).toBe(ours)
    expect(conflicts.map(({ path }) => path)).toEqual([''])
    expect(resolveConflicts(document, conflicts, () => 'theirs').document).toBe(theirs)
  })

  it('by the ten thousand are merged without a crash', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (base, ours, theirs) => {
        const { document, conflicts } = mergeDocuments(base, ours, theirs)
        expect(JSON.parse(JSON.stringify(document))).toEqual(document)
        const taken = resolveConflicts(document, conflicts, () => 'theirs')
        expect(JSON.parse(JSON.stringify(taken.document))).toEqual(taken.document)
      }),
      { numRuns: 10_000 },
    )
  })
})
