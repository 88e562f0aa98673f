import { textOf } from '../../json.ts'
import { pathFor } from '../assign/look.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, setAt } from '../document/path.ts'
import { describeMore } from '../edits/describe-more.ts'
import { mentions } from '../edits/edit-mentions.ts'
import { withEnding } from '../edits/ending.ts'
import { shorter } from '../edits/shorten.ts'
import { expand } from '../facts/expand.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  type Operation,
  plain,
  type Refused,
  refusedFor,
  type Scene,
} from '../operation.ts'
import { moreOf } from '../text/degree.ts'
import { readPhrase, withoutArticles } from '../text/phrase.ts'
import { opposites } from '../words/opposites.ts'

const MUCH = '[a bit|a little|a lot|some|much|far|even]'
const MORE = templates(
  `(describe|explain|specify|tell|show|depict) {what} (in|with) ${MUCH} (more|greater|further|full|finer|richer|increased) (detail|details|depth|precision)`,
  `(describe|explain|specify) {what} ${MUCH} (more|further|more fully|more thoroughly|more precisely|in detail|in depth|at length|better)`,
  `(elaborate|expand|expound|go deeper|say more|tell more|write more|be more specific|be more detailed|be more precise|be more descriptive) ${MUCH} (on|upon|about|into|regarding|with) {what}`,
  '(elaborate|expand|flesh out|enrich|extend|deepen|embellish|flesh|detail|develop) {what} [out|further|more|a bit|a little]',
  `(add|give|provide|include|put|bring|go into|use|with|write) ${MUCH} [more|further|additional|extra|greater] (detail|details|specifics|information|depth|description) (to|on|about|for|in|into|of|regarding) {what}`,
  `${MUCH} (more|further|additional|extra) (detail|details|specifics|information|description) (to|on|about|for|in|into|of|regarding) {what}`,
  '(give|provide|show) {what} [some|a bit|a little] (more detail|more details|more depth)',
  '{what} (needs|need|should have|could use|lacks|requires|deserves|wants) [some|a bit|a little] (more detail|more details|more description|details|detail|to be more detailed|elaboration)',
  '(make|write|have|get) {what} (more detailed|more descriptive|more elaborate|more specific|more precise|richer in detail)',
)
const LESS = templates(
  '(shorten|condense|abbreviate|summarize|summarise|trim|tighten|compress|cut down|streamline|simplify) {what} [down|a bit|a little]',
  '(describe|write) {what} (more briefly|briefly|in fewer words|shorter|more concisely|in less detail|with less detail|with fewer words|more simply)',
  '(less detail|fewer details|less details|less description) (on|about|for|in|of|to) {what}',
  '(use|give|add|with) (less detail|fewer details|less description|fewer words) (on|about|for|in|of|to) {what}',
)
const EMPHASIS = templates(
  '(emphasize|emphasise|highlight|accentuate|stress|bring out|play up|draw attention to|focus on|feature|strengthen) {what} [more|a bit more|strongly]',
  '(make|have) {what} [more] (prominent|stand out|stand out more|pop|pop more|noticeable|more visible|more noticeable|dominant|more dominant|more pronounced|pronounced)',
  '{what} (should be|must be|needs to be) [more] (prominent|emphasized|highlighted|pronounced|noticeable|stand out)',
)

/** "Describe the coat in more detail", "elaborate on the background", "shorten the summary", "emphasize the outlines". */
export const changeDetail: Operation = (clause, scene) => {
  let problem: Refused | undefined
  for (const [list, change] of [
    [MORE, expand],
    [LESS, shorter],
    [EMPHASIS, emphasize],
  ] as const)
    for (const { captures } of readings(list, clause.text)) {
      const outcome = asked(clause, captures.what, (words) => change(scene, words, clause.text))
      if (outcome !== undefined && 'document' in outcome) return outcome
      if (list !== EMPHASIS) problem ??= outcome
    }
  return problem === undefined ? undefined : refusedFor(problem.refused)
}

function asked(
  clause: Clause,
  words: string | undefined,
  change: (words: string) => Done | Refused | undefined,
): Done | Refused | undefined {
  return words === undefined ? undefined : change(plain(clause, words))
}

function stronger(scene: Scene, path: Path, word: string): Done | undefined {
  const old = textOf(getAt(scene.document, path))
  const next = old === undefined ? undefined : moreOf(old, word, opposites(word))
  return next === undefined ? undefined : done(setAt(scene.document, path, next))
}

/** Where a camera is told, the focus is its own. */
function focusOn(scene: Scene, words: string): Done | undefined {
  const path = pathFor(scene.document, 'focus')
  const old = textOf(getAt(scene.document, path))
  return old === undefined
    ? undefined
    : done(setAt(scene.document, path, `sharp focus on ${words}`))
}

/** What the texts name becomes prominent; what they do not name yet is added to the style. */
function emphasize(scene: Scene, words: string, said: string): Done | Refused | undefined {
  const target = readTarget(scene, words)
  const focused = /^focus on\b/i.test(said) ? focusOn(scene, words) : undefined
  if (focused !== undefined) return focused
  const [named] = thingsNamed(thingsOf(scene.document), target.words, scene.ip)
  const head = thingsOf(scene.document)[named ?? -1]?.heads.at(-1)
  const phrase = readPhrase(head ?? target.words)
  if (phrase === undefined || phrase.kind === 'verb' || meansPicture(target.words)) return undefined
  const [field] = fieldsNamed(scene.document, target.words)
  if ((phrase.kind === 'noun' || head !== undefined) && mentions(scene.document, phrase).length > 0)
    return done(describeMore(scene.document, phrase, 'prominent', true), phrase.head)
  if (field?.value !== undefined && field.concept?.id === 'color_scheme')
    return stronger(scene, field.path, 'vivid')
  if (field?.value !== undefined && phrase.modifiers.length === 0) return expand(scene, words)
  const [trait] = fieldsNamed(scene.document, phrase.head)
  const [quality] = phrase.modifiers
  if (trait?.value !== undefined && quality !== undefined)
    return stronger(scene, trait.path, quality)
  const path = pathFor(scene.document, 'style')
  const old = textOf(getAt(scene.document, path))
  const text = withoutArticles(words)
  return done(
    setAt(scene.document, path, old === undefined ? text : withEnding(old, `, ${text}`)),
    phrase.head,
  )
}
