import { type JsonObject, objectOf, textOf } from '../../json.ts'
import type { LookField, Said } from '../look/look.ts'
import type { TextReading } from '../read-text.ts'
import { mark } from '../tokens/token.ts'
import type { Clash } from './clash.ts'

/** How the set is made and what it feels like: what the schema holds of it no prompt changes. */
export function takeLookClashes(reading: TextReading, schema: JsonObject): Clash[] {
  const medium = textOf(schema.style_medium)
  const style = textOf(schema.artistic_style)
  const mood = textOf(objectOf(schema.aesthetics).mood_atmosphere)
  return [
    ...against(reading, 'medium', medium, '/style_medium', [style]),
    ...against(reading, 'style', style, '/artistic_style', [medium]),
    // A style against a medium alone: "photorealistic" where everything is drawn.
    ...(style === undefined && medium !== undefined && !/photo/.test(medium)
      ? photoreal(reading)
      : []),
    ...against(reading, 'mood', mood, '/aesthetics/mood_atmosphere', []),
  ]
}

function against(
  reading: TextReading,
  field: LookField,
  kept: string | undefined,
  pointer: string,
  also: readonly (string | undefined)[],
): Clash[] {
  if (kept === undefined) return []
  const rivals = reading.look[field].filter(
    (said) => !holds([kept, ...also], said) && !isWorld(reading, said),
  )
  reading.look[field] = reading.look[field].filter((said) => !rivals.includes(said))
  return rivals.map((said) => clash(reading, said, pointer))
}

function photoreal(reading: TextReading): Clash[] {
  const rivals = reading.look.style.filter(({ text }) =>
    /^(?:photo|hyper|ultra)[ -]?real/.test(text),
  )
  reading.look.style = reading.look.style.filter((said) => !rivals.includes(said))
  return rivals.map((said) => clash(reading, said, '/style_medium'))
}

function clash(reading: TextReading, { from, to }: Said, field: string): Clash {
  for (const token of reading.tokens.slice(from, to)) delete token.use
  mark(reading.tokens, { from, to }, 'overruled')
  return { span: { from, to }, field }
}

/** "a cyberpunk city": words that stayed with their thing tell what it is. */
function isWorld(reading: TextReading, { from }: Said): boolean {
  return reading.tokens[from]?.use === undefined
}

/** Whether every word that was said is one that the schema says as well. */
function holds(kept: readonly (string | undefined)[], { text }: Said): boolean {
  const own = new Set(kept.flatMap((words) => stems(words ?? '')))
  return stems(text).every((word) => own.has(word))
}

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .map((word) => word.replace(/(?:ed|s|ist|ism|y)$/, ''))
    .filter((word) => !/^(?:the|a|an|of|in|and|art|style)$/.test(word))
}
