import { isObject, type JsonObject, textOf } from '../../json.ts'
import { isBeing } from '../assign/being.ts'
import { pathFor } from '../assign/look.ts'
import type { Target } from '../assign/target.ts'
import { meansPicture } from '../assign/words.ts'
import { thingsOf } from '../document/objects.ts'
import { getAt, type Path } from '../document/path.ts'
import { describeMore } from '../edits/describe-more.ts'
import { type Done, done, type Refused, type Scene } from '../operation.ts'
import { isAdjective } from '../text/adjective.ts'
import { readPhrase } from '../text/phrase.ts'
import { readMood } from '../values/look.ts'
import { dimensionOf } from '../words/dimensions.ts'
import { escaped } from './escaped.ts'
import { homeWords } from './home-words.ts'
import { expression, FELT } from './of-thing.ts'
import { stepped } from './stepped.ts'

/** "it", "the picture", or nothing named: the trait's own field. */
export function ofPicture(
  scene: Scene,
  target: Target,
  word: string,
  up: boolean,
): Done | Refused | undefined {
  if (!meansPicture(target.words)) return undefined
  const { document } = scene
  const [felt] = thingsOf(document)
  if (
    felt !== undefined &&
    isBeing(felt) &&
    FELT.test(word) &&
    !/^(?:calm|cheerful|playful|joyful)$/.test(word)
  )
    return expression(document, felt, word, up)
  const dimension = dimensionOf(word)?.dimension
  const said = fieldThatSays(document, word)
  const home =
    dimension?.home ??
    said ??
    (readMood(word) !== undefined ? 'mood' : COMPOSED.test(word) ? 'composition' : undefined)
  if (home !== undefined) {
    const path = pathFor(document, said ?? home)
    return stepped(
      document,
      pathOfText(document, path),
      textOf(getAt(document, pathOfText(document, path))),
      word,
      up,
      homeWords(home),
    )
  }
  if (!isAdjective(word)) return undefined
  const thing = thingsOf(document)[0]
  const phrase = readPhrase(thing?.heads.at(-1) ?? '')
  return phrase === undefined
    ? undefined
    : done(describeMore(document, phrase, word, up, thing), phrase.head)
}

const COMPOSED =
  /^(?:simple|minimal|minimalist|plain|busy|clean|cluttered|complex|symmetrical|balanced|tight|dynamic|crowded|spacious|centered)$/

/** "less muted": the field that says it is meant. */
function fieldThatSays(document: JsonObject, word: string): string | undefined {
  return ['color_scheme', 'lighting', 'style', 'mood', 'shadows', 'composition'].find((id) =>
    new RegExp(`\\b${escaped(word)}\\b`, 'i').test(
      textOf(getAt(document, pathFor(document, id))) ?? '',
    ),
  )
}

function pathOfText(document: JsonObject, path: Path): Path {
  return isObject(getAt(document, path)) ? [...path, 'conditions'] : path
}
