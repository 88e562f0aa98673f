import type { JsonObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import { thingsNamed, thingsOf } from '../document/objects.ts'
import { getAt, setAt } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { cutThing } from '../text/cut.ts'
import { dropDeed } from '../text/drop-deed.ts'
import { dropAdjective } from '../text/drop-words.ts'
import { deedMentions, wordMentions } from '../text/mentions.ts'
import { type Phrase, readPhrase, sameWord } from '../text/phrase.ts'
import { isColorWord } from '../words/hues.ts'
import { MATERIALS } from '../words/things.ts'
import { type Edited, editMentions, editUntilGone, type Finder } from './edit-mentions.ts'
import { withoutCompounds } from './remove-compounds.ts'
import { headsOrAbout } from './remove-finders.ts'
import { withoutObjects } from './remove-objects.ts'
import { removeAdjective, removeDeed, removeWords } from './remove-words.ts'
import { isColorScheme } from './roles.ts'
import { summaryPaths } from './summary.ts'

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
    (sentence, mention, field) => cutThing(sentence, mention, alone, isColorScheme(field)),
    headsOrAbout,
    within,
  )
  const bare = sameUnderLessWords(cut, phrase, alone, within)
  const deeds = editUntilGone(bare.document, phrase, dropDeed, deedFinder, within)
  const changed = [...listed.gone, ...bare.changed, ...deeds.changed]
  if (changed.length > 0) {
    const rest = withoutCompounds(deeds.document, phrase, within).document
    const told = withoutDerived(alone ? withSummaryLeft(document, rest) : rest, phrase, within)
    return { document: withoutItsColors(told, phrase), changed }
  }
  return removeWords(document, phrase, within)
}

/** "rainy" without the rain, "foggy" without the fog. */
function withoutDerived(
  document: JsonObject,
  phrase: Phrase,
  within?: (field: TextField) => boolean,
): JsonObject {
  if (phrase.modifiers.length > 0 || phrase.head.length < 3) return document
  const last = phrase.head.at(-1) ?? ''
  const forms = [`${phrase.head}y`, `${phrase.head}${last}y`]
  const find: Finder = (sentence) =>
    forms
      .flatMap((form) => wordMentions(sentence, [form]))
      .filter(({ chunk, from }) => {
        const own = sentence.chunks[chunk]
        return own?.classes[from - own.from] === 'adj'
      })
  return editUntilGone(
    document,
    phrase,
    (sentence, { from, head }) => {
      const word = sentence.tokens[head]?.lower ?? ''
      return (
        dropAdjective(sentence, [word], (p, q) => p === q) ?? [
          ...sentence.tokens.slice(0, from),
          ...sentence.tokens.slice(head + 1),
        ]
      )
    },
    find,
    within,
  ).document
}

/** A summary that told of nothing but the object that is gone tells of the first one that is left. */
function withSummaryLeft(before: JsonObject, after: JsonObject): JsonObject {
  const [first] = thingsOf(after)
  if (first === undefined || first.description === '') return after
  return summaryPaths(before).reduce(
    (next, path) =>
      getAt(next, path) === undefined && first.path.join() !== path.join()
        ? inOrderOf(before, setAt(next, path, first.description))
        : next,
    after,
  )
}

function inOrderOf(before: JsonObject, after: JsonObject): JsonObject {
  const keys = [...Object.keys(before), ...Object.keys(after)]
  return Object.fromEntries(
    [...new Set(keys)].flatMap((key) => {
      const value = after[key]
      return Object.hasOwn(after, key) && value !== undefined ? [[key, value]] : []
    }),
  )
}

/**
 * "the denim jacket" is told as "the blue jacket" and "the jacket" elsewhere: where nothing tells of another one, those go
 * as well. A background without its color is still a background.
 */
function sameUnderLessWords(
  cut: Edited,
  phrase: Phrase,
  alone: boolean,
  within?: (field: TextField) => boolean,
): Edited {
  if (cut.changed.length === 0 || phrase.modifiers.length === 0) return cut
  if (sameWord(phrase.head, 'background') || phrase.of.length > 0) return cut
  const bare: Phrase = { ...phrase, modifiers: [] }
  const others = editMentions(cut.document, bare, (sentence, { from, head }) => {
    const words = sentence.tokens.slice(from, head).map((token) => token.lower)
    return words.some((word) => conflicts(word, phrase.modifiers)) ? [] : undefined
  })
  if (others.changed.length > 0) return cut
  const next = editUntilGone(
    cut.document,
    bare,
    (sentence, mention, field) => cutThing(sentence, mention, alone, isColorScheme(field)),
    headsOrAbout,
    within,
  )
  return { document: next.document, changed: [...cut.changed, ...next.changed] }
}

/** Another color or another stuff than the one that was named, or one of several. */
function conflicts(word: string, modifiers: readonly string[]): boolean {
  if (modifiers.some((modifier) => sameWord(modifier, word))) return false
  const named = (test: (word: string) => boolean): boolean => test(word) && modifiers.some(test)
  const other = /^(?:other|another|second|first|left|right|two|three|four|small|large)$/.test(word)
  return other || named(isColorWord) || named((item) => MATERIALS.has(item))
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
