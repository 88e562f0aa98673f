import { isObject, textOf } from '../../json.ts'
import { readTarget } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { bareField, fieldsNamed } from '../document/fields.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, type Path, setAt } from '../document/path.ts'
import { type Done, done, type Refused, refused, type Scene } from '../operation.ts'
import { chunksOf } from '../text/chunks.ts'
import { tokensOf } from '../text/tokens.ts'
import { summaryPaths } from './summary.ts'

/** A description with its last sentence, its last part after a comma, or its last phrase less. */
export function shorter(scene: Scene, words: string): Done | Refused {
  const path = pathOfText(scene, words)
  const text = path === undefined ? undefined : textOf(getAt(scene.document, path))
  if (path === undefined || text === undefined)
    return refused(`The document has no description of "${words}".`)
  const next = shortened(text)
  if (next === undefined)
    return refused(`The description of "${words}" is too short to be made shorter.`)
  return done(setAt(scene.document, path, next))
}

function pathOfText(scene: Scene, words: string): Path | undefined {
  const { document } = scene
  const bare = bareField(words).words.join(' ') || 'it'
  const target = readTarget(scene, bare)
  const things = thingsOf(document)
  const field = [
    ...fieldsNamed(document, words),
    ...fieldsNamed(document, target.words, target.owner?.path),
  ].find(({ value }) => textOf(value) !== undefined)
  if (field !== undefined) return field.path
  const [at] = thingsNamed(things, target.words, scene.ip)
  const thing = things[at ?? -1]
  const [summary] = summaryPaths(document)
  if (/^it$/i.test(target.words) && summary !== undefined) return summary
  if (thing !== undefined) return isObject(thing.node) ? [...thing.path, 'description'] : thing.path
  return meansPicture(target.words) ? summary : undefined
}

export function shortened(text: string): string | undefined {
  const sentences = text.match(/[^.!?]+[.!?]+(?=\s|$)\s*/g) ?? []
  if (sentences.length > 1 && sentences.join('').length === text.length)
    return sentences.slice(0, -1).join('').trim()
  const mark = /[.!?]$/.exec(text)?.[0] ?? ''
  const body = mark === '' ? text : text.slice(0, -1)
  const comma = body.lastIndexOf(',')
  if (comma > 0) return body.slice(0, comma).trimEnd() + mark
  return withoutLastPhrase(body, mark)
}

/** "A fox with a bushy tail" → "A fox". */
function withoutLastPhrase(body: string, mark: string): string | undefined {
  const tokens = tokensOf(body)
  const chunks = chunksOf(tokens)
  for (let i = chunks.length - 1; i > 0; i--) {
    if (chunks[i]?.kind !== 'prep') continue
    const end = tokens.slice(0, chunks[i]?.from)
    return end.map((token, n) => (n === 0 ? '' : token.gap) + token.text).join('') + mark
  }
  return undefined
}
