import { isSoundText } from '@atelier/contract'

/** Deeper than any caption needs, and far from where walking a value would overflow the stack. */
export const MOST_LEVELS = 32

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether lists and objects lie at most `levels` deep in each other. */
export function isShallow(value: unknown, levels = MOST_LEVELS): boolean {
  if (!isObject(value)) return true
  return levels > 0 && Object.values(value).every((child) => isShallow(child, levels - 1))
}

/** Escapes can hide in JSON what the text itself does not hold, so each key and text is looked at after parsing. */
function isSound(value: unknown): boolean {
  if (typeof value === 'string') return isSoundText(value)
  if (!isObject(value)) return true
  return Object.entries(value).every(([key, child]) => isSoundText(key) && isSound(child))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Text as a JSON object that can be stored, or undefined when it is something else. */
export function parseJsonObject(text: string): Record<string, never> | undefined {
  const value = parse(text)
  if (!isObject(value) || Array.isArray(value)) return undefined
  return isShallow(value) && isSound(value) ? (value as Record<string, never>) : undefined
}
