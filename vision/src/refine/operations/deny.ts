import { isObject, textOf } from '../../json.ts'
import { readTarget } from '../assign/target.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt, startsWith } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { readDeed } from '../edits/deed.ts'
import { editMentions } from '../edits/edit-mentions.ts'
import { removeThing } from '../edits/remove-thing.ts'
import { summaryPaths } from '../edits/summary.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  plain,
  type Refused,
  refused,
  type Scene,
} from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { dropAdjective } from '../text/drop-words.ts'
import type { Parsed } from '../text/mentions.ts'
import { readPhrase, sameWord } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { verbOfGerund } from '../words/verbs.ts'

const DENIALS = templates(
  "[the] {who} (should not be|shouldn't be|must not be|mustn't be|is not|isn't|isnt|are not|aren't|should no longer be|is no longer|should stop being|should stop|must stop|does not|doesn't|do not|don't|should not|shouldn't|must not|never|should never be|should never|can not be|cannot be|can't be|needn't be|should not look|shouldn't look|does not look|doesn't look) {state}",
  "(don't|do not|dont|never) (make|let|have|show|draw|depict) {who} {state}",
  '(not|no longer|stop|no|without) {state}',
)

/** "not smiling", "she should not be running", "the background is not blue". */
export function denyState(clause: Clause, scene: Scene): Done | Refused | undefined {
  for (const { captures } of readings(DENIALS, clause.text)) {
    const words = plain(clause, captures.state).replace(/^(?:be|being|look|any)\s+/i, '')
    const outcome = denied(
      scene,
      plain(clause, captures.who ?? 'it'),
      words,
      captures.who !== undefined,
    )
    if (outcome !== undefined) return outcome
  }
  return undefined
}

function denied(
  scene: Scene,
  who: string,
  words: string,
  named: boolean,
): Done | Refused | undefined {
  const target = readTarget(scene, who)
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, target.words, scene.ip)
  const adjectives = lowerWords(words).every(
    (word) => isAdjective(word) || word === 'too' || word === 'so',
  )
  if (named && at === undefined && adjectives) return withoutQuality(scene, target.words, words)
  const deed = readDeed(words)
  if (
    deed === undefined ||
    (deed.verb === undefined && deed.field !== 'expression' && deed.field !== 'pose')
  ) {
    return named && adjectives
      ? withoutQuality(scene, things[at ?? -1]?.heads.at(-1) ?? target.words, words)
      : undefined
  }
  if (!/^\S+ing\b|^\S+ed$|^(?:happy|sad|angry)|crossed|folded/.test(words) && !named)
    return undefined
  const thing = things[at ?? 0]
  const within = thing === undefined || things.length < 2 ? undefined : ofThing(scene, thing.path)
  const cut = removeThing(scene.document, deed.text, scene.ip, within)
  if (cut.changed.length > 0)
    return done(withoutField(cut.document, thing?.path, deed.field, deed.text), thing?.heads.at(-1))
  const told = removeThing(scene.document, deed.verb ?? deedNoun(deed.text), scene.ip, within)
  return told.changed.length > 0
    ? done(told.document, thing?.heads.at(-1))
    : refused(`The document says nothing of "${words}".`)
}

/** "smile" of "smiling": the noun that tells of the same. */
function deedNoun(text: string): string {
  const [first = ''] = text.toLowerCase().split(' ')
  return verbOfGerund(first) ?? first
}

function ofThing(scene: Scene, path: readonly (string | number)[]): (field: TextField) => boolean {
  const summaries = summaryPaths(scene.document)
  return (field) =>
    startsWith(field.path, path) || summaries.some((summary) => startsWith(field.path, summary))
}

/** What is left of a state field when its deed is gone, such as "gently" of "smiling gently", says nothing. */
function withoutField(
  document: Done['document'],
  path: readonly (string | number)[] | undefined,
  field: string,
  words: string,
) {
  if (path === undefined || !isObject(getAt(document, path))) return document
  const text = textOf(getAt(document, [...path, field]))
  return text !== undefined && text.split(' ').length === 1 && words.includes(text)
    ? setAt(document, [...path, field], undefined)
    : document
}

/** "the hat should not be red": the quality goes wherever the thing has it. */
function withoutQuality(scene: Scene, noun: string, words: string): Done | Refused | undefined {
  const phrase = readPhrase(noun)
  const gone = lowerWords(words).filter((word) => !/^(?:so|too|very|that|as|and)$/.test(word))
  if (phrase === undefined || gone.length === 0) return undefined
  const next = editMentions(scene.document, phrase, (sentence, mention) => {
    const chunk = sentence.chunks[mention.chunk]
    const is = sentence.chunks[mention.chunk + 2]
    if (chunk === undefined) return undefined
    return dropAdjective(only(sentence, chunk.from, is?.to ?? chunk.to), gone, sameWord)
  })
  if (next.changed.length > 0) return done(next.document, noun)
  const whole = removeThing(scene.document, `${words} ${noun}`, scene.ip)
  return whole.changed.length > 0
    ? done(whole.document, noun)
    : refused(`The document does not call "${noun}" ${words}.`)
}

/** The sentence with the phrases outside a stretch made invisible to the search. */
function only(sentence: Parsed, from: number, to: number): Parsed {
  const chunks = sentence.chunks.map((chunk) =>
    chunk.from >= from && chunk.to <= to ? chunk : { ...chunk, kind: 'mark' as const },
  )
  return { tokens: sentence.tokens, chunks }
}
