import {
  type JsonObject,
  type JsonValue,
  normalizeDocument,
  type VisionAnswer,
} from '../../src/index.ts'
import { objectsOf } from '../../src/json.ts'
import type { Wanted } from '../case.ts'
import { valueAt } from '../judge.ts'
import type { PromptCase } from './case.ts'
import { lostWords } from './lost-words.ts'

/** The keys that every structured prompt has. */
const REQUIRED = [
  '/short_description',
  '/objects/0/description',
  '/background_setting',
  '/lighting/conditions',
  '/lighting/direction',
  '/aesthetics/composition',
  '/aesthetics/color_scheme',
  '/aesthetics/mood_atmosphere',
  '/context',
]

/** What is wrong with an answer, one line for each fault; empty when it is as wanted. */
export function judgePrompt(answer: VisionAnswer, wanted: PromptCase): string[] {
  const { document } = answer
  const faults = [...missing(document), ...form(document), ...wrong(document, wanted.to)]
  const match = wanted.never?.exec(JSON.stringify(document))
  if (match) faults.push(`"${match[0]}" is said: ${JSON.stringify(document)}`)
  faults.push(...wrongNotes(answer, wanted))
  const lost = lostWords(wanted.say, answer, wanted.never)
  if (lost.length > 0) faults.push(`lost: ${lost.join(', ')}: ${JSON.stringify(document)}`)
  return faults
}

export function wrong(document: JsonObject, to: Readonly<Record<string, Wanted>>): string[] {
  return Object.entries(to).flatMap(([pointer, wanted]) => {
    const found = valueAt(document, pointer)
    if (meets(found, wanted)) return []
    return [
      `${pointer} is ${JSON.stringify(found)}, not ${wanted instanceof RegExp ? wanted : JSON.stringify(wanted)}`,
    ]
  })
}

function meets(found: JsonValue | undefined, wanted: Wanted): boolean {
  if (wanted === null) return found === undefined
  if (!(wanted instanceof RegExp)) return JSON.stringify(found) === JSON.stringify(wanted)
  if (found === undefined) return false
  const text = typeof found === 'string' ? found : JSON.stringify(found)
  // Whether a field begins with a capital is a matter of taste.
  return wanted.test(text) || wanted.test(`${text.charAt(0).toLowerCase()}${text.slice(1)}`)
}

function missing(document: JsonObject): string[] {
  const places = objectsOf(document).flatMap((_, i) =>
    ['description', 'location', 'relationship'].map((key) => `/objects/${i}/${key}`),
  )
  return [...REQUIRED, ...places]
    .filter((pointer) => typeof valueAt(document, pointer) !== 'string')
    .map((pointer) => `${pointer} is missing`)
}

function form(document: JsonObject): string[] {
  return JSON.stringify(normalizeDocument(document)) === JSON.stringify(document)
    ? []
    : ['not in normal form']
}

function wrongNotes(
  { notes, document }: VisionAnswer,
  { say, overruled = [] }: PromptCase,
): string[] {
  const found = notes.flatMap((note) => (note.code === 'words_overruled' ? [note] : []))
  const shown = found.map(({ words, field }) => `${words.join(' / ')} at ${field}`).join('; ')
  const faults = found.flatMap(({ words, field, kept }) => [
    ...words
      .filter((word) => !say.includes(word))
      .map((word) => `a note names "${word}", which nobody wrote`),
    ...(valueAt(document, field) === kept || String(valueAt(document, field)).includes(kept)
      ? []
      : [`${field} does not keep ${kept}`]),
  ])
  const met = overruled.filter(([words, field]) =>
    found.some((note) => note.field === field && words.test(note.words.join(' '))),
  )
  if (met.length !== overruled.length || found.length !== overruled.length)
    faults.push(
      `notes are [${shown}], not [${overruled.map(([words, field]) => `${words} at ${field}`).join('; ')}]`,
    )
  return faults
}
