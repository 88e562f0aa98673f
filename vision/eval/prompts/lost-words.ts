import type { VisionAnswer } from '../../src/index.ts'

/** Words that say nothing of a picture by themselves, and those that ask rather than tell. */
const EMPTY = new Set(
  `a an the and or of on in at to with from by for is are be being been its it this that these those as into onto over under has have having
   there their his her he she they them him who which while where when my your our me i you we please can could would should want need like
   make draw create generate show shows showing give picture image illustration scene style mood atmosphere feel feeling format orientation
   background side middle center centre corner next top behind front out off up down very really some also both them one two three four
   five six seven eight nine ten eleven twelve dozen couple pair single both no not without nothing nobody none but except just only s t
   shot seen view looks looking look lit light lighting lens says saying reads read written text words color colour colored coloured
   medium mood: set shot taken using about around against so too than then theme themed sort kind type d girl 1girl`.split(
    /\s+/,
  ),
)

/** What is denied is kept by not being said. */
const DENIED = /\b(?:no|not|without|don't|instead of|except) (?:(?!and\b)[\p{L}]+[ ]?){1,3}/gu

/** Words of a prompt that neither the answer nor its notes hold in any form; what must never be said is none of them. */
export function lostWords(
  say: string,
  { document, notes }: VisionAnswer,
  never?: RegExp,
): string[] {
  const kept = `${JSON.stringify(document)} ${JSON.stringify(notes)}`.toLowerCase()
  const told = say.toLowerCase().replace(DENIED, ' ')
  return [...new Set(told.match(/[\p{L}]+/gu) ?? [])].filter(
    (word) =>
      word.length > 1 &&
      !EMPTY.has(word) &&
      !never?.test(word) &&
      !kept.includes(stem(word)) &&
      !kept.includes(stem(word.replace('our', 'or'))),
  )
}

/** The part of a word that its forms share: "carrying" and "carries", "sunny" and "sun". */
function stem(word: string): string {
  const bare = word.replace(/(?:ing|ies|ied|ed|es|s|y|e)$/, '')
  return bare.length >= 3 ? bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word
}
