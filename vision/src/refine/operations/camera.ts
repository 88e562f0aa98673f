import { pathFor } from '../assign/look.ts'
import { fieldAt } from '../assign/style.ts'
import { setField } from '../edits/set-field.ts'
import { read, templates } from '../grammar/template.ts'
import { type Operation, plain } from '../operation.ts'
import { readCamera } from '../values/look.ts'

const VIEW = templates(
  '(shoot|shot|photograph|film|view|viewed|seen|see|take|show|render|draw|look at|look|depict|frame|capture|portray) [it|this|the scene|the picture|the subject|the photo|the shot|the object|the character|everything|her|him] (from|at|as|with|using|through) {where}',
  '(the|make the|set the|put the) camera (is|should be|to|looks|look|looking|shoots|placed|positioned|view|at|must be) [from|at|a] {where}',
)

/** "Shoot it from above", "show the scene as a close-up": where the camera is. */
export const changeCamera: Operation = (clause, scene) => {
  const where = read(VIEW, clause.text)?.where
  if (where === undefined) return undefined
  const words = plain(clause, where)
  const camera =
    readCamera(
      `from ${words.replace(/^(?:an?|the) /i, (article) => (/^the/i.test(article) ? 'the ' : 'a '))}`,
    ) ?? readCamera(words)
  if (camera === undefined) return undefined
  return setField(
    scene.document,
    fieldAt(scene.document, pathFor(scene.document, camera.concept)),
    camera.text,
  )
}
