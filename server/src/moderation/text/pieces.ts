/** Stands between texts of one request. For private use, so in no text of its own right. */
export const GAP = '\ue000'

/** Looked through in one go, some 20 ms; other requests get their turn in between. */
const PIECE = 16_384
/** What neighbours share, so that no term is cut: the longest one, spelled out with signs between its letters. */
const OVERLAP = 1024
const WHITE = /\s/

/** Texts as one in which no term reaches from one into the next. */
export function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(GAP, ' ')).join(` ${GAP} `)
}

/** Where to cut: between texts; or else between words, for half a word could be another one; or else, in a word without end, right here. */
function cutAfter(text: string, at: number): number {
  const near = text.slice(at, at + OVERLAP)
  const cut = near.includes(GAP) ? near.indexOf(GAP) : near.search(WHITE)
  return at + Math.max(0, cut)
}

/** A long text in pieces that overlap. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    const start = from === 0 ? 0 : cutAfter(text, from - OVERLAP)
    yield text.slice(start, cutAfter(text, from + PIECE))
  }
}
