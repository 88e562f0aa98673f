import { isObject, type JsonObject } from '../../json.ts'
import { getAt, type Path, setAt } from '../document/path.ts'

const RECORD = 'measured_spread'

/** A schema's record of how well the images agreed on a trait says nothing of other words: it goes with the old ones. */
export function withoutStaleRecords(before: JsonObject, after: JsonObject): JsonObject {
  const record = after[RECORD]
  if (!isObject(record)) return after
  return Object.keys(record).reduce((next, trait) => {
    const path = pathOf(trait)
    const same = JSON.stringify(getAt(before, path)) === JSON.stringify(getAt(after, path))
    return same ? next : setAt(next, [RECORD, trait], undefined)
  }, after)
}

function pathOf(trait: string): Path {
  return trait
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
