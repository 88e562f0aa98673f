import type { JsonObject } from '../../json.ts'
import type { TextField } from '../document/texts.ts'
import { dropDeed } from '../text/drop-deed.ts'
import { dropAdjective } from '../text/drop-words.ts'
import { deedMentions, type Mention, type Parsed, wordMentions } from '../text/mentions.ts'
import { type Phrase, sameWord } from '../text/phrase.ts'
import { type Edited, editUntilGone, type Finder } from './edit-mentions.ts'

/** "remove red", "no blue": the color or quality wherever it stands. */
export function removeAdjective(
  document: JsonObject,
  words: readonly string[],
  within?: (field: TextField) => boolean,
): Edited {
  const kept = words.filter((word) => !/^(?:color|colour|the|and)$/.test(word))
  const phrase: Phrase = {
    text: kept.join(' '),
    words: kept,
    head: kept[0] ?? '',
    modifiers: [],
    of: [],
    kind: 'adjective',
  }
  return editUntilGone(
    document,
    phrase,
    (sentence) => dropAdjective(sentence, kept, sameWord),
    (sentence) => wordMentions(sentence, kept),
    within,
  )
}

export function removeDeed(
  document: JsonObject,
  phrase: Phrase,
  within?: (field: TextField) => boolean,
): Edited {
  const find: Finder = (sentence) =>
    deedMentions(sentence, phrase.head).filter((mention) => goesOn(sentence, mention, phrase))
  const cut = editUntilGone(document, phrase, dropDeed, find, within)
  return cut.changed.length > 0 ? cut : removeWords(document, phrase, within)
}

/** "looking at the water": more words than the verb must follow in the text as well. */
function goesOn({ tokens }: Parsed, mention: Mention, phrase: Phrase): boolean {
  const rest = phrase.words
    .slice(1)
    .filter((word) => !/^(?:the|a|an|its|her|his|their)$/.test(word))
  const words = tokens.slice(mention.to).map((token) => token.lower)
  return rest.every((word) => words.some((other) => sameWord(other, word)))
}

/** Words that are no phrase of their own: a modifier ("umbrella icon"), or a run as it stands. */
export function removeWords(
  document: JsonObject,
  phrase: Phrase,
  within?: (field: TextField) => boolean,
): Edited {
  const words = phrase.words.filter((word, i) => i > 0 || !/^(?:the|a|an)$/.test(word))
  return editUntilGone(
    document,
    phrase,
    ({ tokens }, { from, to }) => [...tokens.slice(0, from), ...tokens.slice(to)],
    (sentence) => wordMentions(sentence, words),
    within,
  )
}
