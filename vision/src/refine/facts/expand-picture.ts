import { type JsonObject, textOf } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { conceptOf } from '../document/concepts.ts'
import { pathsOfConcept } from '../document/fields.ts'
import { thingsOf } from '../document/objects.ts'
import { getAt, type Path, samePath, setAt } from '../document/path.ts'
import { textFields } from '../document/texts.ts'
import { summaryPaths } from '../edits/summary.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { factsFor } from './facts.ts'
import { nothing } from './nothing-more.ts'
import { longer, unsaid } from './unsaid.ts'

export function ofPicture(scene: Scene, words: string): Done | Refused {
  const [path = pathFor(scene.document, 'summary')] = [
    ...summaryPaths(scene.document),
    ...pathsOfConcept(scene.document, conceptOf('description')),
    ...thingsOf(scene.document)
      .filter(({ node }) => typeof node === 'string')
      .map(({ path: own }) => own),
  ]
  const text = textOf(getAt(scene.document, path))
  const facts = factsFor('summary', scene, undefined)
  const loose = Array.isArray(scene.document.objects)
    ? facts
    : [...facts, ...otherTexts(scene.document, path)]
  const fresh = unsaid(text ?? '', loose)
  if (fresh.length === 0) return nothing(words)
  return done(setAt(scene.document, path, longer(text, fresh)))
}

/** Short texts of a document with keys of its own. */
function otherTexts(document: JsonObject, path: Path): string[] {
  return textFields(document)
    .filter(
      (field) =>
        !samePath(field.path, path) &&
        field.path.length === 1 &&
        field.text.length < 40 &&
        !/[.!?]/.test(field.text) &&
        !/negative|version|id$|name|tags/.test(String(field.path[0])),
    )
    .map((field) => `${field.about.join(' ')}: ${field.text.replace(/[.;]$/, '')}`)
}
