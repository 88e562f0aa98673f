import { namesIn } from '../edits/names.ts'
import { isQuoted } from '../grammar/quotes.ts'
import { readings } from '../grammar/template.ts'
import { type Clause, type Operation, plain } from '../operation.ts'
import { renamed } from '../rename/renamed.ts'
import { NAMES } from '../rename/wordings.ts'
import { isAdjective } from '../text/adjective.ts'
import { capitalized } from '../text/render.ts'
import { lowerWords } from '../text/tokens.ts'

/** "Character's name is Lucy", "call her Lucy", "rename Pip to Lucy": every mention of the old name, or a first one. */
export const renameCharacter: Operation = (clause, scene) => {
  for (const { captures } of readings(NAMES, clause.text)) {
    const name = readName(clause, captures.name ?? '', captures)
    if (name === undefined) continue
    const old = captures.old === undefined ? undefined : plain(clause, captures.old)
    if (
      / = /.test(clause.text) &&
      old !== undefined &&
      !namesIn(scene.document, scene.ip).includes(old)
    )
      continue
    const outcome = renamed(
      scene,
      name,
      plain(clause, captures.who ?? ''),
      old,
      captures.name === captures.name?.toLowerCase(),
    )
    if (outcome !== undefined) return outcome
  }
  return undefined
}

/** A name: one to four words that are no description. "Lucy, not Mia" and "Lucy instead of Mia" are Lucy. */
function readName(
  clause: Clause,
  words: string,
  captures: Readonly<Record<string, string>>,
): string | undefined {
  const cut = words
    .replace(/,?\s+(?:and\s+)?(?:not|instead of|rather than)\s+\S.*$/i, '')
    .replace(/\s+(?:instead|now|from now on)$/i, '')
  const name = plain(clause, cut).replace(/^(?:the name|as)\s+/i, '')
  if (name === '' || name.split(/\s+/).length > 4 || name.length > 60) return undefined
  if (isQuoted(cut)) return name
  if (/^(?:an?|not|no|very|too|longer|shorter)\b/i.test(name)) return undefined
  const described = lowerWords(name).every(isAdjective) && !/^\p{Lu}/u.test(name)
  if (described && captures.who === undefined) return undefined
  return written(name, clause.text)
}

/** A name typed in small letters, or in an instruction all in capitals, is written as names are. */
function written(name: string, instruction: string): string {
  const shouted = instruction === instruction.toUpperCase() && /\p{Lu}/u.test(name)
  if (name !== name.toLowerCase() && !shouted) return name
  return name
    .toLowerCase()
    .split(' ')
    .map((word) =>
      /^(?:the|of|de|van|von|la|le)$/.test(word) && word !== name ? word : capitalized(word),
    )
    .join(' ')
}
