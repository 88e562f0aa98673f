import { SIZES } from '../../prompt/lexicon.ts'

const STEPS = ['very small', 'small', 'medium', 'large', 'very large']

/** "huge" → "large": a size in the words of a structured prompt. */
export function readSize(text: string): string | undefined {
  const words = text.toLowerCase().trim().split(/\s+/)
  const very = /^(?:very|really|super|extremely)$/.test(words[0] ?? '')
  const rest = (very ? words.slice(1) : words).join(' ').replace(/\s*(?:in size|sized|size)$/, '')
  const size = SIZES.get(rest)
  if (size === undefined) return undefined
  return very && size !== 'medium' ? `very ${size}` : size
}

/** The next size up or down; a text that names none becomes large or small, other words in it stay. */
export function steppedSize(text: string | undefined, step: 1 | -1): string {
  const found = /\b(?:very )?(?:small|medium|large)\b/i.exec(text ?? '')
  if (text === undefined || found === null) return step > 0 ? 'large' : 'small'
  const at = STEPS.indexOf(found[0].toLowerCase())
  const next = STEPS[Math.min(STEPS.length - 1, Math.max(0, at + step))] ?? 'medium'
  return text.replace(found[0], next)
}
