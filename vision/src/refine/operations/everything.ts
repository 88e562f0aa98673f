import { editMentions, type Finder } from '../edits/edit-mentions.ts'
import { readings, templates } from '../grammar/template.ts'
import {
  type Clause,
  type Done,
  done,
  type Operation,
  plain,
  refusedFor,
  type Scene,
} from '../operation.ts'
import { isPlural } from '../text/inflect.ts'
import { type Parsed, wordMentions } from '../text/mentions.ts'
import { readPhrase, sameWord } from '../text/phrase.ts'
import { spliced } from '../text/substitute.ts'
import { freshTokens, lowerWords } from '../text/tokens.ts'
import { colorLength, isColors } from '../words/hues.ts'

const ALL =
  "(everything|all|anything|everything that is|everything that's|everything which is|all things|all that is|whatever is|all parts that are|all the parts that are|every part that is) [in|colored|coloured]"
const EVERYTHING = templates(
  `(make|turn|change|paint|color|colour|recolor|recolour|dye|switch|convert) ${ALL} {words} (except|but|apart from|except for|but not|other than) {kept}`,
  `(make|turn|change|paint|color|colour|recolor|recolour|dye|switch|convert) ${ALL} {words}`,
  `${ALL} {words} (except|but|apart from|except for|but not|other than) {kept}`,
  `${ALL} {words}`,
)
const LINK =
  /^(?<old>\S.*?)\s+(?:should be|must be|should become|should turn|becomes|turns|is|to be|into|to|in)\s+(?<fresh>\S.*)$/i

/** "make everything red blue except the tulips": one color for another wherever it stands. */
export const recolorEverything: Operation = (clause, scene) => {
  for (const { captures } of readings(EVERYTHING, clause.text)) {
    const pair = colorPair(plain(clause, captures.words))
    if (pair === undefined) continue
    const kept = captures.kept === undefined ? [] : nouns(clause, captures.kept)
    return swapped(scene, pair, kept)
  }
  return undefined
}

function nouns(clause: Clause, words: string): string[] {
  return plain(clause, words)
    .split(/\s*,\s*|\s+and\s+/)
    .flatMap((item) => readPhrase(item)?.head ?? [])
}

/** "red should be blue", "red to blue", "light red blue": two colors. */
function colorPair(text: string): { old: string; fresh: string } | undefined {
  const linked = LINK.exec(text)?.groups
  if (linked?.old !== undefined && linked.fresh !== undefined)
    return isColors(linked.old) && isColors(linked.fresh)
      ? { old: linked.old, fresh: linked.fresh }
      : undefined
  const words = lowerWords(text)
  const at = colorLength(words, 0)
  const fresh = words.slice(at).join(' ')
  return at > 0 && at < words.length && isColors(fresh)
    ? { old: words.slice(0, at).join(' '), fresh }
    : undefined
}

function swapped(
  scene: Scene,
  { old, fresh }: { old: string; fresh: string },
  kept: readonly string[],
): Done | ReturnType<typeof refusedFor> {
  const phrase = readPhrase(old)
  const find: Finder = (sentence) =>
    wordMentions(sentence, lowerWords(old)).filter(({ chunk }) => !speaksOf(sentence, chunk, kept))
  const next = editMentions(
    scene.document,
    phrase ?? { text: old, words: [old], head: old, modifiers: [], of: [], kind: 'adjective' },
    ({ tokens }, { from, to }) =>
      isPlural(tokens[to - 1]?.lower ?? '')
        ? undefined
        : spliced(tokens, from, to, freshTokens(fresh)),
    find,
  )
  return next.changed.length > 0
    ? done(next.document)
    : refusedFor(`The document calls nothing ${old}.`)
}

function speaksOf({ tokens, chunks }: Parsed, index: number, nouns: readonly string[]): boolean {
  const chunk = chunks[index]
  return tokens
    .slice(chunk?.from ?? 0, chunk?.to ?? 0)
    .some(({ lower }) => nouns.some((noun) => sameWord(noun, lower)))
}
