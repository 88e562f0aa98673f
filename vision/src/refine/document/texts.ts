import { isObject, type JsonObject, type JsonValue } from '../../json.ts'
import { type Edit, editText } from '../text/sentences.ts'
import { keyWords, type Path, setAt } from './path.ts'

export interface TextField {
  path: Path
  text: string
  /** The words of the keys that lead to it. */
  about: readonly string[]
}

/** Records of measurement and the scores that training adds: no text that an instruction speaks of. */
const RECORDS = new Set(['measured_spread', 'preference_score', 'aesthetic_score'])

/** What a picture must not show: words there are no mentions of anything in it. */
const UNWANTED = /^(?:negative|negatives|avoid|exclude|exclusions|unwanted)$/

export function isUnwanted(key: string): boolean {
  return keyWords(key).some((word) => UNWANTED.test(word))
}

export function isRecord(path: Path): boolean {
  return path.some((key) => typeof key === 'string' && RECORDS.has(key))
}

/** Every text of a document, in its order, at most this deep: what lies deeper is carried along. */
const MAX_DEPTH = 24

export function textFields(document: JsonObject): TextField[] {
  const fields: TextField[] = []
  visit(document, [], [], fields)
  return fields
}

function visit(value: JsonValue, path: Path, about: readonly string[], fields: TextField[]): void {
  if (path.length > MAX_DEPTH) return
  if (typeof value === 'string') fields.push({ path, text: value, about })
  else if (Array.isArray(value))
    for (const [i, item] of value.entries()) visit(item, [...path, i], about, fields)
  else if (isObject(value))
    for (const [key, child] of Object.entries(value))
      if (!RECORDS.has(key) && !isUnwanted(key))
        visit(child, [...path, key], [...about, ...keyWords(key)], fields)
}

/** A change to one text: what it is afterwards, empty to take it out, undefined to leave it. */
export type Rewrite = (field: TextField) => string | undefined

/**
 * The document with its texts rewritten, and how many were. Texts of which nothing is left go, with the lists and objects
 * that hold nothing else.
 */
export function rewriteTexts(
  document: JsonObject,
  rewrite: Rewrite,
): { document: JsonObject; changed: TextField[] } {
  const changed: TextField[] = []
  let next = document
  // From the end, so that places in lists stay true while items are taken out.
  for (const field of textFields(document).reverse()) {
    const text = rewrite(field)
    if (text === undefined || text === field.text) continue
    changed.unshift(field)
    next = setAt(next, field.path, text === '' ? undefined : text)
  }
  return { document: next, changed }
}

/** The same, sentence by sentence; undefined for a text that stays. */
export function editTexts(
  document: JsonObject,
  edit: (field: TextField) => Edit | undefined,
): { document: JsonObject; changed: TextField[] } {
  return rewriteTexts(document, (field) => {
    const change = edit(field)
    return change === undefined ? undefined : editText(field.text, change)
  })
}
