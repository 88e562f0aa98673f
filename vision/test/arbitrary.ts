import fc from 'fast-check'
import { bases } from '../eval/bases.ts'
import { instructionCases } from '../eval/instructions/all.ts'
import type { JsonObject, JsonValue } from '../src/json.ts'
import type { IpContext } from '../src/provider.ts'

const KEYS =
  'short_description objects description location pose expression action clothing shape_and_color background_setting lighting conditions aesthetics mood_atmosphere color_scheme style_medium artistic_style text_render text context name subject colors tags notes measured_spread __proto__ constructor toString 0 a.b'.split(
    ' ',
  )
const WORDS =
  'a an the red blue light dark girl dog hat hats boots with and or of on in at wearing holding stands sits is are not, , . ; she it her Mia Pip’s background solid make set remove add replace rename move to more less very two three 5 "x" "" \' smiling waving center left & ( ) - # é 中 🙂 \u0000'.split(
    ' ',
  )

export const phrase = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 14 })
  .map((words) => words.join(' '))
const text = fc.oneof(
  { weight: 5, arbitrary: phrase },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', 'null', '[]', '{}', '.', ',,,', 'a'.repeat(300)),
  },
)
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
)

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double()) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(key, tie('value')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    },
  ),
}))

/** Any JSON object, most of them with keys and words that refinement knows. */
export const anyDocument: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(...Object.values(bases).map(({ document }) => document)),
  fc.array(fc.tuple(key, value), { maxLength: 8 }).map((entries) => Object.fromEntries(entries)),
  fc
    .tuple(
      fc.constantFrom(...Object.values(bases)),
      fc.array(fc.tuple(key, value), { maxLength: 3 }),
    )
    .map(([{ document }, entries]) => ({ ...document, ...Object.fromEntries(entries) })),
)

const LEADS =
  'remove,delete,no,without,make it,make the hat,set the,change the background to,rename,call her,add,add a,replace,move it to the,put,more,less,brighter,the hat is,she is,fix the,describe,there are,only one,keep,swap,use,turn it into,emphasize,shorten,double,zoom in on,paint'.split(
    ',',
  )

/** Any instruction: real ones, their beginnings with other words, and noise. */
export const anyInstruction: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...instructionCases.map(({ say }) => say)) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...LEADS), phrase).map((parts) => parts.join(' ')),
  },
  { weight: 2, arbitrary: phrase },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
)

export const anyIp: fc.Arbitrary<IpContext> = fc.constantFrom(
  ...Object.values(bases).map(({ ip }) => ip),
)
