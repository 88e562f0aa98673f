import { takeBackground, takeScene } from './background.ts'
import { splitClauses } from './clauses.ts'
import { LIGHTS, MOODS, STYLES } from './lexicon.ts'
import { markLocations } from './location.ts'
import { takeMedium } from './medium.ts'
import { plainForNone, withoutNegations } from './negations.ts'
import { normalize, takeQuoted } from './normalize.ts'
import { allQualities } from './qualities.ts'
import { readObject } from './read-object.ts'
import type { ObjectReading, PromptReading } from './reading.ts'

const MAX_OBJECTS = 5

/**
 * Reads a prompt in plain English: what it names, how many, in which colors, where, doing what, before which
 * background. Deterministic, by rules and word lists; words that no rule knows stay in an object's description.
 */
export function readPrompt(prompt: string): PromptReading {
  const { quoted, rest } = takeQuoted(prompt)
  const reading: PromptReading = { objects: [], style: [], mood: [], composition: [], quoted }
  let text = withoutNegations(plainForNone(normalize(rest)))
  text = takeLook(text, reading)
  const background = takeBackground(text)
  const marked = markLocations(background.rest)
  const scene = background.found === undefined ? takeScene(marked) : undefined
  const setting = background.found ?? scene?.found
  if (setting !== undefined) reading.background = setting
  text = scene?.rest ?? marked
  reading.objects = joinFragments(splitClauses(text).map(readClause)).slice(0, MAX_OBJECTS)
  return reading
}

/** Medium, style, light, mood and framing: words about the picture and not about what it shows. */
function takeLook(text: string, reading: PromptReading): string {
  let rest = text
  for (const style of STYLES) {
    const phrase = new RegExp(
      `(?:\\b(?:in|with|as)(?: an?| the)? )?\\b${style}s?(?: (?:style|design|look)\\b| of\\b|(?= ,|$| (?:illustration|drawing|vector|cartoon|picture|image)))`,
    )
    if (!phrase.test(rest)) continue
    reading.style.push(style)
    rest = rest.replace(phrase, ' ')
  }
  const medium = takeMedium(rest)
  if (medium.found !== undefined) reading.medium = medium.found
  rest = medium.rest
  for (const [pattern, light] of LIGHTS) {
    const found = pattern.exec(rest)
    if (found === null) continue
    reading.lighting ??= light || found[0].replace(/^(?:in|under|with|by) (?:the )?/, '')
    rest = rest.replace(pattern, ' ')
  }
  return takeWords(rest, reading)
}

const FRAMING =
  /\b(?:an? )?(?:extreme )?(close up|closeup|symmetrical|wide shot|bird's eye view|full body)(?: shot| view)?(?: of\b)?/

function takeWords(text: string, reading: PromptReading): string {
  const framing = FRAMING.exec(text)
  if (framing?.[1] !== undefined)
    reading.composition.push(framing[1].replace('closeup', 'close up'))
  const words = text.replace(FRAMING, ' ').split(/\s+/)
  for (const word of words) if (MOODS.has(word)) reading.mood.push(word)
  return words.join(' ').trim()
}

/** "shiny" alone between commas names no thing, although no list of nouns says so. */
function readClause(words: readonly string[]): ObjectReading {
  const reading = readObject(words)
  return allQualities(words) ? { ...reading, head: '' } : reading
}

/** Clauses without a thing of their own ("…, waving, on the left") belong to the thing before them. */
function joinFragments(readings: readonly ObjectReading[]): ObjectReading[] {
  const objects: ObjectReading[] = []
  for (const reading of readings) {
    const last = objects.at(-1)
    if (last === undefined || reading.head !== '') objects.push(reading)
    else objects[objects.length - 1] = joined(last, reading)
  }
  return objects.filter((object) => object.description !== '' || hasFields(object))
}

function joined(object: ObjectReading, more: ObjectReading): ObjectReading {
  return {
    ...more,
    ...object,
    description: `${object.description} ${more.description}`.trim(),
    colors: [...new Set([...object.colors, ...more.colors])],
  }
}

function hasFields(object: ObjectReading): boolean {
  return Object.keys(object).length > 3 || object.colors.length > 0
}
