import { type JsonObject, textOf } from '../../json.ts'
import { conceptOf } from '../document/concepts.ts'
import { type Field, pathsOfConcept } from '../document/fields.ts'
import { getAt, type Path, samePath } from '../document/path.ts'
import { editMentions } from '../edits/edit-mentions.ts'
import { setField } from '../edits/set-field.ts'
import { summaryPaths } from '../edits/summary.ts'
import { type Done, done, type Refused } from '../operation.ts'
import { articleFor } from '../text/inflect.ts'
import { headMentions } from '../text/mentions.ts'
import { readPhrase } from '../text/phrase.ts'
import { putInPlace } from '../text/substitute.ts'
import { readMedium } from '../values/look.ts'

/** How the picture is made, in the summary as well where that says it ("A photograph of …"). */
export function setMedium(
  document: JsonObject,
  field: Field,
  text: string,
  quoted = false,
): Done | Refused {
  const medium = quoted ? text : (readMedium(text) ?? text)
  const next = setField(document, field, medium)
  if (!('document' in next)) return next
  return done(withMediumInSummary(next.document, textOf(field.value), medium))
}

const NOUNS = new Set(
  'photograph photo illustration painting drawing render rendering sketch watercolor artwork'.split(
    ' ',
  ),
)

function withMediumInSummary(
  document: JsonObject,
  old: string | undefined,
  medium: string,
): JsonObject {
  const noun = old?.toLowerCase().split(/\s+/).at(-1) ?? ''
  if (!NOUNS.has(noun)) return document
  const summaries = summaryPaths(document)
  const nouns = noun === 'photograph' ? ['photograph', 'photo'] : [noun]
  return nouns.reduce((next, word) => {
    const phrase = readPhrase(word)
    if (phrase === undefined) return next
    return editMentions(
      next,
      phrase,
      (sentence, mention) => putInPlace(sentence, mention, `${articleFor(medium)} ${medium}`),
      (sentence, wanted) => headMentions(sentence, wanted).slice(0, 1),
      (field) => summaries.some((path) => samePath(path, field.path)),
    ).document
  }, document)
}

/** A style that is a medium at the same time ("watercolor") is set as both. */
export function setStyle(document: JsonObject, field: Field, text: string): Done | Refused {
  const next = setField(document, field, text)
  if (!('document' in next)) return next
  const path = ownMediumPath(document)
  const medium = readMedium(text)
  if (path === undefined || medium === undefined || samePath(path, field.path)) return next
  return setMedium(next.document, fieldAt(next.document, path), medium)
}

function ownMediumPath(document: JsonObject): Path | undefined {
  return pathsOfConcept(document, conceptOf('medium'))[0]
}

export function fieldAt(document: JsonObject, path: Path): Field {
  return { path, value: getAt(document, path), concept: undefined, by: 'home' }
}
