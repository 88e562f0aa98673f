import type { JsonObject, JsonValue } from '../../json.ts'
import type { VisionNote } from '../../provider.ts'
import type { Overruled } from '../answers/overruled-answer.ts'
import { isFree } from './identity.ts'
import { isJoined } from './merge-shared.ts'
import { type Leaf, leavesOf, pointerOf } from './pointer.ts'

/** A field of the identity, and the words of a prompt that ask for something else there. */
export interface Contested {
  leaf: Leaf
  words: readonly string[]
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu
/** Words that ask for nothing by themselves. */
const SMALL = new Set(
  'a an the and or of on in at to with without from by for as is are be it its his her their this that one some more less very not no'.split(
    ' ',
  ),
)

/** The fields of a schema that no prompt changes. */
export function identityOf(schema: JsonObject): Leaf[] {
  return leavesOf(schema).filter(({ path }) => !isFree(path))
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '')
}

function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(WORD))
}

/** A prompt's words as they stand there; undefined where they do not, one after the other. */
function quoted(prompt: string, words: string): string | undefined {
  const parts = words.trim().split(/\s+/)
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu').exec(prompt)?.[0]
}

/** More clashes than a prompt can have. */
const MOST_CLAIMS = 50

/** How a prompt asks for something to be gone; then the words for it stand in the identity too. */
const AWAY = /\b(?:remove|delete|drop|lose|hide|without|no|not|never|off|away|bare|instead of)\b/i

/**
 * What a model says it overruled, as far as that can be so: the prompt has the words, the schema the field, and the field other words,
 * unless they are to be gone.
 */
export function claimed(
  overruled: readonly Overruled[],
  prompt: string,
  identity: readonly Leaf[],
): Contested[] {
  return overruled.slice(0, MOST_CLAIMS).flatMap(({ words, field }) => {
    // The schema is told as "schema" among other things, so some begin there.
    const leaf = identity.find(({ keys }) => field.replace(/^\/schema\//, '/') === pointerOf(keys))
    const said = quoted(prompt, words)
    if (leaf === undefined || said === undefined) return []
    const clashes = AWAY.test(prompt) || quoted(textOf(leaf.value), words) === undefined
    return clashes ? [{ leaf, words: [said] }] : []
  })
}

/** Runs of a prompt's words that all pass. */
function runsOf(prompt: string, passes: (word: string) => boolean): string[] {
  const runs: { from: number; to: number }[] = []
  for (const { 0: word, index } of prompt.matchAll(WORD)) {
    if (SMALL.has(word.toLowerCase()) || !passes(word.toLowerCase())) continue
    const last = runs.at(-1)
    const goesOn = last !== undefined && /^\s+$/.test(prompt.slice(last.to, index))
    if (goesOn) last.to = index + word.length
    else runs.push({ from: index, to: index + word.length })
  }
  return [...new Set(runs.map(({ from, to }) => prompt.slice(from, to)))]
}

/** The words of a prompt that a model wrote into a field where the identity's text stands now, and that the document has nowhere else. */
export function displaced(
  leaf: Leaf,
  written: JsonValue | undefined,
  prompt: string,
  document: JsonObject,
): Contested {
  const asked = wordsIn(textOf(written))
  const elsewhere = leavesOf(document).filter(({ path }) => !isJoined(path))
  const kept = wordsIn(elsewhere.map(({ value }) => textOf(value)).join(' '))
  return { leaf, words: runsOf(prompt, (word) => asked.has(word) && !kept.has(word)) }
}

/** The words of a prompt that name what a model took away from the identity. */
export function takenAway(leaf: Leaf, prompt: string): Contested {
  const kept = wordsIn(textOf(leaf.value))
  return { leaf, words: runsOf(prompt, (word) => kept.has(word)) }
}

/** Without words that are part of others said of the same field. */
function longest(words: readonly string[]): string[] {
  const all = [...new Set(words)]
  return all.filter((one) => !all.some((other) => other !== one && quoted(other, one)))
}

/** Notes for whoever wrote the prompt, one for each field. */
export function overruledNotes(contested: readonly Contested[]): VisionNote[] {
  const byField = new Map<string, Contested>()
  for (const { leaf, words } of contested) {
    const field = pointerOf(leaf.keys)
    byField.set(field, { leaf, words: [...(byField.get(field)?.words ?? []), ...words] })
  }
  return [...byField].flatMap(([field, { leaf, words }]) => {
    if (words.length === 0) return []
    const said = longest(words)
    const kept = textOf(leaf.value)
    const message = `The identity overrules ${said.map((one) => `"${one}"`).join(', ')}: ${field} stays "${kept}"`
    return [{ code: 'words_overruled', message, words: said, field, kept } as const]
  })
}
