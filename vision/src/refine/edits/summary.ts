import { type JsonObject, textOf } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { getAt, type Path, samePath, setAt, startsWith } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'

/** Where the whole picture is told in prose. */
export function summaryPaths(document: JsonObject): Path[] {
  return pathsOfConcept(document, conceptOf('summary')).filter(
    (path) => path.length === 1 && textOf(getAt(document, path)) !== undefined,
  )
}

/** Texts that tell of one thing: its own and the summary. */
export function aboutThing(document: JsonObject, thing: Path): (field: TextField) => boolean {
  const summaries = summaryPaths(document)
  return ({ path }) =>
    startsWith(path, thing) || summaries.some((summary) => samePath(summary, path))
}

/** A changed description is changed in the summary as well where that repeats it word for word. */
export function withSummaryOf(document: JsonObject, old: string, now: string): JsonObject {
  if (old === '' || old === now) return document
  return summaryPaths(document).reduce((next, path) => {
    const text = textOf(getAt(next, path)) ?? ''
    return text.includes(old)
      ? setAt(
          next,
          path,
          text.replace(old, () => now),
        )
      : next
  }, document)
}
