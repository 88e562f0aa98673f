import { textOf } from '../../json.ts'
import { getAt, setAt } from '../document/path.ts'
import { type Done, done, type Scene } from '../operation.ts'
import { pathFor } from './look.ts'

const FOR = /^(?<lead>.*?\bfor )[^.;]+/i

/** "the image is for a dating app": what comes after "for" where the context tells that, else the whole context. */
export function setPurpose(scene: Scene, purpose: string): Done {
  const path = pathFor(scene.document, 'context')
  const old = textOf(getAt(scene.document, path)) ?? ''
  const lead = FOR.exec(old)?.groups?.lead
  return done(
    setAt(
      scene.document,
      path,
      lead === undefined ? `for ${purpose}` : old.replace(FOR, () => `${lead}${purpose}`),
    ),
  )
}
