import { editMentions, mentions } from '../edits/edit-mentions.ts'
import { type Done, done, type Scene } from '../operation.ts'
import { isPlural } from '../text/inflect.ts'
import { isNounPhrase, readPhrase } from '../text/phrase.ts'
import { isIntroduced } from '../text/recolor-thing.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens } from '../text/tokens.ts'

const QUANTITY = /^(?:few|some|several|many|light|faint|sparse|dense|countless|numerous|various)$/

/** "more freckles", "fewer flowers": many or few of them, wherever they are told for the first time. */
export function inNumber(scene: Scene, words: string, up: boolean): Done | undefined {
  const phrase = readPhrase(words)
  if (phrase === undefined || !isNounPhrase(words) || !isPlural(phrase.head)) return undefined
  if (mentions(scene.document, phrase).length === 0) return undefined
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
