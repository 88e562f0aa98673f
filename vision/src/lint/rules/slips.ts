import { isObject, type JsonObject, type JsonValue } from '../../json.ts'
import { slipsIn } from '../known-keys.ts'
import { leaksIn, mayHoldLeaks, withoutLeaks } from '../leaks.ts'
import { keysOf, leavesOf, pointerOf } from '../pointer.ts'
import type { Edit, Hit } from '../types.ts'
import { renamed } from '../view.ts'
import { quoted } from '../words.ts'
import { type CaptionRule, captions, type SchemaRule } from './shared.ts'

function holders(count: number, what: string): string {
  if (count === 0) return `The schema ${what}`
  return captions(count, what, what.replace(/^has/, 'have').replace(/^holds/, 'hold'))
}

function* leaks(document: JsonObject, tokens: readonly string[]): Generator<Hit> {
  const edits: Edit[] = []
  const found: string[] = []
  let path = ''
  const meant = [...leavesOf(renamed(document))]
  for (const [i, { pointer, value }] of [...leavesOf(document)].entries()) {
    if (typeof value !== 'string' || !mayHoldLeaks(keysOf(pointer))) continue
    const names = leaksIn(value, tokens)
    if (names.length === 0) continue
    path ||= meant[i]?.pointer ?? pointer
    found.push(...names)
    edits.push({ op: 'clean', path: pointer, value: withoutLeaks(value, tokens) })
  }
  if (edits.length === 0) return
  yield {
    rule: 'leaked_file_name',
    severity: 'error',
    path,
    detail: '',
    message: (count) => holders(count, 'holds file names'),
    evidence: quoted([...new Set(found)].join(', ')),
    fix: 'Take the file names out',
    // From the last to the first, so that items that go do not move those still to be cleaned.
    edits: edits.reverse(),
  }
}

/** A document has some thirty known keys. */
const MOST_SLIPS = 100

function* misspelt(document: JsonObject): Generator<Hit> {
  for (const { keys, key, meant } of [...slipsIn(document)].slice(0, MOST_SLIPS).reverse()) {
    yield {
      rule: 'misspelt_key',
      severity: 'warning',
      path: pointerOf(keys.map((name) => (/^\d+$/.test(name) ? '0' : name))),
      detail: meant,
      message: (count) => holders(count, `has the key ${quoted(key)} instead of ${meant}`),
      evidence: quoted(key),
      fix: `Rename it to ${meant}`,
      edits: [{ op: 'rename', path: pointerOf(keys), to: meant }],
    }
  }
}

function firstEmpty(value: JsonValue, keys: readonly string[] = []): string | undefined {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return pointerOf(keys)
  if (typeof value !== 'object') return undefined
  const children = Array.isArray(value)
    ? value.map((item, i) => [String(i), item] as const)
    : Object.entries(value)
  if (children.length === 0) return keys.length === 0 ? undefined : pointerOf(keys)
  for (const [key, child] of children) {
    const found = firstEmpty(child, [...keys, key])
    if (found !== undefined) return found
  }
  return undefined
}

function* empties(document: JsonObject): Generator<Hit> {
  const found = firstEmpty(document)
  if (found === undefined) return
  yield {
    rule: 'empty_value',
    severity: 'info',
    path: '',
    detail: '',
    message: (count) => holders(count, 'has empty values'),
    evidence: found,
    fix: 'Leave the empty values out',
    edits: [{ op: 'prune' }],
  }
}

/** Plain slips of a caption: whatever it is about, they are never meant. */
export const slipsOfCaption: CaptionRule = function* ({ image, tokens }) {
  yield* misspelt(image.caption)
  yield* leaks(image.caption, tokens)
  if (Object.hasOwn(image.caption, 'measured_spread'))
    yield {
      rule: 'leftover_measurement',
      severity: 'warning',
      path: '/measured_spread',
      detail: '',
      message: (count) =>
        `${captions(count, 'has', 'have')} the record of measurement that belongs to the schema`,
      evidence: quoted(image.caption.measured_spread),
      fix: 'Take it out',
      edits: [{ op: 'remove', path: '/measured_spread' }],
    }
  yield* empties(image.caption)
  if (image.conflicts !== undefined && image.conflicts.length > 0)
    yield {
      rule: 'caption_conflict',
      severity: 'error',
      path: image.conflicts.length === 1 ? (image.conflicts[0] ?? '') : '',
      detail: '',
      message: (count) => `${captions(count, 'has', 'have')} conflicts that nobody has resolved`,
      evidence: quoted(image.conflicts.join(', ')),
      fix: 'Keep what the person wrote',
      edits: [{ op: 'settle' }],
    }
}

/** The same of the schema, which may hold any image's name. */
export const slipsOfSchema: SchemaRule = function* ({ survey }) {
  const { rawSchema, tokens } = survey
  if (!isObject(rawSchema)) return
  yield* misspelt(rawSchema)
  yield* leaks(rawSchema, tokens)
  yield* empties(rawSchema)
}
