import { textOf } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { getAt, setAt } from '../document/path.ts'
import { withEnding } from '../edits/ending.ts'
import { type Done, done, type Scene } from '../operation.ts'

/** Words about the picture that are no things in it: shadows, an outline, a glow. */
export function aspect(scene: Scene, what: string, head: string): Done | undefined {
  const id = /^shadow/.test(head)
    ? 'shadows'
    : /^outline/.test(head)
      ? 'style'
      : /^texture/.test(head)
        ? 'texture'
        : /^(?:blur|depth)/.test(head)
          ? 'depth_of_field'
          : /^(?:glow|contrast|highlight)/.test(head)
            ? 'lighting'
            : 'appearance'
  const path = pathFor(scene.document, id)
  const old = textOf(getAt(scene.document, path))
  const bare = what.replace(/^(?:an?|the|some)\s+/i, '')
  return done(
    setAt(
      scene.document,
      path,
      old === undefined || /^(?:none|no shadows?)$/i.test(old)
        ? bare
        : withEnding(old, `, ${bare}`),
    ),
  )
}
