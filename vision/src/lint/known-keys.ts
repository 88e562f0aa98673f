import { isObject, type JsonObject, type JsonValue } from '../json.ts'
import { DOCUMENT_ORDER, type KeyOrder } from '../json-schemas/key-order.ts'

type Kind = 'text' | 'number' | 'list' | 'object'

const KINDS: Readonly<Record<string, Kind>> = {
  objects: 'list',
  text_render: 'list',
  lighting: 'object',
  aesthetics: 'object',
  photographic_characteristics: 'object',
  measured_spread: 'object',
  number_of_objects: 'number',
}

function kindOf(value: JsonValue): Kind | undefined {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return 'list'
  return isObject(value) ? 'object' : undefined
}

/** Without what spellings differ in: case, what joins words, British endings. */
function stem(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('colour', 'color')
}

/** Whether one letter was left out, added, changed, or two were swapped. */
function isOneSlip(p: string, q: string): boolean {
  if (Math.abs(p.length - q.length) > 1) return false
  let i = 0
  while (i < p.length && p[i] === q[i]) i++
  const rest = (text: string, from: number) => text.slice(from)
  return (
    rest(p, i + 1) === rest(q, i + 1) ||
    rest(p, i) === rest(q, i + 1) ||
    rest(p, i + 1) === rest(q, i) ||
    (p[i] === q[i + 1] && p[i + 1] === q[i] && rest(p, i + 2) === rest(q, i + 2))
  )
}

const LEAST_LETTERS = 6

/** The known key that another is a slip for; undefined for a known one, and for one of somebody's own. */
export function meantKey(
  key: string,
  value: JsonValue,
  among: JsonObject,
  order: KeyOrder | undefined,
): string | undefined {
  if (order === undefined || order.places.has(key) || key.length > 60) return undefined
  const own = stem(key)
  const meant = [...order.places.keys()].filter((known) => {
    const same = stem(known) === own
    return same || (own.length >= LEAST_LETTERS && isOneSlip(stem(known), own))
  })
  const [known, other] = meant
  if (known === undefined || other !== undefined || Object.hasOwn(among, known)) return undefined
  return (KINDS[known] ?? 'text') === kindOf(value) ? known : undefined
}

export interface Slip {
  keys: readonly string[]
  key: string
  meant: string
}

/** The keys of a document that are slips for known ones, and where they lie. */
export function* slipsIn(
  value: JsonValue,
  keys: readonly string[] = [],
  order: KeyOrder | undefined = DOCUMENT_ORDER,
): Generator<Slip> {
  if (order === undefined || order.places.size === 0) return
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) yield* slipsIn(item, [...keys, String(i)], order)
  if (!isObject(value)) return
  // Two slips for one key cannot both become it.
  const taken = new Set<string>()
  for (const [key, child] of Object.entries(value)) {
    const known = meantKey(key, child, value, order)
    const meant = known !== undefined && !taken.has(known) ? known : undefined
    if (meant !== undefined) {
      taken.add(meant)
      yield { keys: [...keys, key], key, meant }
    }
    yield* slipsIn(child, [...keys, key], order.below.get(meant ?? key))
  }
}
