import type { JsonObject } from '../../json.ts'
import { lowerWords } from '../text/tokens.ts'
import { CONCEPTS } from './concepts.ts'
import { textFields } from './texts.ts'

const NAMES: readonly string[] = CONCEPTS.flatMap(({ names }) =>
  names.flatMap((name) => name.split(' ')),
)

/** Words that an instruction to this document may well use: its own, those of its keys, and the names of fields. */
export function vocabularyOf(document: JsonObject): ReadonlySet<string> {
  const own = textFields(document).flatMap(({ text, about }) => [...about, ...lowerWords(text)])
  return new Set([
    ...NAMES,
    ...own,
    'the',
    'and',
    'with',
    'from',
    'than',
    'more',
    'less',
    'make',
    'instead',
  ])
}
