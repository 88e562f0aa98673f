import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../src/json.ts'
import type { IpContext } from '../src/provider.ts'
import { CONCEPTS } from '../src/refine/document/concepts.ts'
import { COMMANDS } from '../src/refine/grammar/verbs.ts'
import { PREPOSITIONS } from '../src/refine/words/closed.ts'
import { DIMENSIONS } from '../src/refine/words/dimensions.ts'
import { HOLDABLES, WEARABLES } from '../src/refine/words/things.ts'
import { anyDocument, anyInstruction, anyIp } from '../test/arbitrary.ts'
import { bases } from './bases.ts'
import { instructionCases } from './instructions/all.ts'

export interface FuzzCase {
  document: JsonObject
  instruction: string
  ip: IpContext
}

const VOCABULARY = [
  ...COMMANDS,
  ...PREPOSITIONS,
  ...CONCEPTS.flatMap(({ names }) => names),
  ...DIMENSIONS.flatMap(({ up, down, nouns }) => [...up, ...down, ...nouns]),
  ...[...WEARABLES, ...HOLDABLES].filter((_, i) => i % 5 === 0),
  ...'the a an is are should be not and but instead of rather than everything both all except more less very too no without'.split(
    ' ',
  ),
  ...'she her it them red blue dark green two three 5 10% = : → - , . ; ? " \' ( ) [0] objects[0].pose /lighting/direction'.split(
    ' ',
  ),
]

const word = fc.constantFrom(...VOCABULARY)
const sentence = fc.array(word, { minLength: 1, maxLength: 18 }).map((words) => words.join(' '))
const UNICODE = [
  'é',
  '中文',
  '🙂',
  'ﷺ',
  'a\u0301',
  '\u202Ered',
  '\u0000',
  '\u0007',
  '\uFEFF',
  '\uD800',
  'ẞ',
  'İ',
  '\uE000',
  '\uE0010',
]

const odd = fc
  .array(fc.oneof(word, fc.constantFrom(...UNICODE), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 14,
  })
  .map((words) => words.join(' '))

/** The same few words again and again, as nobody types them: what makes a careless pattern slow. */
const long = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(' ', ', ', ' and ', '  ', '. '),
  )
  .map(([words, gap]) => {
    const part = words.join(' ') + gap
    return part.repeat(Math.ceil(3900 / part.length)).slice(0, 3900)
  })

export const hostileInstruction: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: anyInstruction },
  { weight: 8, arbitrary: sentence },
  { weight: 4, arbitrary: odd },
  { weight: 1, arbitrary: long },
)

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '.',
  '/',
  '[0]',
  'a.b',
  'a/b',
  '0',
  'name',
  'objects',
  'description',
  'pose',
]
const hostileKey = fc.oneof(fc.constantFrom(...KEYS), fc.string({ unit: 'binary', maxLength: 5 }))
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  sentence,
  odd,
  fc.constantFrom<JsonValue>(null, true, 0, -1, 1e308, '', ' ', '.', 'a'),
)

/** JSON text rather than entries: so "__proto__" is a key of its own, as it comes over the network. */
const hostileDocument: fc.Arbitrary<JsonObject> = fc
  .array(
    fc.tuple(
      hostileKey,
      fc.oneof(
        leaf,
        fc.array(leaf, { maxLength: 4 }),
        fc.array(fc.tuple(hostileKey, leaf), { maxLength: 4 }).map(asObject),
      ),
    ),
    { maxLength: 7 },
  )
  .map(asObject)

function asObject(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  const body = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return JSON.parse(`{${body.join(',')}}`)
}

/** As deep as a document may come: hundreds of objects and lists, one in the other. */
const deepDocument: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.integer({ min: 10, max: 400 }), hostileKey, leaf, fc.boolean())
  .map(([depth, key, value, listed]) => {
    let node: JsonValue = value
    for (let i = 0; i < depth; i++) node = listed && i % 2 === 0 ? [node] : asObject([[key, node]])
    return asObject([['description', node]])
  })

export const hostileDocuments: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 10, arbitrary: anyDocument },
  { weight: 8, arbitrary: hostileDocument },
  { weight: 1, arbitrary: deepDocument },
)

/** What somebody would ask of a document, two of them in one, or one with a word out of its place. */
const realistic: fc.Arbitrary<FuzzCase> = fc
  .tuple(
    fc.constantFrom(...instructionCases),
    fc.constantFrom(...instructionCases),
    fc.constantFrom(' and ', '. ', ', ', ' '),
    fc.option(fc.tuple(fc.nat(30), word)),
    fc.boolean(),
  )
  .map(([one, other, gap, put, both]) => {
    const { document, ip } = bases[one.base]
    const words = (both ? `${one.say}${gap}${other.say}` : one.say).split(' ')
    if (put !== null) words.splice(put[0] % words.length, 1, put[1])
    return { document, ip, instruction: words.join(' ') }
  })

export const fuzzCase: fc.Arbitrary<FuzzCase> = fc.oneof(
  { weight: 1, arbitrary: realistic },
  {
    weight: 2,
    arbitrary: fc.record({
      document: hostileDocuments,
      instruction: hostileInstruction,
      ip: anyIp,
    }),
  },
)
