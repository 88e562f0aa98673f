import { NUMBERS } from '../words/closed.ts'

const WORDS: readonly string[] = [...NUMBERS]
  .filter(([word]) => !['single', 'dozen', 'couple'].includes(word))
  .map(([word]) => word)

/** "three", "3", "a single", "a pair of", "a dozen": how many; undefined for no number. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .toLowerCase()
    .trim()
    .replace(/^(?:a|an|the|only|just|exactly)\s+/, '')
    .replace(/\s+of$/, '')
  if (/^\d{1,4}$/.test(plain)) return Number(plain)
  if (plain === 'pair') return 2
  return NUMBERS.get(plain)
}

export function numberWord(count: number): string {
  return WORDS[count - 1] ?? String(count)
}
