import { pathFor } from '../assign/look.ts'
import { fieldAt } from '../assign/style.ts'
import { setField } from '../edits/set-field.ts'
import { setLight } from '../edits/set-light.ts'
import type { Done, Refused, Scene } from '../operation.ts'
import { readDirection } from '../values/look.ts'

/** "lit from the left", "light comes from above". */
const LIGHT =
  /^(?:(?:make|have|let)\s+)?(?:the\s+)?(?:(?:light|lighting|sunlight|sun)\s+)?(?:is\s+|should\s+)?(?:lit|come|comes|coming|falls?|falling|shin(?:es?|ing)|light|lighting|illuminated)\s+(?<from>from\s+\S.*)$/i

/** "sunlight from the window": the light and where it comes from. */
const LIGHT_FROM =
  /^(?:(?:with|use|add)\s+)?(?<light>(?:[a-z-]+\s+){0,3}(?:sunlight|moonlight|daylight|candlelight|firelight|light|lighting|glow))\s+(?:coming\s+|falling\s+)?(?<from>from\s+\S.*)$/i

export function setPlainField(scene: Scene, text: string): Done | Refused | undefined {
  const both = LIGHT_FROM.exec(text)?.groups
  if (
    both?.light !== undefined &&
    both.from !== undefined &&
    !/^(?:the\s+)?(?:light|lighting)$/i.test(both.light)
  ) {
    const light = setLight(scene.document, both.light.replace(/^(?:the|an?)\s+/i, ''))
    return setField(light, fieldAt(light, pathFor(light, 'direction')), both.from)
  }
  const from = LIGHT.exec(text)?.groups?.from
  const direction = from === undefined ? undefined : readDirection(from)
  if (direction === undefined) return undefined
  return setField(
    scene.document,
    fieldAt(scene.document, pathFor(scene.document, 'direction')),
    direction,
  )
}
