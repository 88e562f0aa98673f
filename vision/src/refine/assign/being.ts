import { isObject } from '../../json.ts'
import type { Thing } from '../document/objects.ts'
import { BEINGS } from '../words/things.ts'

export function isBeing(thing: Thing): boolean {
  const node = isObject(thing.node) ? thing.node : {}
  const keys = ['expression', 'pose', 'clothing', 'action', 'gender', 'skin_tone_and_texture']
  const place = thing.path.filter((part) => typeof part === 'string').at(-1) ?? ''
  return (
    /^(?:main_?)?(?:characters?|persons?|people|mascot|hero|figure)$/i.test(String(place)) ||
    thing.heads.some((head) => BEINGS.has(head)) ||
    keys.some((key) => Object.hasOwn(node, key))
  )
}
