import { findAll, words } from '../tokens/find.ts'
import type { Span, Token } from '../tokens/token.ts'

/** Letters that are to be read in the picture. */
export interface Lettering extends Span {
  text: string
  /** What they stand on: "sign". */
  on?: string
}

const CARRIERS =
  '(?:sign|banner|label|poster|shirt|t-shirt|flag|board|billboard|book|card|plate|badge|cap|hat|mug|box|bag|door|wall|screen|balloon|speech bubble|thought bubble|bubble|cake|cover|envelope|note|letter|newspaper|scroll|bottle|can|jar|sticker|button|stamp|placard|chalkboard|blackboard|whiteboard|signpost|license plate|neon sign|storefront|shop|window|menu|tombstone|gravestone|ribbon|headline|title|logo|truck|van|car|boat|ship|jersey|apron|tattoo|building|machine|crate|package|ticket)'
const SAYS =
  '(?:(?:that |which )?(?:says?|saying|reads?|reading|spells?|spelling|spelled)|labell?ed|with the (?:text|words?|letters|lettering|inscription|slogan|title|caption|headline|message|name|label)|with (?:a |an )?(?:text|inscription|title|headline|caption)|inscribed|printed|written|titled|entitled|the words?|the text|text|caption|title|lettering|letters|headline|slogan|in big letters|word)(?: ,)?'
const QUOTED = words(
  `(?:(?<on>${CARRIERS}) (?:(?:on|of|over|above|in|at|for) (?:(?:the|a|an|its|his|her) )?[\\p{L}-]+ )?)?(?:(?:with|and) )?(?:${SAYS} )?(?<text>")`,
)
const BARE = words(
  `(?<on>${CARRIERS}) (?:that |which )?(?:says?|saying|reads?|reading|labell?ed|with the (?:text|words?))(?: ,)? (?<text>(?:(?!(?:on|in|with|at|and|above|behind|next|hanging|standing)\\b)[\\p{L}\\p{N}'!-]+ ?){1,5})(?= [,.]|$| (?:on|in|with|at|and|above|behind|next|hanging)\\b)`,
)

/** Quoted words, unless they are a name or something that is said; and what stands after "a sign saying". */
export function readTexts(tokens: readonly Token[]): Lettering[] {
  const quoted = findAll(tokens, QUOTED).flatMap((found) => {
    const at = found.span('text')
    if (at === undefined || isName(tokens, found.from)) return []
    const text = tokens[at.from]?.raw ?? ''
    return [lettering(text, found.said('on'), at)]
  })
  const bare = findAll(tokens, BARE).flatMap((found) => {
    const at = found.span('text')
    if (at === undefined) return []
    const said = tokens
      .slice(at.from, at.to)
      .map(({ raw }) => raw)
      .join(' ')
    return [lettering(said, found.said('on'), at)]
  })
  return [...quoted, ...bare].sort((p, q) => p.from - q.from)
}

function lettering(text: string, on: string, span: Span): Lettering {
  return on === '' ? { text, ...span } : { text, on, ...span }
}

function isName(tokens: readonly Token[], at: number): boolean {
  return /^(?:named|called|nicknamed)$/.test(tokens[at - 1]?.word ?? '')
}
