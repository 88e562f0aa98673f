import { isObject } from '../../json.ts'
import { SCENES } from '../../prompt/lexicon.ts'
import { readTarget } from '../assign/target.ts'
import { type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { moveThing } from '../edits/move-thing.ts'
import { replaceThing } from '../edits/replace-thing.ts'
import { setBackground } from '../edits/set-background.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Done,
  done,
  meant,
  type Operation,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { isNounPhrase, readPhrase } from '../text/phrase.ts'
import { isRelation, readLocation } from '../values/location.ts'
import { TIMES } from '../words/times.ts'

const VERB =
  '(move|shift|put|place|position|relocate|reposition|set|bring|push|slide|send|drag|locate|align|pull|transfer|keep|anchor)'
const MOVE = templates(
  `${VERB} {what} (to|on|in|at|into|onto|towards|toward|near|over to|further to|closer to|more to|more towards|more to the) {place*}`,
  `${VERB} {what} (next to|behind|in front of|beside|above|below|under|underneath|near|between|on top of|to the left of|to the right of|left of|right of|opposite|against|around|over|by|close to|far from|away from|inside|alongside) {place*}`,
  `${VERB} {what} {place*}`,
  '{what} (should be|is|must be|goes|should go|belongs|should stand|should sit|should move|needs to be|has to be|are|sits|stands|be) [placed|located|positioned|moved|put] (to|on|in|at|into|near) {place}',
  '{what} (should be|must be|is|are|should go|should stand|should sit|needs to be|belongs|goes) (next to|behind|in front of|beside|above|below|under|underneath|near|between|on top of|to the left of|to the right of|left of|right of|opposite|against|around|over|close to|inside) {place*}',
  '{what} (on|in|at|to) the {place}',
  '{what} (next to|behind|in front of|beside|above|below|underneath|on top of|to the left of|to the right of|left of|right of|opposite) {place*}',
)
const CENTER = templates(
  '(center|centre) {what}',
  `${VERB} {what} in the (center|centre|middle)`,
  '(make|have) {what} (centered|centred)',
  '{what} (should be|is|must be) (centered|centred|in the center|in the centre|in the middle)',
)
const CLOSER = templates(
  '(move|bring|put) {what} (closer|nearer|forward|to the front|closer to the camera|closer to the viewer)',
)
const AWAY = templates(
  '(move|push|send|put) {what} (further away|farther away|further back|farther back|back|backward|backwards|away|to the back|into the distance)',
)

const A_LITTLE = /\s+(?:a (?:little|bit|tad|touch|lot)(?: bit| more)?|slightly|somewhat|further)$/i

/** "Move the cat to the left", "put the lamp behind the chair", "center the subject". */
export const moveSomething: Operation = (given, scene) => {
  const clause = { ...given, text: given.text.replace(A_LITTLE, '') }
  // "set it at midnight" moves nothing.
  const time = /\s(?:at|in|during)\s+(?:the\s+)?(?<time>[a-z ]+)$/i.exec(clause.text)?.groups?.time
  if (TIMES.has(time?.toLowerCase() ?? '')) return undefined
  for (const [list, place] of [
    [CENTER, 'center'],
    [CLOSER, 'foreground'],
    [AWAY, 'background'],
  ] as const)
    for (const { captures } of readings(list, clause.text)) {
      const outcome = moved(scene, plain(clause, captures.what), place, list === CENTER)
      if (outcome !== undefined) return outcome
    }
  let problem: Refused | undefined
  for (const { captures } of readings(MOVE, clause.text)) {
    const words = plain(clause, captures.place)
    const place = readLocation(words)
    const what = plain(clause, captures.what).replace(
      /\s+(?:further|more|closer|over|all the way|a bit|slightly|a little)$/i,
      '',
    )
    const outcome =
      place === undefined ? related(scene, clause.text, what) : moved(scene, what, place, true)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  return problem
}

function moved(
  scene: Scene,
  what: string,
  place: string,
  explicit: boolean,
): Done | Refused | undefined {
  const target = readTarget(scene, what)
  if (!isNounPhrase(target.words)) return undefined
  const things = thingsOf(scene.document)
  const named = thingsNamed(things, meant(scene, target.words), scene.ip)
  if (named.length === 0 || target.owned)
    return explicit ? refused(`The document describes no object "${target.words}".`) : undefined
  let { document } = scene
  for (const at of named) {
    const thing = thingsOf(document)[at]
    if (thing !== undefined) document = moveThing(document, thing, place)
  }
  return done(document, things[named[0] ?? 0]?.heads.at(-1))
}

/** "behind the chair": a place by another thing. */
function related(scene: Scene, text: string, what: string): Done | undefined {
  const rest = text
    .slice(text.toLowerCase().indexOf(what.toLowerCase()) + what.length)
    .trim()
    .replace(
      /^(?:should be|must be|needs to be|is|are|should go|should stand|should sit|belongs|goes)\s+/i,
      '',
    )
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, readTarget(scene, what).words, scene.ip)
  const thing = things[at ?? -1]
  if (thing === undefined || !isRelation(rest) || !isNounPhrase(what)) return undefined
  const bare = rest.replace(
    /^(?:next to|in front of|on top of|to the (?:left|right) of|(?:left|right) of|close to|far from|away from|\S+)\s+/i,
    '',
  )
  const other = bare.replace(/^(?:the|its|her|his|their)\s+/i, '')
  if (thingsNamed(things, other, scene.ip).length === 0) return elsewhere(scene, bare, rest, thing)
  return isObject(thing.node)
    ? done(setAt(scene.document, [...thing.path, 'relationship'], rest), thing.heads.at(-1))
    : undefined
}

/** "on a wooden table": another table than the one that is told, another place, or a relation to something new. */
function elsewhere(scene: Scene, bare: string, rest: string, thing: Thing): Done | undefined {
  const phrase = readPhrase(bare)
  if (phrase === undefined || phrase.kind !== 'noun') return undefined
  const told = mentions(scene.document, { ...phrase, modifiers: [], of: [] }).length > 0
  if (told && phrase.modifiers.length > 0)
    return done(replaceThing(scene.document, phrase.head, bare).document, thing.heads.at(-1))
  const place = /^(?:in|on|at|inside)\b/i.test(rest) && (SCENES.has(phrase.head) || told)
  if (place && !told) {
    const outcome = setBackground(scene.document, bare)
    return 'document' in outcome ? outcome : undefined
  }
  return isObject(thing.node)
    ? done(setAt(scene.document, [...thing.path, 'relationship'], rest), thing.heads.at(-1))
    : undefined
}
