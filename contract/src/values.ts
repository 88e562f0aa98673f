import { z } from 'zod'

/** Ids are integers counted by the database; its column is 32 bits wide. */
export const id = z.int().min(1).max(2_147_483_647).describe('Counted up by the server')
/** A point in time, UTC, ISO 8601 with `Z`. */
export const timestamp = z.iso.datetime().describe('UTC, ISO 8601 with `Z`')
/** Whether a text can be kept as it is: PostgreSQL takes no U+0000, and its JSON no half of a surrogate pair. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
/** Words from a user; every field that holds some starts from this. */
export const freeText = z
  .string()
  .refine(isSoundText, 'Input should hold neither U+0000 nor half a surrogate pair')
  .meta({ pattern: '^[^\\u0000]*$' })

/** Counts characters as JSON Schema does; JavaScript counts those beyond U+FFFF twice. */
function limit(most: number) {
  const fits = (text: string) => text.length <= most || [...text].length <= most
  return z.refine<string>(fits, `Input should have at most ${most} characters`)
}

/** Words of at most so many characters. */
export function shortText(most: number) {
  return freeText.check(limit(most)).meta({ maxLength: most })
}

/** What is white space differs from language to language; this is none in any. */
const SOMETHING = '^[^\\u0000]*[^\\u0000-\\u0020\\u007f-\\u00a0\\s\\ufeff][^\\u0000]*$'

const VISIBLE = new RegExp(SOMETHING, 'u')

/** Words of at most so many characters, and at least one, when the white space around them is cut off. */
export function someText(most: number) {
  return freeText
    .trim()
    .min(1)
    .refine(
      (text) => text === '' || !isSoundText(text) || VISIBLE.test(text),
      'Input should have a visible character',
    )
    .check(limit(most))
    .meta({ maxLength: most, pattern: SOMETHING })
}

/** Text that is a JSON object: captions, schemas and structured prompts travel as strings. */
export const jsonText = shortText(262_144).meta({
  contentMediaType: 'application/json',
  contentSchema: { type: 'object' },
})
/** JSON text that the server wrote. */
export const jsonAnswer = z.string().meta({ contentMediaType: 'application/json' })
/** An absolute address that the server gives. */
export const address = z.string().meta({ format: 'uri' })
/** A short name given by a user. */
export const name = someText(200)
const BASE64 = '^\\s*(data:[\\w/+.-]*;base64,)?[A-Za-z0-9+/_-][A-Za-z0-9+/_\\s-]*={0,2}\\s*$'
/** A picture in a body: base64, bare or as a data URI, or a public address. */
export const picture = freeText.min(1).meta({ pattern: `${BASE64}|^https?://\\S+$` })
/** A picture as base64 alone. */
export const pictureText = z.string().meta({ pattern: BASE64 })
/** A seed of the random numbers. */
export const seed = z
  .int()
  .min(0)
  .max(4_294_967_295)
  .describe(
    'Of all that is random: the same seed and request give the same result. Drawn when left out',
  )
/** How clients write a flag in a query or a form; Python's spell theirs `True`. */
const QUERY_FLAGS = { true: true, True: true, 1: true, false: false, False: false, 0: false }
const FLAG_WORDS = ['true', 'True', '1', 'false', 'False', '0'] as const
/** The flag that a word stands for; undefined for any other word. */
export function flagOf(word: unknown): boolean | undefined {
  return FLAG_WORDS.includes(word as never)
    ? QUERY_FLAGS[word as keyof typeof QUERY_FLAGS]
    : undefined
}

/** A query flag, as text on the wire; off when left out. */
export function queryFlag(description: string) {
  return z
    .union([z.boolean(), z.enum(FLAG_WORDS).transform((word) => QUERY_FLAGS[word])])
    .prefault(false)
    .meta({ type: 'boolean', description })
}
