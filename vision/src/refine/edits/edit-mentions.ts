import type { JsonObject } from '../../json.ts'
import { editTexts, type TextField, textFields } from '../document/texts.ts'
import { type Mention, nounMentions, type Parsed, parse } from '../text/mentions.ts'
import type { Phrase } from '../text/phrase.ts'
import { editText } from '../text/sentences.ts'
import type { Token } from '../text/tokens.ts'

export interface Edited {
  document: JsonObject
  /** The texts that changed, as they were. */
  changed: readonly TextField[]
}

export type Finder = (sentence: Parsed, phrase: Phrase, field: TextField) => Mention[]
/** What becomes of a sentence for one mention in it; undefined to leave it. */
export type Change = (
  sentence: Parsed,
  mention: Mention,
  field: TextField,
) => readonly Token[] | undefined

export const ownHeads: Finder = (sentence, phrase) => nounMentions(sentence, phrase)

/** Changes every mention of a phrase once, the last in a sentence first. `within` says which texts are looked at. */
export function editMentions(
  document: JsonObject,
  phrase: Phrase,
  change: Change,
  find: Finder = ownHeads,
  within: (field: TextField) => boolean = () => true,
): Edited {
  return editTexts(document, (field) =>
    within(field) ? (tokens) => changedAll(tokens, phrase, field, change, find) : undefined,
  )
}

function changedAll(
  tokens: readonly Token[],
  phrase: Phrase,
  field: TextField,
  change: Change,
  find: Finder,
): readonly Token[] | undefined {
  let current = tokens
  for (const mention of find(parse(tokens), phrase, field).reverse())
    current = change(parse(current), mention, field) ?? current
  return current === tokens ? undefined : current
}

/** Changes mentions until none is left that can be changed: what is cut may take others along. */
export function editUntilGone(
  document: JsonObject,
  phrase: Phrase,
  change: Change,
  find: Finder,
  within: (field: TextField) => boolean = () => true,
): Edited {
  return editTexts(document, (field) =>
    within(field) ? (tokens) => cutAll(tokens, phrase, field, change, find) : undefined,
  )
}

function cutAll(
  tokens: readonly Token[],
  phrase: Phrase,
  field: TextField,
  change: Change,
  find: Finder,
): readonly Token[] | undefined {
  let current = tokens
  for (let round = 0; round < 24; round++) {
    const sentence = parse(current)
    const [mention] = find(sentence, phrase, field)
    const after = mention && change(sentence, mention, field)
    if (after === undefined || after.length >= current.length) break
    current = after
  }
  return current === tokens ? undefined : current
}

/** Whether a document speaks of a phrase in any of its texts. */
export function mentions(
  document: JsonObject,
  phrase: Phrase,
  find: Finder = ownHeads,
): TextField[] {
  return textFields(document).filter((field) => {
    let found = false
    editText(field.text, (tokens) => {
      found ||= find(parse(tokens), phrase, field).length > 0
      return undefined
    })
    return found
  })
}
