import { type Hunk, hunksOf, isNear, isSameHunk, isSameSpan, withHunks } from './hunks.ts'

/** Longer texts are one value: finding what changed is quadratic in the number of parts. */
const MOST_PARTS = 400
/** A sentence of which less is left was written anew, and words of it that stand elsewhere now are no common ground. */
const LEAST_KEPT = 0.5
/** Words that turn what is said of their neighbours into its opposite, however far away those stand. */
const NEGATION =
  /(^|[^\p{L}])(no|not|non|without|never|none|nobody|nothing|neither|nor|\p{L}+n['’]t)($|[^\p{L}])/iu

/** A text in the parts that it is compared by, and what stands between them: joined they are the text again. */
interface Level {
  split(text: string): string[]
  /** Unchanged parts that have to lie between the changes of two sides. */
  between: number
  /** Whether the changes of two sides to one text may stand beside each other. */
  allows(base: readonly string[], ours: readonly Hunk[], theirs: readonly Hunk[]): boolean
}

function parts(text: string, separator: RegExp): string[] {
  return text.split(separator).filter(Boolean)
}

function keepsEnough(base: readonly string[], hunks: readonly Hunk[]): boolean {
  const removed = hunks.reduce((sum, { start, end }) => sum + end - start, 0)
  return base.length - removed >= LEAST_KEPT * base.length
}

function isNegating(base: readonly string[], { start, end, parts }: Hunk): boolean {
  return NEGATION.test(parts.join('')) || NEGATION.test(base.slice(start, end).join(''))
}

const SENTENCES: Level = {
  // The space between sentences is a part of its own: it comes and goes with what follows, not with what ends.
  split: (text) => parts(text, /((?<![.!?;])[.!?;]+(?=\s|$)|(?<=[.!?;])\s+)/),
  between: 1,
  allows: () => true,
}

const WORDS: Level = {
  split: (text) => parts(text, /([\s.,;:!?]+)/),
  // A word with the space around it: a space alone is nothing that stayed.
  between: 2,
  allows: (base, ours, theirs) =>
    [ours, theirs].every(
      (hunks) => keepsEnough(base, hunks) && !hunks.some((hunk) => isNegating(base, hunk)),
    ),
}

/** One change for two of the same stretch; undefined when they cannot both be. */
function joined(base: readonly string[], a: Hunk, b: Hunk, finer: readonly Level[]) {
  if (!isSameSpan(a, b)) return undefined
  const was = base.slice(a.start, a.end).join('')
  const text = mergeAt(finer, was, a.parts.join(''), b.parts.join(''))
  return text === undefined ? undefined : { start: a.start, end: a.end, parts: [text] }
}

function mergeAt(
  [level, ...finer]: readonly Level[],
  base: string,
  ours: string,
  theirs: string,
): string | undefined {
  if (level === undefined) return undefined
  const [b, o, t] = [level.split(base), level.split(ours), level.split(theirs)]
  if (Math.max(b.length, o.length, t.length) > MOST_PARTS) return undefined
  const [mine, others] = [hunksOf(b, o), hunksOf(b, t)]
  if (!level.allows(b, mine, others)) return undefined
  const left = others.filter((hunk) => !mine.some((own) => isSameHunk(own, hunk)))
  const merged: Hunk[] = []
  for (const own of mine) {
    const near = left.filter((hunk) => isNear(own, hunk, level.between))
    const [other] = near
    const hunk = other === undefined ? own : joined(b, own, other, finer)
    if (hunk === undefined || near.length > 1) return undefined
    merged.push(hunk)
    if (other !== undefined) left.splice(left.indexOf(other), 1)
  }
  return withHunks(b, [...merged, ...left]).join('')
}

/**
 * Merges a text that two sides changed: sentence by sentence, and word by word within a sentence that both changed. As in diff3, something
 * has to be left between what one side changed and what the other did: a whole word, within a sentence.
 *
 * @returns undefined when both changed the same; also when either wrote a sentence anew, or negated something in it that the other changed
 */
export function mergeText(base: string, ours: string, theirs: string): string | undefined {
  return mergeAt([SENTENCES, WORDS], base, ours, theirs)
}
