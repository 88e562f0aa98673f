import { isObject, type JsonValue } from '../../json.ts'
import { isColors } from '../words/hues.ts'

export type Coerced = { value: JsonValue } | { problem: string }

/** A text as a value of the kind that stood there: a list stays a list, a number a number. */
export function coerced(text: string, old: JsonValue | undefined): Coerced {
  if (typeof old === 'number') return numeric(text)
  if (typeof old === 'boolean') return logical(text)
  if (Array.isArray(old)) return listed(text, old)
  if (isObject(old)) return inObject(text, old)
  return text.trim() === '' ? { problem: 'the new value is empty' } : { value: text }
}

function numeric(text: string): Coerced {
  const value = Number(text.replace(/[,%]$/, ''))
  return text.trim() !== '' && Number.isFinite(value)
    ? { value }
    : { problem: `"${text}" is no number` }
}

function logical(text: string): Coerced {
  if (/^(?:true|yes|on|enabled)$/i.test(text)) return { value: true }
  if (/^(?:false|no|off|disabled)$/i.test(text)) return { value: false }
  return { problem: `"${text}" is neither true nor false` }
}

/** "red, white and blue" as a list. */
export function itemsOf(text: string): string[] {
  return text
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/i)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function listed(text: string, old: readonly JsonValue[]): Coerced {
  const items = itemsOf(text)
  if (items.length === 0) return { problem: 'the new value is empty' }
  const [first] = old
  if (isObject(first)) return inObjectList(text, first, old)
  if (typeof first !== 'number') return { value: items }
  const numbers = items.map(Number)
  return numbers.every(Number.isFinite)
    ? { value: numbers }
    : { problem: `"${text}" is no list of numbers` }
}

/** Lists of objects with a text each: the first one's text. */
function inObjectList(
  text: string,
  first: Readonly<Record<string, JsonValue>>,
  old: readonly JsonValue[],
): Coerced {
  const inner = inObject(text, first)
  return 'value' in inner ? { value: [inner.value, ...old.slice(1)] } : inner
}

const MAIN = [
  'text',
  'description',
  'conditions',
  'setting',
  'place',
  'environment',
  'type',
  'name',
  'value',
  'main',
  'overall',
  'style',
  'label',
]

function inObject(text: string, old: Readonly<Record<string, JsonValue>>): Coerced {
  const keys = Object.keys(old)
  const color = keys.find((key) => /^colou?rs?$/i.test(key))
  const main = MAIN.map((name) => keys.find((key) => key.toLowerCase() === name)).find(
    (key) => key !== undefined,
  )
  const key =
    isColors(text) && color !== undefined
      ? color
      : (main ?? (keys.length === 1 ? keys[0] : undefined))
  // "the character is a cat" gives it no other name.
  if (key !== undefined && /^name$/i.test(key) && /^(?:an?|the)\s/i.test(text))
    return { value: { ...old, description: text } }
  if (key === undefined)
    return { problem: `it has the fields ${keys.slice(0, 6).join(', ')}: say which` }
  const inner = coerced(text, old[key])
  return 'value' in inner ? { value: { ...old, [key]: inner.value } } : inner
}
