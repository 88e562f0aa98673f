import { colorNamesIn } from '../../color/color-words.ts'
import { colorFromWords } from '../colors.ts'
import type { TextReading } from '../read-text.ts'
import type { Place } from '../things/walk.ts'
import { inSentence, tidy } from '../tokens/render.ts'
import type { Span } from '../tokens/token.ts'
import { isPlace } from '../words/places.ts'

/** Where the picture is set, in the prompt's words; empty where it does not say. */
export function settingOf(reading: TextReading): string {
  const grounds = reading.grounds.map(({ setting, from }) => ({ from, text: setting }))
  const places = [...reading.places]
    .sort((p, q) => p.from - q.from)
    .map((place, order) => ({
      from: place.from,
      text: placeText(reading, place, order > 0 || grounds.length > 0),
    }))
  const texts = [...grounds, ...places].filter(({ text }) => text !== '')
  const unique = texts.filter(
    ({ text }, i) => !texts.some((other, k) => k < i && other.text === text),
  )
  return tidy(
    unique
      .map(({ text }, i) =>
        i > 0 &&
        !/^(?:in|on|at|under|near|by|with|along|across|through|inside|outside|among|amid|over|above|around|against) /.test(
          text,
        )
          ? `, ${text}`
          : ` ${text}`,
      )
      .join(''),
  )
}

/** The place without its article; a second one keeps how it stands to the first. */
function placeText(reading: TextReading, { from, noun }: Place, later: boolean): string {
  const leads = later && from < noun.from
  const text = wordsOf(reading, { from: leads ? from : noun.from, to: noun.to })
  const put = leads ? text : text.replace(/^(?:an?|the|some|his|her|its|their|my|our) (?=\S)/i, '')
  return under(reading, from, put)
}

function under(reading: TextReading, from: number, text: string): string {
  return text === 'water' && reading.tokens[from]?.word === 'under'
    ? 'underwater'
    : inSentence(text)
}

function wordsOf({ tokens }: TextReading, { from, to }: Span): string {
  return tokens
    .slice(from, to)
    .filter(({ use }) => use === 'ground' || use === undefined)
    .map(({ raw }) => raw)
    .join(' ')
}

/** The place that the picture is of: "a medieval village", "city skyline". */
export function placeOfSubject(reading: TextReading): string {
  const [first] = reading.things
  if (first === undefined || first.identity || !isPlace(first.head)) return ''
  return tidy(wordsOf(reading, first.noun)).replace(/^(?:an?|the|some) /i, '')
}

/** The colors that stand for the ground in the picture's colors. */
export function groundColors(reading: TextReading, setting: string): string[] {
  const said = reading.grounds.flatMap(({ colors }) =>
    colors.map((color) => colorFromWords(color) ?? color),
  )
  return said.length > 0 ? said : colorNamesIn(setting)
}
