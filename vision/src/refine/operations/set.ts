import { give } from '../add/give.ts'
import { assign, type Value } from '../assign/assign.ts'
import { setLook } from '../assign/look.ts'
import { setPurpose } from '../assign/purpose.ts'
import { isQualities } from '../assign/qualities.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import { setBackground } from '../edits/set-background.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { type Captures, read, readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  type Operation,
  plain,
  type Refused,
  type Scene,
} from '../operation.ts'
import { spoken } from '../replace/spoken.ts'
import { stem } from '../text/inflect.ts'
import { readPhrase } from '../text/phrase.ts'
import { readLight } from '../values/look.ts'
import { splitColors } from '../words/hues.ts'
import { BEINGS } from '../words/things.ts'

const SET = templates(
  '(set|change|update|adjust|modify|switch|turn|convert|transform|alter|make|edit|recolor|recolour|define|revise|rewrite|correct|fix|increase|decrease|raise|lower|reduce|bump) {what} (to be|into|to|as|=) [be] {value}',
  '(set|change|update|adjust|modify|switch|turn|convert|transform|alter|make|edit) {what} from {old} (to|into) {value}',
  '(paint|color|colour|dye|tint|recolor|recolour|fill|render|draw|cover|do) {what} (in|with) {value}',
  '(use|apply|choose|take|pick|try|have|go for|go with|give it) {value} (as|for|on|to) {what}',
  '(render|draw|paint|show|do|make|redraw|depict|present|reimagine|picture|style|convert|illustrate) {what} (in|as|like|with|at|during|on|from) {value}',
  "{what} (should be|must be|will be|shall be|needs to be|has to be|ought to be|is now|is|are now|are|'s|becomes|should become|to be|should look|looks|should say|says|should read|reads|could be|can be|was|=|should now be|turns) {value}",
  '(use|apply|choose|take|pick|go for|go with|give it|try|prefer) {value}',
  '(light|illuminate) {what} {value}',
  '(the scene|scene|it|the picture|the image|the story|everything|she|he|the character|the subject|the action) (takes place|is set|should take place|should be set|happens|is located|is situated|plays|must take place|should happen) [outdoors|outside|indoors] (in|at|on|inside) {place}',
  '(move|shift|transfer|bring|relocate|set|place|put) (the scene|it|the setting|everything|the story|the action|the whole scene) [outdoors|outside|indoors|inside] (to|into|in|on|at) {place}',
  '(describe|present|portray|define|characterize|characterise) {what} as {value}',
  '(limit|restrict|reduce|confine|narrow) {what} (to only|to just|to) {value}',
  '(make|have|let) {what} (say|read|state|be|show|become) {value}',
  '(the image|the picture|this image|this picture|this|it|the photo|the illustration|the icon) (is|will be|should be|must be|shall be) [meant|intended|made|designed|used|to be used|going to be used] for {purpose}',
  '(use|we use|we will use|we need|make|design|adapt) (the image|the picture|this image|this|it|the photo|the illustration|the icon) for {purpose}',
  '(set|located|situated) (in|on|at|inside) {place}',
  '(switch|change|convert|turn|go|move) [it|this|everything] (to|into|over to|for) {value}',
)
const SAID = 5
const LIT = 7
const DESCRIBE = 10
/** Where the words for the thing end and those for its value begin is not told: the longest thing that is there. */
const MAKE =
  /^(?:make|turn|paint|color|colour|dye|tint|render|keep|get|have|let|set|want|put|recolor|recolour|style)\s+(?<rest>\S.*)$/i

/** "Change the background to green", "the scarf should be red", "make the boots brown", "set the mood to calm". */
export const setSomething: Operation = (clause, scene) => {
  let problem: Refused | undefined
  for (const { captures, index } of readings(SET, clause.text)) {
    const outcome = one(clause, scene, captures, index)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem ??= outcome
  }
  const like = likened(clause, scene)
  if (like !== undefined) return like
  const made = makeIt(clause, scene)
  return made !== undefined && 'document' in made ? made : (problem ?? made)
}

const LIKE = templates(
  '(the picture|the image|the scene|the photo|the illustration|the drawing|the style|the whole thing|everything|it) (should look|should feel|must look|looks|to look|should be styled) like {manner}',
  '(make|let|have|get) (the picture|the image|the scene|the photo|the illustration|the drawing|the whole thing|everything|it|this) [to] (look|feel) [more] like {manner}',
)

/** "it should look like a Pixar movie": a manner of making where nobody in the picture can be meant. */
function likened(clause: Clause, scene: Scene): Done | Refused | undefined {
  const manner = plain(clause, read(LIKE, clause.text)?.manner)
  if (manner === '') return undefined
  const known = setLook(scene, manner)
  if (known !== undefined) return known
  const head = readPhrase(manner)?.head ?? ''
  if (BEINGS.has(stem(head)) || thingsNamed(thingsOf(scene.document), manner, scene.ip).length > 0)
    return undefined
  return setLook(scene, `in the style of ${manner}`)
}

