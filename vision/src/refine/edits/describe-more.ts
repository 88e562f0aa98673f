import { colorNames } from '../../color/color-names.ts'
import type { JsonObject } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import type { TextField } from '../document/texts.ts'
import type { Mention, Parsed } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { colorsOfMention } from '../text/recolor-thing.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens, type Token } from '../text/tokens.ts'
import { opposites, synonyms } from '../words/opposites.ts'
import { editMentions } from './edit-mentions.ts'
import { describeThing } from './recolor.ts'
import { aboutThing } from './summary.ts'

const SHADES = /^(?:dark|bright|light|pale|deep)$/

/** A thing that the texts name, with more or less of a quality: "green boots" darker are "dark green boots". */
export function describeMore(
  document: JsonObject,
  phrase: Phrase,
  word: string,
  up: boolean,
  thing?: Thing,
): JsonObject {
  const about = thing === undefined ? () => true : aboutThing(document, thing.path)
  const within = (field: TextField): boolean => about(field)
  let changed = false
  const next = editMentions(
    document,
    phrase,
    (sentence, mention) => {
      const after = shaded(sentence, mention, word, up) ?? worded(sentence, mention, word, up)
      changed ||= after !== undefined
      return after
    },
    undefined,
    within,
  ).document
  if (changed) return next
  const opposite = opposites(word)[0]
  const put = up ? word : (opposite ?? `less ${word}`)
  return describeThing(document, phrase, put, within, true).document
}

/** "red" darker is "dark red", "light blue" darker is "blue". */
function shaded(
  sentence: Parsed,
  mention: Mention,
  word: string,
  up: boolean,
): readonly Token[] | undefined {
  if (!SHADES.test(word)) return undefined
  const [run] = colorsOfMention(sentence, mention)
  if (run === undefined) return undefined
  const old = sentence.tokens
    .slice(run.from, run.to)
    .map((token) => token.lower)
    .join(' ')
  const color = shadeMore(old, word, up)
  return color === undefined
    ? undefined
    : spliced(sentence.tokens, run.from, run.to, freshTokens(color))
}

const LIGHTS = /^(?:light|pale|bright|soft|pastel)\s+/i
const DARKS = /^(?:dark|deep)\s+/i

/** A text's first color in another shade; undefined for a text without a color. */
export function shadeMore(text: string, word: string, up: boolean): string | undefined {
  if (!SHADES.test(word)) return undefined
  const match = new RegExp(
    `(?:\\b(?:light|pale|bright|dark|deep|soft|pastel|very|extremely) )*\\b(?:${PLAIN.join('|')})\\b`,
    'i',
  ).exec(text)
  if (match === null) return undefined
  const darker = /dark|deep/.test(word) === up
  const old = match[0]
  const put = darker
    ? LIGHTS.test(old)
      ? old.replace(LIGHTS, '')
      : DARKS.test(old)
        ? `very ${old}`
        : `dark ${old}`
    : DARKS.test(old)
      ? old.replace(DARKS, '')
      : LIGHTS.test(old)
        ? `very ${old}`
        : `${word === 'dark' || word === 'deep' ? 'light' : word} ${old}`
  return (
    text.slice(0, match.index) + lowered(put, match.index) + text.slice(match.index + old.length)
  )
}

function lowered(text: string, at: number): string {
  return at === 0 ? text : text.toLowerCase()
}

const PLAIN: readonly string[] = [
  ...colorNames.filter((name) => !name.includes(' ')),
  'grey',
  'navy',
  'crimson',
  'blonde',
  'golden',
  'silver',
  'amber',
  'violet',
  'cream',
  'mint',
  'maroon',
]

/** The quality itself, or its opposite, among the words before the noun. */
function worded(
  sentence: Parsed,
  mention: Mention,
  word: string,
  up: boolean,
): readonly Token[] | undefined {
  const { tokens } = sentence
  const at = tokens.findIndex(
    (token, i) => i >= mention.from && i < mention.head && synonyms(word).includes(token.lower),
  )
  const other = tokens.findIndex(
    (token, i) => i >= mention.from && i < mention.head && opposites(word).includes(token.lower),
  )
  if (at >= 0) return up ? intensified(tokens, at) : lessened(tokens, at)
  if (other < 0) return undefined
  if (!up) return intensified(tokens, other)
  return spliced(tokens, other, other + 1, freshTokens(AGES.get(word) ?? word))
}

/** A "young girl" who looks older is no old one. */
const AGES: ReadonlyMap<string, string> = new Map([
  ['old', 'older'],
  ['young', 'younger'],
])

function intensified(tokens: readonly Token[], at: number): readonly Token[] {
  if (tokens[at - 1]?.lower === 'very') return spliced(tokens, at - 1, at, freshTokens('extremely'))
  return tokens[at - 1]?.lower === 'extremely'
    ? tokens
    : spliced(tokens, at, at, freshTokens('very'))
}

function lessened(tokens: readonly Token[], at: number): readonly Token[] {
  const before = tokens[at - 1]?.lower ?? ''
  return /^(?:very|extremely)$/.test(before)
    ? spliced(tokens, at - 1, at, [])
    : spliced(tokens, at, at + 1, [])
}
