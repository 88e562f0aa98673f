import { describeMore } from '../edits/describe-more.ts'
import { editMentions, mentions } from '../edits/edit-mentions.ts'
import { type Done, done, type Scene } from '../operation.ts'
import { isPlural } from '../text/inflect.ts'
import { isNounPhrase, type Phrase, readPhrase } from '../text/phrase.ts'
import { isIntroduced } from '../text/recolor-thing.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens } from '../text/tokens.ts'

const QUANTITY = /^(?:few|some|several|many|light|faint|sparse|dense|countless|numerous|various)$/

/** What falls is heavy, what grows or hangs in the air is thick. */
const FALLING = /^(?:rain|snow|snowfall|rainfall|hail|traffic|makeup)$/
const HANGING =
  /^(?:mist|fog|smoke|haze|steam|dust|smog|hair|fur|grass|foliage|vegetation|moss|ivy|ice|frost|foam|cream|paint)$/

/** "more mist" is thick mist: what is not counted is told by how much of it there seems to be. */
function ofStuff(scene: Scene, phrase: Phrase, up: boolean): Done | undefined {
  const words = FALLING.test(phrase.head)
    ? ['heavy', 'light']
    : HANGING.test(phrase.head)
      ? ['thick', 'thin']
      : undefined
  const put = words?.[up ? 0 : 1]
  return put === undefined
    ? undefined
    : done(describeMore(scene.document, phrase, put, true), phrase.head)
}

/** "more freckles", "fewer flowers": many or few of them, wherever they are told for the first time. */
export function inNumber(scene: Scene, words: string, up: boolean): Done | undefined {
  const phrase = readPhrase(words)
  if (phrase === undefined || !isNounPhrase(words)) return undefined
  if (mentions(scene.document, phrase).length === 0) return undefined
  if (!isPlural(phrase.head)) return ofStuff(scene, phrase, up)
  const put = up ? 'many' : 'few'
  const next = editMentions(scene.document, phrase, ({ tokens, chunks }, mention) => {
    if (!isIntroduced({ tokens, chunks }, mention)) return undefined
    const article = /^an?$/.test(tokens[mention.from]?.lower ?? '') ? 1 : 0
    const from = mention.from + article
    if (tokens[from]?.lower === put) return undefined
    const old = QUANTITY.test(tokens[from]?.lower ?? '') ? 1 : 0
    return spliced(tokens, mention.from, from + old, freshTokens(put))
  })
  return next.changed.length > 0 ? done(next.document, phrase.head) : undefined
}