/** "white with black soles": what it is, and what it has. */
function withParts(
  clause: Clause,
  scene: Scene,
  what: string,
  text: string,
): Done | Refused | undefined {
  const { first, second } =
    /^(?<first>\S.*?)\s+(?:with|and has|and wears)\s+(?<second>\S.*)$/i.exec(text)?.groups ?? {}
  if (first === undefined || second === undefined) return undefined
  const outcome = assign(scene, what, { text: first, quoted: false, loose: true })
  if (outcome === undefined || 'refused' in outcome) return undefined
  const current = { ...scene, document: outcome.document }
  return give(clause, current, { who: what, what: second }) ?? asTold(current, second)
}

/** "a silver border" of something that tells of its border already. */
function asTold(scene: Scene, words: string): Done | undefined {
  const phrase = readPhrase(words)
  if (phrase === undefined || phrase.modifiers.length === 0 || !spoken(scene, phrase.head))
    return undefined
  const text = phrase.modifiers.join(' ')
  const outcome = isQualities(text)
    ? assign(scene, phrase.head, { text, quoted: false })
    : undefined
  return outcome !== undefined && 'document' in outcome ? outcome : undefined
}

function one(
  clause: Clause,
  scene: Scene,
  captures: Captures,
  index: number,
): Done | Refused | undefined {
  const value: Value = {
    text: valueText(plain(clause, captures.value)),
    quoted: isQuoted(captures.value ?? ''),
    ...(index === SAID ? { said: true } : {}),
  }
  const what = plain(clause, captures.what ?? 'it')
  if (captures.purpose !== undefined) return setPurpose(scene, plain(clause, captures.purpose))
  if (captures.place !== undefined && readLight(plain(clause, captures.place)) !== undefined)
    return setLook(scene, plain(clause, captures.place))
  if (captures.place !== undefined)
    return setBackground(scene.document, plain(clause, captures.place))
  if (index === DESCRIBE) return retold(scene, what, value.text)
  if (index === LIT) return lit(scene, value.text)
  if (captures.what === undefined)
    return (
      setLook(scene, value.text) ?? palette(scene, value.text) ?? fieldNamedLast(scene, value.text)
    )
  if (index === 4) return setLook(scene, value.text) ?? assign(scene, what, value)
  const outcome = assign(scene, what, value)
  return outcome !== undefined && 'document' in outcome
    ? outcome
    : (withParts(clause, scene, what, value.text) ?? outcome)
}

/** "use red, white and blue": colors of nothing in particular are the picture's. */
function palette(scene: Scene, text: string): Done | Refused | undefined {
  return splitColors(text) === undefined
    ? undefined
    : assign(scene, 'color scheme', { text, quoted: false })
}

/** Without words that only say that it is new. */
function valueText(text: string): string {
  return text
    .replace(/^(?:look|looks|feel|feels|seem|appear)\s+(?:like\s+)?(?=\S)/i, '')
    .replace(/^(?:be|now|instead|rather|simply|just|only|always)\s+(?=\S)/i, '')
    .replace(/\s+(?:instead|now|from now on|only|always)$/i, '')
}

/** "describe the cat as a small tiger": its description is that from now on. */
function retold(scene: Scene, what: string, text: string): Done | Refused | undefined {
  const things = thingsOf(scene.document)
  const [at] = thingsNamed(things, readTarget(scene, what).words, scene.ip)
  const thing = things[at ?? -1]
  if (thing === undefined) return assign(scene, what, { text, quoted: false })
  const path = typeof thing.node === 'string' ? thing.path : [...thing.path, 'description']
  return done(setAt(scene.document, path, text), thing.heads.at(-1))
}

function lit(scene: Scene, text: string): Done | Refused | undefined {
  return setLook(scene, `lit ${text}`) ?? setLook(scene, text)
}

/** "use a black background", "a low camera angle", "apply a muted palette": the field comes after its value. */
function fieldNamedLast(scene: Scene, text: string): Done | Refused | undefined {
  const words = text.replace(/^(?:a|an|the|some)\s+/i, '').split(/\s+/)
  for (let at = 1; at < Math.min(words.length, 8); at++) {
    const name = words.slice(at).join(' ')
    if (/^(?:background|backdrop)$/i.test(name)) return setBackground(scene.document, text)
    if (meansPicture(name) || name.split(' ').length > 3) continue
    const outcome = assign(scene, name, {
      text: words.slice(0, at).join(' '),
      quoted: false,
      loose: true,
    })
    if (outcome !== undefined && 'document' in outcome) return outcome
  }
  return undefined
}

function makeIt(clause: Clause, scene: Scene): Done | Refused | undefined {
  const rest = MAKE.exec(clause.text)?.groups?.rest
  if (rest === undefined) return undefined
  const words = rest.split(' ')
  let problem: Refused | undefined
  for (let at = Math.min(words.length - 1, 10); at >= 1; at--) {
    const what = plain(clause, words.slice(0, at).join(' '))
    if (/\b(?:look|feel|seem|appear|be|to)$/i.test(what)) continue
    const text = words.slice(at).join(' ')
    const value: Value = {
      text: valueText(plain(clause, text)),
      quoted: isQuoted(text),
      loose: true,
      made: /^make\b/i.test(clause.text),
    }
    const whole = assign(scene, what, value)
    const outcome =
      whole !== undefined && 'document' in whole
        ? whole
        : (withParts(clause, scene, what, value.text) ?? whole)
    if (outcome !== undefined && 'document' in outcome) return outcome
    problem = outcome ?? problem
  }
  return problem
}
