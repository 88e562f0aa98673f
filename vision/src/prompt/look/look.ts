import type { Span } from '../tokens/token.ts'

/** Words about the picture and not about what it shows, with where they stand. */
export interface Said extends Span {
  text: string
}

const FIELDS = [
  'medium',
  'style',
  'mood',
  'conditions',
  'direction',
  'shadows',
  'depth',
  'focus',
  'angle',
  'lens',
  'composition',
  'scheme',
  'context',
] as const
export type LookField = (typeof FIELDS)[number]

export type Look = Record<LookField, Said[]>

export function emptyLook(): Look {
  return Object.fromEntries(FIELDS.map((field) => [field, [] as Said[]])) as unknown as Look
}

/** All that was said for a field, once each, in the prompt's order. */
export function saidOf(look: Look, field: LookField): string {
  const inOrder = [...look[field]].sort((p, q) => p.from - q.from).map(({ text }) => text)
  return [...new Set(inOrder)]
    .filter((text, _, all) => !all.some((other) => other !== text && other.includes(text)))
    .join(', ')
}
