import { isBeing } from '../assign/being.ts'
import { readTarget } from '../assign/target.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { type Deed, readDeed } from '../edits/deed.ts'
import { setState } from '../edits/set-state.ts'
import { readings, templates } from '../grammar/template.ts'
import { COMMANDS } from '../grammar/verbs.ts'
import {
  type Clause,
  type Done,
  done,
  meant,
  type Operation,
  plain,
  type Scene,
} from '../operation.ts'
import { isNounPhrase } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { AUXILIARIES, DETERMINERS, PREPOSITIONS } from '../words/closed.ts'
import { isPlainVerb } from '../words/verbs.ts'

const STATES = templates(
  '(make|let|have|get|ask|want|need) {who} (to be|to look|to|look|be|appear|seem|start) {deed}',
  "{who} (should be|must be|is|are|'s|should|must|needs to be|needs to|has to be|has to|will be|to be|could be|ought to be|should look|looks|should appear|should now be|is now|appears) {deed}",
  '(face|look|turn) {direction}',
)
/** Where the one ends and the deed begins is not told. */
const RUN =
  /^(?:(?<lead>make|let|have|get|show|draw|depict|render|put|set|pose|portray|want|see|keep|turn|rotate|flip|mirror|face)\s+)?(?<rest>\S.*)$/i

/** Alone, only what cannot be a command: "waving", "arms crossed", "smile". */
const BARE = templates('{deed}')
const DENIED = /\b(?:not|never|no longer|stop)\b|n['’]t\b/i

/** "Make it sit", "she should be running", "the cat is sleeping", "have it look to the right", "arms crossed". */
export const changeState: Operation = (clause, scene) => {
  if (DENIED.test(clause.text)) return undefined
  const [first = ''] = clause.text.toLowerCase().split(' ')
  const lists = COMMANDS.has(first) ? [STATES] : [STATES, BARE]
  for (const list of lists)
    for (const { captures } of readings(list, clause.text)) {
      const outcome = state(clause, scene, captures)
      if (outcome !== undefined) return outcome
    }
  return inRun(clause, scene)
}

function inRun(clause: Clause, scene: Scene): Done | undefined {
  const words = RUN.exec(clause.text)?.groups?.rest?.split(' ') ?? []
  for (let at = 1; at < Math.min(words.length, 7); at++) {
    const captures = { who: words.slice(0, at).join(' '), deed: words.slice(at).join(' ') }
    const outcome = state(clause, scene, captures)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

function state(
  clause: Clause,
  scene: Scene,
  captures: Readonly<Record<string, string>>,
): Done | undefined {
  if (
    captures.who === undefined &&
    captures.direction === undefined &&
    !standsAlone(plain(clause, captures.deed))
  )
    return undefined
  const words =
    captures.direction === undefined
      ? plain(clause, captures.deed)
      : `facing ${plain(clause, captures.direction)}`
  const turned =
    /^(?:turn|rotate|flip|mirror|face)\s/i.test(clause.text) && captures.who !== undefined
  if (captures.who === undefined && lowerWords(words).some((word) => AUXILIARIES.has(word)))
    return undefined
  if (/^(?:be\s+)?(?:has|have|having|had|wears?|wearing|needs?|gets?)\b/i.test(words))
    return undefined
  const deeds = readDeeds(
    turned && /^(?:to|towards?|left|right)/i.test(words)
      ? `facing ${words.replace(/^(?:to|towards?)\s+/i, '')}`
      : words,
    isSurelyVerb(clause.text, words),
  )
  if (deeds === undefined) return undefined
  const aside = captures.direction !== undefined && /^turn\b/i.test(clause.text)
  if (aside && deeds.some(({ field }) => field !== 'orientation')) return undefined
  const who = captures.who === undefined ? 'it' : plain(clause, captures.who)
  const target = readTarget(scene, meant(scene, who))
  if (!isNounPhrase(target.words)) return undefined
  if (target.owned) return undefined
  const things = thingsOf(scene.document)
  const named = thingsNamed(things, target.words, scene.ip)
  if (named.length === 0) return undefined
  return applied(scene, named, deeds, captures.who === undefined)
}

/** "line art": a plain verb alone or before a preposition only. */
function standsAlone(text: string): boolean {
  const [first = '', second] = text.toLowerCase().split(' ')
  return (
    !isPlainVerb(first) ||
    second === undefined ||
    PREPOSITIONS.has(second) ||
    second === 'and' ||
    second === ','
  )
}

/** After "have him" a word can only be a verb; after "make him" before an article or a preposition. */
function isSurelyVerb(text: string, words: string): boolean {
  if (/^(?:have|let)\b/i.test(text)) return true
  const [, second = ''] = words.toLowerCase().split(' ')
  return (
    /^make\b/i.test(text) &&
    (DETERMINERS.has(second) || /^(?:to|at|into|through|over|along)$/.test(second))
  )
}

/** "smiling and waving": each must be one. */
function readDeeds(words: string, surely: boolean): Deed[] | undefined {
  const whole = readDeed(words, surely)
  const parts = words.split(/\s+and\s+|\s*,\s*(?:and\s+)?/).filter((part) => part !== '')
  const deeds = parts.map((part) => readDeed(part))
  if (parts.length > 1 && deeds.every((deed) => deed !== undefined)) return joinedDeeds(deeds)
  return whole === undefined ? undefined : [whole]
}

/** Several deeds of one kind are one: "looking at the camera and holding a map". */
function joinedDeeds(deeds: readonly Deed[]): Deed[] {
  const joined: Deed[] = []
  for (const deed of deeds) {
    const same = joined.find(({ field }) => field === deed.field)
    if (same === undefined) joined.push({ ...deed })
    else same.text = `${same.text} and ${deed.text}`
  }
  return joined
}

function applied(
  scene: Scene,
  named: readonly number[],
  deeds: readonly Deed[],
  bare: boolean,
): Done | undefined {
  let { document } = scene
  let head: string | undefined
  for (const at of named)
    for (const deed of deeds) {
      const thing = thingsOf(document)[at]
      if (thing === undefined) continue
      const alive = isBeing(thing) || typeof thing.node === 'string' || deed.verb !== undefined
      if (deed.field === 'expression' && !alive) return undefined
      if (bare && deed.field === 'expression' && !isBeing(thing)) return undefined
      document = setState(document, thing, deed)
      head = thing.heads.at(-1)
    }
  return head === undefined ? undefined : done(document, head)
}
