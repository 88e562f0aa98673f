import { isObject, textOf } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt } from '../document/path.ts'
import { type Clause, type Done, done, plain, type Refused, type Scene } from '../operation.ts'
import { DEGREE_VERBS } from '../words/dimensions.ts'
import { change } from './change.ts'
import { first } from './first-done.ts'
import { sized, stepped } from './stepped.ts'
import { VERBS } from './wordings.ts'

export function byVerb(clause: Clause, scene: Scene): Done | Refused | undefined {
  const space =
    /^(?:make|let|have)\s+(?<what>.+?)\s+(?:take up|occupy|fill|use|cover)\s+(?:much\s+|a bit\s+|a little\s+)?(?<way>more|less)\s+(?:of the\s+)?(?:space|room|frame|picture|image|area)$/i.exec(
      clause.text,
    )?.groups
  if (space?.what !== undefined)
    return change(scene, plain(clause, space.what), 'big', /more/i.test(space.way ?? ''))
  const zoom = /^zoom (?<way>in|out)\b(?: (?:on|of|to|from) (?<what>.+))?$/i.exec(
    clause.text,
  )?.groups
  if (zoom?.way !== undefined)
    return zoomed(scene, zoom.what ?? 'it', zoom.way.toLowerCase() === 'in')
  const split = /^(?<verb>warm|cool|tone) (?<what>.+) (?:up|down)$/i.exec(clause.text)?.groups
  if (split?.verb !== undefined) {
    const word = DEGREE_VERBS.get(split.verb.toLowerCase()) ?? 'muted'
    return change(scene, plain(clause, split.what), word, true)
  }
  const verb = [...DEGREE_VERBS.keys()]
    .filter((key) => clause.text.toLowerCase().startsWith(`${key} `))
    .sort((p, q) => q.length - p.length)[0]
  if (verb === undefined) return undefined
  if (verb === 'blur' && /^blur (?:the )?(?:background|backdrop)\b/i.test(clause.text)) {
    const path = pathFor(scene.document, 'depth_of_field')
    return stepped(
      scene.document,
      path,
      textOf(getAt(scene.document, path)),
      'shallow',
      true,
      'depth of field',
    )
  }
  return first(VERBS, clause, (captures) => {
    if (!clause.text.toLowerCase().startsWith(verb)) return undefined
    const word = DEGREE_VERBS.get(verb) ?? ''
    const rest = clause.text
      .slice(verb.length)
      .replace(/\s+(?:a bit|a little|slightly|a lot|up|down|more)$/i, '')
      .trim()
    return captures.what === undefined ? undefined : change(scene, plain(clause, rest), word, true)
  })
}

function zoomed(scene: Scene, what: string, closer: boolean): Done | Refused | undefined {
  const [at] = thingsNamed(thingsOf(scene.document), what, scene.ip)
  const thing = thingsOf(scene.document)[at ?? 0]
  if (thing === undefined || !isObject(thing.node)) return undefined
  return done(sized(scene.document, thing, closer ? 1 : -1), thing.heads.at(-1))
}
