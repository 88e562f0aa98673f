import type { JsonObject } from '../../json.ts'
import type { Field } from '../document/fields.ts'
import { type Path, pathText, setAt } from '../document/path.ts'

/** Every field that the words name, as in each object. */
export function withoutFields(document: JsonObject, fields: readonly Field[]): JsonObject {
  const paths = fields.filter(({ value }) => value !== undefined).map(({ path }) => path)
  return [...paths].sort(later).reduce((next, path) => setAt(next, path, undefined), document)
}

function later(p: Path, q: Path): number {
  return pathText(q).localeCompare(pathText(p), 'en', { numeric: true })
}
