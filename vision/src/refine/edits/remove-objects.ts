import type { JsonObject } from '../../json.ts'
import type { IpContext } from '../../provider.ts'
import { goesBy, type Thing, thingsNamed, thingsOf } from '../document/objects.ts'
import { setAt } from '../document/path.ts'
import type { TextField } from '../document/texts.ts'
import { stem } from '../text/inflect.ts'
import { type Phrase, sameWord } from '../text/phrase.ts'
import { lowerWords } from '../text/tokens.ts'
import { BEINGS } from '../words/things.ts'

/** Takes whole objects out of the list; things by other words stay for the texts. */
export function withoutObjects(
  document: JsonObject,
  words: string,
  phrase: Phrase,
  ip: IpContext,
): { document: JsonObject; gone: TextField[] } {
  const things = thingsOf(document)
  const named = thingsNamed(things, words, ip).filter(
    (i) => isListed(things[i]) && fits(things[i], phrase) && isItself(things[i], phrase.head),
  )
  const gone = named.map((i) => things[i]).filter((thing) => thing !== undefined)
  // From the end, so that places in the list stay true.
  const next = [...gone]
    .reverse()
    .reduce((left, { path }) => setAt(left, path, undefined), document)
  return { document: next, gone: gone.map(({ path }) => ({ path, text: '', about: [] })) }
}

/** "ceramic" of "a ceramic teapot" is no object; "robot" of "a robot chef" is. */
function isItself(thing: Thing | undefined, head: string): boolean {
  const quality = thing?.kinds.some((word) => sameWord(word, head)) === true
  return !quality || goesBy(thing, head) || BEINGS.has(stem(head))
}

function isListed(thing: Thing | undefined): boolean {
  return typeof thing?.path.at(-1) === 'number'
}

function fits(thing: Thing | undefined, phrase: Phrase): boolean {
  const words = lowerWords(JSON.stringify(thing?.node ?? ''))
  const said = phrase.modifiers.filter(
    (word) => !/^(?:first|second|third|fourth|fifth|\dth|\dnd|\drd|\dst|other|main)$/.test(word),
  )
  return said.every((modifier) => words.some((word) => sameWord(word, modifier)))
}
