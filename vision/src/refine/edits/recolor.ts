import type { JsonObject } from '../../json.ts'
import { samePath } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { nounMentions } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { colorsOfMention, isIntroduced, withAdjective, withColors } from '../text/recolor-thing.ts'
import { type Edited, editMentions, mentions } from './edit-mentions.ts'
import { isPlainObjectKey, isTechnical } from './roles.ts'

/**
 * A thing in other colors, wherever the texts name it with a color; where none does, the color is put before its first
 * mention, and before each further one that introduces it.
 */
export function recolorThing(
  document: JsonObject,
  phrase: Phrase,
  colors: string,
  within: (field: TextField) => boolean = () => true,
): Edited {
  const put = colors.replace(/,/g, ' and').replace(/\band and\b/g, 'and')
  const recolored = editMentions(
    document,
    phrase,
    (sentence, mention) => withColors(sentence, mention, put),
    undefined,
    within,
  )
  if (hasColors(document, phrase, within)) return recolored
  return describeThing(document, phrase, put, within)
}

/** Whether any text gives the thing a color. */
export function hasColors(
  document: JsonObject,
  phrase: Phrase,
  within: (field: TextField) => boolean = () => true,
): boolean {
  return colorsOf(document, phrase, within).length > 0
}

/** The colors that the texts give a thing, in their order, as they are written. */
export function colorsOf(
  document: JsonObject,
  phrase: Phrase,
  within: (field: TextField) => boolean = () => true,
): { field: TextField; color: string }[] {
  const found: { field: TextField; color: string }[] = []
  editMentions(
    document,
    phrase,
    (sentence, mention, field) => {
      const runs = colorsOfMention(sentence, mention)
      const words = runs.map(({ from, to }) =>
        sentence.tokens
          .slice(from, to)
          .map((token) => token.lower)
          .join(' '),
      )
      if (words.length > 0) found.push({ field, color: words.join(' and ') })
      return undefined
    },
    undefined,
    within,
  )
  return found.reverse()
}

/** An adjective before the mentions that introduce the thing, or before its first where none does. */
export function describeThing(
  document: JsonObject,
  phrase: Phrase,
  adjective: string,
  wanted: (field: TextField) => boolean = () => true,
  first = false,
): Edited {
  const told = mentions(document, phrase).filter((field) => wanted(field) && !isTechnical(field))
  const within = (field: TextField): boolean =>
    wanted(field) && (told.length === 0 || !isTechnical(field))
  const introduced = editMentions(
    document,
    phrase,
    (sentence, mention) =>
      isIntroduced(sentence, mention)
        ? withAdjective(sentence, mention, adjective, first)
        : undefined,
    (sentence, named) => nounMentions(sentence, named).slice(0, 1),
    (field) => within(field) && !isPlainObjectKey(field),
  )
  if (introduced.changed.length > 0) return introduced
  const [place] = mentions(document, phrase).filter((f) => within(f) && !isPlainObjectKey(f))
  let done = false
  return editMentions(
    document,
    phrase,
    (sentence, mention) => {
      if (done) return undefined
      done = true
      return withAdjective(sentence, mention, adjective, first)
    },
    (sentence, named) => nounMentions(sentence, named).slice(0, 1),
    (field) => place !== undefined && samePath(field.path, place.path),
  )
}
