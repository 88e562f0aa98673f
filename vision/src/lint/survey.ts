import { fileNameWords } from '../caption/file-name.ts'
import { withoutSpread } from '../caption/spread.ts'
import type { JsonObject } from '../json.ts'
import { compare } from './compare.ts'
import type { Glance } from './glance.ts'
import { nameToken } from './leaks.ts'
import { type Leaf, leavesOf, valueAt, withValueAt } from './pointer.ts'
import type { LintImage, LintSubject } from './types.ts'
import { tidiedView } from './view.ts'
import { asText, wordsOf } from './words.ts'

/** How the captions word what lies at one path. */
export interface Wordings {
  /** Captions by their text, as it is compared. */
  counts: Map<string, number>
  /** The first spelling of each. */
  spelt: Map<string, Leaf['value']>
}

/** How the captions keep to one trait of the schema. */
export interface Keeping {
  agree: number
  contradict: number
}

/** A measured image with its caption's tidied form. */
export interface Looked {
  id: number
  image: LintImage & { measured: Glance }
  view: JsonObject
}

/** An image's id and the name of its file. */
export type Named = Pick<LintImage, 'id' | 'name'>

/** What there is to know of a set before one image is judged. */
export interface Survey {
  readonly subject: LintSubject
  /** The schema as it was given, and in its tidied form. */
  readonly rawSchema: JsonObject | undefined
  readonly schema: JsonObject
  readonly traits: readonly Leaf[]
  total: number
  wordings: Map<string, Wordings>
  keeping: Map<string, Keeping>
  looked: Looked[]
  /** In how many file names a word stands. */
  readonly nameWords: ReadonlyMap<string, number>
  readonly names: readonly Named[]
  /** Names of files that stand in the schema, and so in the captions that follow it. */
  readonly tokens: readonly string[]
  /** Characters of the texts that are counted. */
  held: number
}

/** Captions of people have some thirty fields; what lies beyond is not counted, so that hostile ones cannot fill the memory. */
const MOST_PATHS = 300
/** Different texts at a path that are counted; a text that nearly all captions have is among the first. */
const MOST_TEXTS = 1000
const MOST_TEXT_LENGTH = 2000
const MOST_HELD = 4_000_000

function tokensIn(document: JsonObject, names: readonly Named[]): string[] {
  const text = JSON.stringify(document).toLowerCase()
  const tokens = names.flatMap(({ name }) => nameToken(name) ?? [])
  return [...new Set(tokens)].filter((token) => text.includes(token))
}

/** Whether a caption that said nothing else would say it, at that place. */
export function isHeld({ pointer, value }: Leaf, tokens: readonly string[]): boolean {
  const caption = withValueAt({}, pointer, value)
  // Items beyond the first of a list cannot stand alone.
  if (caption === undefined) return true
  return valueAt(tidiedView(caption, tokens), pointer) === value
}

/** @param names of all images of the set: they may stand in the schema */
export function createSurvey(subject: LintSubject, names: readonly Named[]): Survey {
  const rawSchema = subject.schema
  const tokens = rawSchema === undefined ? [] : tokensIn(rawSchema, names)
  const schema = rawSchema === undefined ? {} : tidiedView(withoutSpread(rawSchema), tokens)
  return {
    subject,
    rawSchema,
    schema,
    traits: [...leavesOf(schema)].slice(0, MOST_PATHS).filter((trait) => isHeld(trait, tokens)),
    total: 0,
    wordings: new Map(),
    keeping: new Map(),
    looked: [],
    nameWords: wordCounts(names),
    names,
    tokens,
    held: 0,
  }
}

function wordCounts(names: readonly Named[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of names)
    for (const word of new Set(wordsOf(fileNameWords(name))))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** File names that an image's caption may hold: its own, and what came with the schema. */
export function tokensOf({ tokens }: Pick<Survey, 'tokens'>, { name }: Named): string[] {
  const own = nameToken(name)
  return own === undefined ? [...tokens] : [own, ...tokens]
}

function countWordings(survey: Survey, view: JsonObject): void {
  for (const { pointer, value } of leavesOf(view)) {
    let wordings = survey.wordings.get(pointer)
    if (wordings === undefined) {
      if (survey.wordings.size >= MOST_PATHS) continue
      wordings = { counts: new Map(), spelt: new Map() }
      survey.wordings.set(pointer, wordings)
    }
    const text = asText(value)
    const before = wordings.counts.get(text)
    const full = wordings.counts.size >= MOST_TEXTS || survey.held >= MOST_HELD
    if (before === undefined && (full || text.length > MOST_TEXT_LENGTH)) continue
    if (before === undefined) survey.held += text.length
    wordings.counts.set(text, (before ?? 0) + 1)
    if (before === undefined) wordings.spelt.set(text, value)
  }
}

function countKeeping(survey: Survey, image: LintImage, view: JsonObject): void {
  for (const trait of survey.traits) {
    const verdict = compare(survey, trait, image, view)
    const keeping = survey.keeping.get(trait.pointer) ?? { agree: 0, contradict: 0 }
    // One that leaves it out would follow.
    if (verdict === 'agrees' || verdict === 'missing') keeping.agree++
    if (verdict === 'contradicts') keeping.contradict++
    survey.keeping.set(trait.pointer, keeping)
  }
}

/** Takes an image into account. Every image of the set, once each, before any is judged. */
export function survey(of: Survey, image: LintImage): void {
  const view = tidiedView(image.caption, tokensOf(of, image))
  of.total++
  countWordings(of, view)
  countKeeping(of, image, view)
  const { measured } = image
  if (measured) of.looked.push({ id: image.id, image: { ...image, measured }, view })
}
