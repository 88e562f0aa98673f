import { COMMANDS } from './verbs.ts'

const COMMON: ReadonlyMap<string, string> = new Map([
  ['teh', 'the'],
  ['hte', 'the'],
  ['adn', 'and'],
  ['thier', 'their'],
  ['wiht', 'with'],
  ['whit', 'with'],
  ['form', 'from'],
])

/**
 * The text with its mistyped words put right: those that are one letter too much or too little, or two letters exchanged,
 * away from exactly one of the words that could be meant. Undefined where no word is changed.
 */
export function corrected(text: string, vocabulary: ReadonlySet<string>): string | undefined {
  let changed = false
  const words = text.split(' ').map((word, i) => {
    const lower = word.toLowerCase()
    if (vocabulary.has(lower) || COMMANDS.has(lower)) return word
    const put = COMMON.get(lower) ?? nearest(lower, i === 0 ? [...COMMANDS] : [...vocabulary])
    changed ||= put !== undefined
    return put ?? word
  })
  return changed ? words.join(' ') : undefined
}

function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return undefined
  const near = known.filter((other) => other.length > 3 && isSlip(other, word))
  return near.length === 1 ? near[0] : undefined
}

/** Whether one is the other with a letter more or less, or with two neighbors exchanged. Another letter is another word. */
function isSlip(p: string, q: string): boolean {
  if (Math.abs(p.length - q.length) > 1 || p === q) return false
  let start = 0
  while (start < p.length && p[start] === q[start]) start++
  let end = 0
  while (end < Math.min(p.length, q.length) - start && p.at(-1 - end) === q.at(-1 - end)) end++
  const [a, b] = [p.slice(start, p.length - end), q.slice(start, q.length - end)]
  if (a.length + b.length === 1) return true
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}
