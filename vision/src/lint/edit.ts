import { type JsonObject, objectOf, pruneObject } from '../json.ts'
import { pointerOf, valueAt, withKeyAt, withoutValueAt, withValueAt } from './pointer.ts'
import { traitName } from './trait-faults.ts'
import type { Edit } from './types.ts'
import { rawPointer } from './view.ts'
import { plain, withoutPart } from './words.ts'

function withoutRecordOf(document: JsonObject, path: string): JsonObject {
  const record = pointerOf(['measured_spread', traitName(path)])
  return valueAt(document, record) === undefined
    ? document
    : (withoutValueAt(document, record) ?? document)
}

/** The document with an edit made in it; itself where the edit finds nothing to do. */
export function applyEdit(
  document: JsonObject,
  edit: Edit,
  tokens: readonly string[] = [],
): JsonObject {
  switch (edit.op) {
    case 'set':
      return withValueAt(document, rawPointer(document, edit.path, tokens), edit.value) ?? document
    case 'remove': {
      const raw = rawPointer(document, edit.path, tokens)
      if (valueAt(document, raw) === undefined) return document
      const left = withoutValueAt(document, raw)
      return left === undefined ? document : withoutRecordOf(left, edit.path)
    }
    case 'without': {
      const raw = rawPointer(document, edit.path, tokens)
      const text = valueAt(document, raw)
      if (typeof text !== 'string') return document
      const left = edit.parts.reduce(withoutPart, plain(text))
      if (left === '') return applyEdit(document, { op: 'remove', path: edit.path }, tokens)
      return withValueAt(document, raw, left) ?? document
    }
    case 'clean':
      return edit.value === ''
        ? (withoutValueAt(document, edit.path, { moving: true }) ?? document)
        : (withValueAt(document, edit.path, edit.value) ?? document)
    case 'rename':
      return withKeyAt(document, edit.path, edit.to)
    case 'prune':
      return objectOf(pruneObject(document))
    case 'settle':
      return document
    default:
      return edit satisfies never
  }
}

export function applyEdits(
  document: JsonObject,
  edits: readonly Edit[],
  tokens: readonly string[] = [],
): JsonObject {
  return edits.reduce((changed, edit) => applyEdit(changed, edit, tokens), document)
}
