import { fileNameWords } from '../../caption/file-name.ts'
import { describeSubject } from '../../caption/identity.ts'
import { isObject, type JsonObject } from '../../json.ts'
import { isSharedPath } from '../compare.ts'
import { leaksIn } from '../leaks.ts'
import { type Leaf, leavesOf, valueAt, withValueAt } from '../pointer.ts'
import type { Edit, Hit } from '../types.ts'
import { asText, mentions, quoted, wordsOf } from '../words.ts'
import { type CaptionRule, captions, type Shared } from './shared.ts'

/** What a leaf says beyond what the set shares at its place. */
function beyond({ pointer, value }: Leaf, shared: Shared): string {
  const common = isSharedPath(pointer) ? (shared.texts.get(pointer) ?? []) : []
  const own = [...common, ...shared.names].reduce(
    (left, one) => left.replace(one, ' '),
    asText(value),
  )
  return wordsOf(own).length > 0 ? own.trim() : ''
}

/** What a caption says that the set does not share. */
export function ownTexts(view: JsonObject, shared: Shared): string[] {
  return [...leavesOf(view)].map((leaf) => beyond(leaf, shared)).filter((text) => text !== '')
}

/** Whether a caption says anything of its picture. Another text where the set shares one is none: it may have to give way. */
function saysSomething(view: JsonObject, shared: Shared): boolean {
  return [...leavesOf(view)].some((leaf) => {
    const common = isSharedPath(leaf.pointer) ? shared.texts.get(leaf.pointer) : undefined
    const given = common?.every((one) => !asText(leaf.value).includes(one)) ?? false
    return !given && beyond(leaf, shared) !== ''
  })
}

/** Captions that say nothing of their picture, or nothing at all. */
export const emptyCaption: CaptionRule = function* ({ image, view }, { survey, shared }) {
  if (saysSomething(view, shared)) return
  const path = '/objects/0/description'
  const standing = valueAt(survey.schema, path)
  const written = typeof standing === 'string' ? standing : undefined
  const words = fileNameWords(image.name)
  // Words that other names have too would make captions alike.
  const telling = wordsOf(words).some((word) => survey.nameWords.get(word) === 1)
  const value = !telling ? '' : describeSubject(words, survey.subject.ip, '', written)
  const caption = withValueAt(view, path, value)
  const fixable = value !== '' && caption !== undefined && saysSomething(caption, shared)
  yield {
    rule: 'empty_caption',
    severity: Object.keys(view).length === 0 ? 'error' : 'warning',
    path: '',
    detail: '',
    message: (count) => `${captions(count, 'says', 'say')} nothing of what the picture shows`,
    evidence: quoted(image.caption),
    fix: fixable ? "Describe it by its file's name" : undefined,
    edits: fixable ? [{ op: 'set', path, value }] : [],
  }
}

function isNamed(view: JsonObject, name: string): boolean {
  const wanted = wordsOf(name)
  const words = new Set<string>()
  for (const { value } of leavesOf(view)) {
    if (typeof value !== 'string') continue
    if (mentions(value, name)) return true
    for (const word of wordsOf(value)) words.add(word.replace(/['’]s$/, ''))
  }
  return wanted.every((word) => words.has(word))
}

function naming(view: JsonObject, name: string): Edit | undefined {
  const before = (text: unknown) => (typeof text === 'string' ? `${name}, ${text}` : name)
  const first = Array.isArray(view.objects) ? view.objects[0] : undefined
  const { objects } = view
  const free = objects === undefined || isObject(first)
  const described = isObject(first) ? first.description : undefined
  if (free && (described === undefined || typeof described === 'string'))
    return { op: 'set', path: '/objects/0/description', value: before(described) }
  const summary = view.short_description
  if (summary !== undefined && typeof summary !== 'string') return undefined
  return { op: 'set', path: '/short_description', value: before(summary) }
}

/** Captions of a defined character without its name: the name is what prompts will call it by. */
export const unnamedCharacter: CaptionRule = function* ({ view, tokens }, { survey }) {
  const { ip_name, ip_type } = survey.subject.ip
  const name = ip_name.trim()
  if (ip_type !== 'defined_character' || wordsOf(name).length === 0) return
  // A name that reads like a file's cannot be told from one.
  if (leaksIn(name, tokens).length > 0 || isNamed(view, name)) return
  const edit = naming(view, name)
  const hit: Hit = {
    rule: 'unnamed_character',
    severity: 'warning',
    path: '',
    detail: name,
    message: (count) => `${captions(count, 'does', 'do')} not name ${JSON.stringify(name)}`,
    evidence: String(valueAt(view, '/objects/0/description') ?? view.short_description ?? '').slice(
      0,
      120,
    ),
    fix:
      edit === undefined
        ? undefined
        : `Put the name ${JSON.stringify(name)} before the description`,
    edits: edit === undefined ? [] : [edit],
  }
  yield hit
}
