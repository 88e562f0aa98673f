import { textOf } from '../../json.ts'
import { headsOf, type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import { withEnding } from '../edits/ending.ts'
import type { Captures } from '../grammar/template.ts'
import { type Clause, type Done, done, plain, type Refused, type Scene } from '../operation.ts'

/** "mention that the scarf is knitted": a statement; what is none is added to the details as it is said. */
export function mention(
  clause: Clause,
  scene: Scene,
  captures: Captures,
): Done | Refused | undefined {
  const fact = plain(clause, captures.fact)
  const things = thingsOf(scene.document)
  const [first] = chosen(scene, things, fact)
  if (first === undefined)
    return done(
      setAt(
        scene.document,
        ['context'],
        withEnding(textOf(scene.document.context) ?? '', ` ${fact}`).trim(),
      ),
    )
  if (typeof first.node === 'string')
    return done(setAt(scene.document, first.path, withEnding(first.node, `, ${fact}`)))
  const key =
    Object.hasOwn(first.node, 'appearance_details') || !Object.hasOwn(first.node, 'description')
      ? 'appearance_details'
      : 'description'
  const old = textOf(first.node[key])
  return done(
    setAt(
      scene.document,
      [...first.path, key],
      old === undefined ? fact : withEnding(old, `, ${fact}`),
    ),
  )
}

function chosen(scene: Scene, things: readonly Thing[], fact: string): Thing[] {
  const [subject = ''] = headsOf(fact)
  const [at] = thingsNamed(things, subject, scene.ip)
  return at === undefined ? things.slice(0, 1) : things.slice(at, at + 1)
}
