import { isBeing } from '../assign/being.ts'
import { readTarget } from '../assign/target.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { type Deed, readDeed } from '../edits/deed.ts'
import { setHeld } from '../edits/set-held.ts'
import { setState } from '../edits/set-state.ts'
import { type Done, done, type Operation, plain, type Scene } from '../operation.ts'
import { AT, BODY_VERBS, FACE_PART, HELD, PART } from '../words/body.ts'

const WHOSE = "(?<whose>her|his|its|their|the|\\S+(?: \\S+){0,2}['’]s)"
const SAID = '(?:(?:is|are|should be|must be|to be|be)\\s+)?'

const PARTS_HELD = [
  new RegExp(
    `^(?:(?:have|make|let|show|keep|draw|with|put|place|rest|she has|he has|it has|it with|her with|him with)\\s+)?(?:${WHOSE}\\s+)?(?<part>${PART})\\s+${SAID}(?<how>${HELD}(?:\\s.*)?|(?:${AT})\\s.+)$`,
    'i',
  ),
  new RegExp(
    `^(?:(?:with|have|give (?:her|him|it))\\s+)?(?:an?\\s+)?(?:${WHOSE}\\s+)?(?<how>crossed|folded|raised|closed|clenched|outstretched|open)\\s+(?<part>${PART})$`,
    'i',
  ),
  new RegExp(
    `^(?<verb>${[...BODY_VERBS.keys()].join('|')})\\s+(?:${WHOSE}\\s+)?(?<part>${PART})(?:\\s+(?<rest>\\S.*))?$`,
    'i',
  ),
]
const TURNED = new RegExp(
  `^(?:turn|rotate|face|point)\\s+(?:${WHOSE}\\s+)(?:head|face|body|gaze|eyes)\\s+(?:to|towards?)?\\s*(?<side>\\S.*)$`,
  'i',
)

/** "Hands in pockets", "her eyes are closed", "raise her right arm", "turn his head to the left". */
export const changeBody: Operation = (clause, scene) => {
  const turned = TURNED.exec(clause.text)?.groups
  if (turned?.side !== undefined) {
    const deed = readDeed(`facing ${turned.side}`)
    return deed?.field === 'orientation' ? applied(scene, turned.whose, deed) : undefined
  }
  for (const pattern of PARTS_HELD) {
    const found = pattern.exec(clause.text)?.groups
    if (found?.part === undefined) continue
    const how = found.verb === undefined ? found.how : BODY_VERBS.get(found.verb.toLowerCase())
    const rest = found.rest === undefined ? '' : ` ${found.rest}`
    const text = plain(clause, `${found.part.toLowerCase()} ${how}${rest}`)
    return applied(scene, found.whose, {
      field: FACE_PART.test(found.part) ? 'expression' : 'pose',
      text,
    })
  }
  return undefined
}

function applied(scene: Scene, whose: string | undefined, deed: Deed): Done | undefined {
  const things = thingsOf(scene.document)
  const who = whose === undefined || /^the$/i.test(whose) ? 'it' : whose.replace(/['’]s$/, '')
  const [at] = thingsNamed(things, readTarget(scene, who).words, scene.ip)
  const thing = things[at ?? (/^(?:her|his|its|their)$/i.test(who) ? 0 : -1)]
  if (thing === undefined || !(isBeing(thing) || typeof thing.node === 'string')) return undefined
  const document =
    deed.field === 'orientation'
      ? setState(scene.document, thing, deed)
      : setHeld(scene.document, thing, deed)
  return done(document, thing.heads.at(-1))
}
