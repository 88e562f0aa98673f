import type { JsonObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import type { TextField } from '../document/texts.ts'
import { cutThing } from '../text/cut.ts'
import { dropDeed } from '../text/drop-deed.ts'
import { deedMentions, wordMentions } from '../text/mentions.ts'
import { type Phrase, readPhrase, sameWord } from '../text/phrase.ts'
import { isColorWord } from '../words/hues.ts'
import { type Edited, editMentions, editUntilGone, type Finder } from './edit-mentions.ts'
import { headsOrAbout } from './remove-finders.ts'
import { withoutObjects } from './remove-objects.ts'
import { removeAdjective, removeDeed, removeWords } from './remove-words.ts'
import { isColorScheme } from './roles.ts'

/** What is left without a thing, a trait or a deed and without every mention of it; nothing changed where none is found. */
export function removeThing(
  document: JsonObject,
  words: string,
  ip: IpContext,
  within?: (field: TextField) => boolean,
): Edited {
  const phrase = readPhrase(words)
  if (phrase === undefined) return { document, changed: [] }
  if (phrase.kind === 'verb') return removeDeed(document, phrase, within)
  const isThing = thingsNamed(thingsOf(document), words, ip).length > 0
  if (phrase.kind === 'adjective' && !isThing)
    return removeAdjective(document, phrase.words, within)
  const listed =
    within === undefined ? withoutObjects(document, words, phrase, ip) : { document, gone: [] }
  const alone = listed.gone.length > 0
  const cut = editUntilGone(
    listed.document,
    proseOf(document, phrase, listed.gone),
    (sentence, mention) => cutThing(sentence, mention, alone),
    headsOrAbout,
    within,
  )
  const deeds = editUntilGone(cut.document, phrase, dropDeed, deedFinder, within)
  const changed = [...listed.gone, ...cut.changed, ...deeds.changed]
  if (changed.length > 0) return { document: withoutItsColors(deeds.document, phrase), changed }
  return removeWords(document, phrase, within)
}

/** "the second object" is told by its own noun elsewhere. */
function proseOf(document: JsonObject, phrase: Phrase, gone: readonly TextField[]): Phrase {
  const thing = thingsOf(document).find(({ path }) => path.join() === gone[0]?.path.join())
  const generic = thing !== undefined && !thing.heads.some((head) => sameWord(head, phrase.head))
  const noun = generic ? readPhrase(thing.heads.at(-1) ?? '') : undefined
  return noun ?? phrase
}

const deedFinder: Finder = (sentence, phrase) =>
  phrase.modifiers.length === 0 ? deedMentions(sentence, phrase.head) : []

/** The colors that the phrase named go from the lists of colors as well, where nothing else has them. */
function withoutItsColors(document: JsonObject, phrase: Phrase): JsonObject {
  return phrase.modifiers.filter(isColorWord).reduce((left, color) => {
    let used = false
    editMentions(
      left,
      phrase,
      () => undefined,
      (sentence) => {
        used ||= wordMentions(sentence, [color]).length > 0
        return []
      },
      (field) => !isColorScheme(field),
    )
    return used ? left : removeAdjective(left, [color], isColorScheme).document
  }, document)
}
