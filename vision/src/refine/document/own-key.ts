import type { JsonObject } from '../../json.ts'
import { conceptOf } from './concepts.ts'
import { keyWords } from './path.ts'

const FELT = new Set(['emotion', 'mood', 'feeling'])

/** The key under which a described thing holds a trait: its own word for it, else that of a structured prompt. */
export function keyOfThing(node: JsonObject, id: string): string {
  const { keys, home } = conceptOf(id)
  const own = Object.keys(node).find((key) => {
    const words = keyWords(key).join(' ')
    return keys.includes(words) || (id === 'expression' && FELT.has(words))
  })
  return own ?? String(home.at(-1))
}
