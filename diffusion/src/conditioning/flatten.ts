import { MOST_WORDS, RESERVED_WORDS, ROLE_PRIORITY, type RoleName, roleOfPath } from './roles.ts'
import { splitWords } from './words.ts'

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

/** A word of a structured prompt with what it speaks about. */
export interface TaggedWord {
  word: string
  role: RoleName
  /** 1 to 5 for a word about one of the listed objects, 0 otherwise */
  object: number
}

const MAX_OBJECTS = 5

function* leaves(
  value: JsonValue,
  path: readonly string[],
  object: number,
): Generator<{ path: readonly string[]; object: number; text: string }> {
  if (Array.isArray(value)) {
    const ofObjects = path.length === 1 && path[0] === 'objects'
    for (const [index, item] of value.entries()) {
      yield* leaves(item, path, ofObjects ? Math.min(index + 1, MAX_OBJECTS) : object)
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key], object)
  } else if (typeof value === 'string' || typeof value === 'number') {
    yield { path, object, text: String(value) }
  }
}

function taggedWords(prompt: JsonObject): TaggedWord[] {
  const words: TaggedWord[] = []
  const seen = new Set<string>()
  for (const { path, object, text } of leaves(prompt, [], 0)) {
    const role = roleOfPath(path)
    if (role === undefined) continue
    for (const word of splitWords(text)) {
      const key = `${object} ${role} ${word}`
      if (seen.has(key)) continue
      seen.add(key)
      words.push({ word, role, object })
    }
  }
  return words
}

/**
 * The at most `limit` most telling words of a prompt: those that a role has reserved, then by role, objects before the rest within a role,
 * in the order written; what exceeds a role's share comes last. The model reads them as a set, so this decides only what is left out.
 * A summary's words that another field has said already are left out.
 */
export function flattenPrompt(prompt: JsonObject, limit: number): TaggedWord[] {
  const words = taggedWords(prompt)
  const said = new Set(words.filter((w) => !isSummary(w.role)).map((w) => w.word))
  const rank = new Map(ROLE_PRIORITY.map((role, index) => [role, index]))
  const placeOf = placesInRole()
  return words
    .filter((w) => !isSummary(w.role) || !said.has(w.word))
    .map((w, index) => ({
      w,
      key: [
        tierOf(w.role, placeOf(w)),
        rank.get(w.role) ?? ROLE_PRIORITY.length,
        w.object || MAX_OBJECTS + 1,
        index,
      ],
    }))
    .sort((a, b) => compare(a.key, b.key))
    .slice(0, limit)
    .map(({ w }) => w)
}

/** Counts how many words of the same object and role came before. */
function placesInRole(): (word: TaggedWord) => number {
  const counts = new Map<string, number>()
  return ({ role, object }) => {
    const key = `${object} ${role}`
    const place = counts.get(key) ?? 0
    counts.set(key, place + 1)
    return place
  }
}

function tierOf(role: RoleName, place: number): number {
  if (place < (RESERVED_WORDS[role] ?? 0)) return 0
  return place < (MOST_WORDS[role] ?? Number.POSITIVE_INFINITY) ? 1 : 2
}

function isSummary(role: RoleName): boolean {
  return role === 'short_description' || role === 'context'
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
