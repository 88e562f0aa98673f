import { phraseList, wordList } from './word-list.ts'

/** The closed classes of English: words that no text adds to. */
export const ARTICLES = wordList('a an the')
export const POSSESSIVES = wordList('my our your his her its their')
export const DETERMINERS = wordList(
  `a an the this that these those my our your his her its their some any each every both either neither no another all
   several many few`,
)
export const PRONOUNS = wordList(
  'it he she they him them we you i me us this that these those himself herself itself themselves',
)
export const PREPOSITIONS = wordList(
  `with without in on at of from to into onto over under above below behind beside between near by for through around across
   along against inside outside beneath beyond towards toward like as than off up down upon amid among amidst during within
   past underneath atop via per about`,
)
/** Prepositions of several words, as they are written. */
export const LONG_PREPOSITIONS = phraseList(
  `in front of, next to, on top of, close to, out of, instead of, because of, in the middle of, in the center of,
   to the left of, to the right of, on the left of, on the right of, at the top of, at the bottom of, at the foot of,
   at the edge of, on either side of, on both sides of, along with, together with, as well as`,
)
export const CONJUNCTIONS = wordList('and or but nor plus &')
export const RELATIVES = wordList('that which who whose where when')
/** They open a clause of their own. */
export const SUBORDINATORS = wordList('while as because although though since so whereas')
export const AUXILIARIES = wordList(
  'is are was were be been being has have had does do did can could will would shall should may might must',
)
export const DEGREES = wordList(
  'very really quite rather fairly extremely slightly somewhat too so more most less least much highly',
)
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index + 1] as const),
  ['single', 1],
  ['dozen', 12],
  ['couple', 2],
])
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...'first second third fourth fifth'.split(' ').map((word, index) => [word, index] as const),
  ...'1st 2nd 3rd 4th 5th'.split(' ').map((word, index) => [word, index] as const),
])

/** Short forms after which a full stop ends no sentence. */
export const ABBREVIATIONS = /dr|mr|mrs|ms|st|prof|jr|sr|mt|vs|approx|e\.g|i\.e/
