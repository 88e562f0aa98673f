import type { JsonObject } from '../../json.ts'
import type { TextField } from '../document/texts.ts'
import { cutThing } from '../text/cut.ts'
import { compoundMentions } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { wordList } from '../words/word-list.ts'
import { type Edited, editUntilGone } from './edit-mentions.ts'
import { isColorScheme } from './roles.ts'

/** They are there through the thing before them alone. */
const THROUGH = wordList(
  'light lights glow gleam shine reflection reflections shadow shadows silhouette pattern print motif design smoke smell trail tracks marks',
)

/** "lantern glow" goes with the lantern; "coffee cup" without the coffee is a cup. */
export function withoutCompounds(
  document: JsonObject,
  phrase: Phrase,
  within?: (field: TextField) => boolean,
): Edited {
  if (phrase.modifiers.length > 0 || phrase.of.length > 0 || phrase.kind !== 'noun')
    return { document, changed: [] }
  return editUntilGone(
    document,
    phrase,
    (sentence, mention, field) => {
      const { tokens, chunks } = sentence
      const last = tokens[chunks[mention.chunk]?.heads[0] ?? -1]?.lower ?? ''
      return THROUGH.has(last)
        ? cutThing(sentence, mention, false, isColorScheme(field))
        : [...tokens.slice(0, mention.head), ...tokens.slice(mention.head + 1)]
    },
    (sentence, named) => compoundMentions(sentence, named),
    within,
  )
}
