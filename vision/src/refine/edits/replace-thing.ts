import type { JsonObject } from '../../json.ts'
import type { TextField } from '../document/texts.ts'
import { headMentions, wordMentions } from '../text/mentions.ts'
import { readPhrase, withoutArticles } from '../text/phrase.ts'
import { putInPlace, withoutDeterminer } from '../text/substitute.ts'
import { type Edited, editMentions, type Finder } from './edit-mentions.ts'

/** Another thing wherever the old one is named; its words in a row where it is no thing of its own ("marble table"). */
export function replaceThing(
  document: JsonObject,
  old: string,
  by: string,
  within?: (field: TextField) => boolean,
): Edited {
  const phrase = readPhrase(old)
  if (phrase === undefined) return { document, changed: [] }
  const words = withoutArticles(old).toLowerCase().split(/\s+/)
  const find: Finder = (sentence) => {
    const heads = phrase.kind === 'noun' ? headMentions(sentence, phrase) : []
    const runs = wordMentions(sentence, phrase.words.length > 0 ? phrase.words : words)
    const apart = runs.filter(
      (run) => !heads.some((head) => head.from <= run.from && run.to <= head.to),
    )
    return [...heads, ...apart].sort((p, q) => p.from - q.from)
  }
  return editMentions(
    document,
    phrase,
    (sentence, mention) =>
      putInPlace(
        sentence,
        mention,
        mention.kind === 'head' ? by : withoutDeterminer(by),
        phrase.modifiers,
      ),
    find,
    within,
  )
}
