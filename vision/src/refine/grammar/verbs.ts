import { wordList } from '../words/word-list.ts'

/** Verbs that ask for a change, plain forms. */
export const COMMANDS = wordList(
  `set change make turn switch convert transform modify update adjust alter edit put place move shift relocate position reposition
   center centre add include insert append introduce attach give use apply paint color colour recolor recolour tint dye fill
   remove delete drop erase eliminate omit exclude discard clear strip hide cut avoid forget ditch scrap take get
   replace swap exchange substitute trade rename call name refer
   fix correct repair reconcile revise check
   increase decrease reduce raise lower boost intensify enhance amplify strengthen weaken tone dim brighten darken lighten soften
   sharpen blur simplify desaturate saturate warm cool enlarge shrink scale zoom elaborate expand extend enrich flesh describe
   shorten trim condense summarize summarise abbreviate emphasize emphasise highlight mention note state specify say write
   keep leave retain preserve limit restrict let have show depict render draw illustrate dress wear rotate flip mirror
   double halve triple ensure write rewrite rephrase refine improve tweak accentuate mute merge light illuminate lit count stop
   cool mellow stylize stylise age widen narrow lengthen thicken thin rotate tilt crop start begin portray`,
)

/** Commands that a description of a picture has for its own words as well: they open an instruction only with more after them. */
export const AMBIGUOUS = wordList(
  'set cut light lit cool warm lower dim fill color colour show have let use leave note state center centre narrow thin age start begin strip drop hide stop mute wear double triple draw name',
)
