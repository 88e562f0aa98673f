import { isObject, type JsonObject, textOf } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { getAt, type Path, samePath, setAt } from '../document/path.ts'
import { rewriteTexts } from '../document/texts.ts'
import { atTime, TIMES } from '../words/times.ts'
import { summaryPaths } from './summary.ts'

/** Where a document tells its light: its own key, or the structured prompt's. */
export function lightPath(document: JsonObject): Path {
  const [path = ['lighting', 'conditions']] = pathsOfConcept(document, conceptOf('lighting'))
  const value = getAt(document, path)
  if (isObject(value)) return [...path, 'conditions']
  return path
}

export function setLight(document: JsonObject, text: string): JsonObject {
  const path = lightPath(document)
  return withTime(setAt(document, path, text), textOf(getAt(document, path)), text)
}

const TIME = new RegExp(
  `\\b(?:at|in|during|by) (?:the )?(?:${[...TIMES].sort((p, q) => q.length - p.length).join('|')})\\b`,
  'i',
)

/** Another time of the day in the summary, where that tells one. */
function withTime(document: JsonObject, old: string | undefined, text: string): JsonObject {
  const time = text.toLowerCase().replace(/\s*(?:light|lighting|sky|scene|time)$/, '')
  if (!TIMES.has(time) || old === text) return document
  const summaries = summaryPaths(document)
  return rewriteTexts(document, (field) =>
    summaries.some((path) => samePath(path, field.path))
      ? field.text.replace(TIME, () => atTime(time))
      : undefined,
  ).document
}
