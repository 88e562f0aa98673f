import type { EvaluatedConcept } from '@atelier/contract'
import type { ConceptLooks, Look } from '../look-at-pictures.ts'
import { escaped } from './escape.ts'

const ASPECTS = { background: 'background', subject_colors: 'colors', count: 'count' } as const

function picture({ thumbnail }: Look, words: string, name: string): string {
  const source = `data:image/webp;base64,${thumbnail.toString('base64')}`
  return `<figure><img src="${source}" alt="${escaped(`${name}: ${words}`)}" loading="lazy"><figcaption>${escaped(words)}</figcaption></figure>`
}

function adherenceNotes({ adherence }: EvaluatedConcept): string[] {
  return adherence.tailored.map(({ aspect, asked, found, kept }) => {
    const words = `${ASPECTS[aspect]}: ${asked.join(', ')}`
    if (kept === 1) return escaped(words)
    return `<span class="missed">${escaped(`${words} → ${found.join(', ') || 'none'}`)}</span>`
  })
}

function trainingNote({ nearest_training: nearest }: EvaluatedConcept): string[] {
  if (nearest === null) return []
  const words = `nearest training picture: ${nearest.image_id} at ${nearest.distance.toPrecision(3)}`
  return [nearest.memorised ? `<span class="missed">${words}, a copy</span>` : words]
}

/** The three pictures of a concept side by side, and what was measured in the model's. */
export function conceptCard(concept: EvaluatedConcept, looks: ConceptLooks): string {
  const name = concept.image_name
  const notes = [...adherenceNotes(concept), ...trainingNote(concept), `seed ${concept.seed}`]
  return (
    `<section class="concept"><h3>${escaped(name)}</h3><div class="three">` +
    picture(looks.real, 'real, held out', name) +
    picture(looks.tailored, 'model', name) +
    picture(looks.base, 'influence 0', name) +
    `</div><p class="notes">${notes.join(' · ')}</p></section>`
  )
}
