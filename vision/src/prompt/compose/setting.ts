import { colorNamesIn } from '../../color/color-words.ts'
import { colorFromWords } from '../colors.ts'
import type { TextReading } from '../read-text.ts'
import type { Place } from '../things/walk.ts'
import { inSentence, tidy } from '../tokens/render.ts'
import type { Span } from '../tokens/token.ts'
import { isPlace, WEATHER } from '../words/places.ts'

/** Where the picture is set, in the prompt's words; empty where it does not say. */
export function settingOf(reading: TextReading): string {
  const weather = reading.grounds.filter(({ setting }) => WEATHERS.test(setting))
  const grounds = reading.grounds.filter((ground) => !weather.includes(ground))
  const own = onlyWeather(reading) ? placeOfSubject(reading) : ''
  const lead = [...grounds.map(({ setting }) => setting), own].filter((text) => text !== '')
  const places = [...reading.places]
    .sort((p, q) => p.from - q.from)
    .map((place, order) => placeText(reading, place, order > 0 || lead.length > 0))
  const texts = [...lead, ...places, ...weather.map(({ setting }) => setting)]
  const unique = [...new Set(texts.filter((text) => text !== ''))]
  return tidy(
    unique.map((text, i) => (i > 0 && !LEADS.test(text) ? `, ${text}` : ` ${text}`)).join(''),
  )
}

const LEADS =
  /^(?:in|on|at|under|near|by|with|along|across|through|inside|outside|among|amid|over|above|around|against) /

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

const WEATHERS = /^(?:rain|falling snow|fog|storm|wind)$/

/** "a village in winter": the weather is not where it is. */
function onlyWeather({ grounds, places, tokens }: TextReading): boolean {
  return (
    grounds.length + places.length > 0 &&
    grounds.every(({ setting }) => WEATHERS.test(setting)) &&
    places.every(({ noun }) => WEATHER.has(tokens[noun.to - 1]?.word ?? ''))
  )
}

/** The colors that stand for the ground in the picture's colors. */
export function groundColors(reading: TextReading, setting: string): string[] {
  const said = reading.grounds.flatMap(({ colors }) =>
    colors.map((color) => colorFromWords(color) ?? color),
  )
  return said.length > 0 ? said : colorNamesIn(setting)
}
