import { trimmed } from './words.ts'

// All repetitions are bounded: a text may be a quarter of a million characters long.

/** Names that cameras, phones and programs give to files. */
const CAMERA =
  /(?<![\p{L}\p{N}])(?:IMG|DSC[NF]?|DCIM|PXL|MVIMG|GOPR|GH0|CIMG|VID|MOV|DJI)[-_ ]?\d{3,20}[\w-]{0,60}(?:\.[A-Za-z]{3,4})?/giu
const SCREENSHOT =
  /(?<![\p{L}\p{N}])screen[-_ ]?shot[-_ ]?\d{4}[-_.]?\d{2}[-_.]?\d{2}[\w.-]{0,60}/giu
const WITH_EXTENSION =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}_-]{1,120}(?: ?\(\d{1,6}\))?\.(?:png|jpe?g|webp|gif|bmp|tiff?|heic|avif|svg|psd)(?![\p{L}\p{N}])/giu
const UUID = /(?<![\p{L}\p{N}])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\p{L}\p{N}])/giu
/** Long and mixed of digits and letters; a color's code is shorter. */
const HASH =
  /(?<![\p{L}\p{N}#])(?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])(?=(?:[a-f]{0,64}\d){3})[0-9a-f]{10,64}(?![\p{L}\p{N}])/giu

const PATTERNS = [WITH_EXTENSION, UUID, CAMERA, SCREENSHOT, HASH]

/** A name without folder and ending. */
function baseOf(name: string): string {
  return name.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{2,5}$/, '')
}

/**
 * The image's own name where nobody would write it into a sentence: with an underscore, or counted up. "red apple" or "t-shirt" may be
 * what the picture shows.
 */
export function nameToken(name: string): string | undefined {
  const base = baseOf(name).trim()
  const odd = /[\p{L}\p{N}]_[\p{L}\p{N}]/u.test(base) || /\p{L}[-_ ]?\d{2,}$/u.test(base)
  return odd && base.length >= 5 && base.length <= 200 ? base.toLowerCase() : undefined
}

interface Span {
  from: number
  to: number
}

function* tokenSpans(text: string, token: string): Generator<Span> {
  const lower = text.toLowerCase()
  // Lower case may be longer than what it was made from; then places do not agree.
  if (lower.length !== text.length) return
  for (let from = lower.indexOf(token); from >= 0; from = lower.indexOf(token, from + 1)) {
    const to = from + token.length
    if (!isWordBeside(lower, from - 1) && !isWordBeside(lower, to)) yield { from, to }
  }
}

/** Every pattern wants a digit, or a dot before a letter; most texts have neither. */
const MAY_LEAK = /\d|\.[a-z]/i

function spansOf(text: string, tokens: readonly string[]): Span[] {
  const found = (MAY_LEAK.test(text) ? PATTERNS : []).flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: all }) => ({
      from: index,
      to: index + all.length,
    })),
  )
  return [...found, ...tokens.flatMap((token) => [...tokenSpans(text, token)])]
}

function isWordBeside(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

/** The file names in a text, as they stand there; `tokens` are names that are known. */
export function leaksIn(text: string, tokens: readonly string[]): string[] {
  return spansOf(text, tokens).map(({ from, to }) => text.slice(from, to))
}

const LEADS = 'of|from|in|file|named|called|titled|at|by'
/** A preposition that led to the name, before another one or a mark, or at the end. */
const ORPHAN = new RegExp(
  `(^| )(?:${LEADS})(?= ?(?:[,.;:!?]|$)| (?:on|in|at|with|of|before|under|over|beside|behind|near)\\b)`,
  'giu',
)

/** Mends what a cut leaves: doubled spaces, empty brackets, marks that stand apart, a preposition with nothing after it. */
function mended(text: string): string {
  const joined = text
    .replace(/\s+/g, ' ')
    .replace(/\( ?\)|\[ ?\]|(["'“‘]) ?(["'”’])/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(ORPHAN, '')
    .replace(/ ([,.;:!?])/g, '$1')
    .replace(/([,;:])(?: ?[,;:])+/g, '$1')
  return trimmed(joined, ' ,;:.–—-', ' ,;:–—-')
}

const MOST_CUTS = 20

/** The text without file names; empty when nothing else was in it, or when more of them turn up at every cut. */
export function withoutLeaks(text: string, tokens: readonly string[]): string {
  let left = text
  for (let cut = 0; cut < MOST_CUTS; cut++) {
    const spans = spansOf(left, tokens)
    if (spans.length === 0) return left
    spans.sort((p, q) => p.from - q.from)
    let rest = ''
    let at = 0
    for (const { from, to } of spans) {
      if (from > at) rest += `${left.slice(at, from)} `
      at = Math.max(at, to)
    }
    left = mended(rest + left.slice(at))
  }
  return ''
}

/** Letters that can be read in the picture may well be a file name. */
export function mayHoldLeaks(keys: readonly string[]): boolean {
  return keys[0] !== 'text_render'
}
