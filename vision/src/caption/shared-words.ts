import type { Measurement } from '../measure/measurement.ts'
import { type Kept, SHARED } from './shared.ts'
import { type Agreement, weakest } from './spread.ts'
import type { Word } from './word.ts'

/**
 * The words that the images share: at least half of them show a word clearly, and enough of them at least nearly. Of each
 * word it is told how many bear it out, and how far what was measured in those spreads.
 */
export function sharedWords(all: readonly Measurement[], words: readonly Word[]): Kept {
  const kept = words.flatMap((word) => {
    const clear = all.filter((measured) => word.holds(measured)).length
    const bearing = all.filter((measured) => word.nearly(measured))
    if (clear < 0.5 * all.length || bearing.length < SHARED * all.length) return []
    return [[word.text, agreementOf(word, bearing, all.length)] as const]
  })
  const agreement = weakest(kept.map(([, one]) => ({ share: one.share })))
  return {
    text: kept.map(([text]) => text).join(', '),
    ...(agreement && { agreement: { ...agreement, parts: Object.fromEntries(kept) } }),
  }
}

function agreementOf(word: Word, bearing: readonly Measurement[], images: number): Agreement {
  const share = bearing.length / images
  const values = bearing.flatMap((measured) => word.value?.(measured) ?? [])
  if (values.length === 0) return { share }
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  return { share, spread: Math.max(...values.map((value) => Math.abs(value - mean))), mean }
}

/** The first of several words that say the same thing more or less strictly. */
export function sharedFirst(all: readonly Measurement[], words: readonly Word[]): Kept {
  const first = words.map((word) => sharedWords(all, [word])).find(({ text }) => text !== '')
  return first ?? { text: '' }
}

/** Several lists of words as one. */
export function joined(lists: readonly Kept[]): Kept {
  const said = lists.filter(({ text }) => text !== '')
  const agreement = weakest(said.flatMap((one) => one.agreement ?? []))
  return {
    text: said.map(({ text }) => text).join(', '),
    ...(agreement && {
      agreement: {
        share: agreement.share,
        parts: Object.assign({}, ...said.map((one) => one.agreement?.parts)),
      },
    }),
  }
}
