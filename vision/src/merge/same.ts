import type { JsonValue } from '../json.ts'

type Pair = readonly [JsonValue | undefined, JsonValue | undefined]

function isStructure(value: JsonValue | undefined): value is Exclude<JsonValue, null> & object {
  return typeof value === 'object' && value !== null
}

/** The pairs that have to be the same for two structures to be; undefined when they cannot be. */
function pairsOf(a: object, b: object): Pair[] | undefined {
  if (Array.isArray(a) !== Array.isArray(b)) return undefined
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return undefined
  if (!keys.every((key) => Object.hasOwn(b, key))) return undefined
  const [one, other] = [a, b] as [Record<string, JsonValue>, Record<string, JsonValue>]
  return keys.map((key) => [one[key], other[key]])
}

/** Whether two values are the same JSON, in whatever order their keys stand; undefined is a value that is not there. Any depth will do. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  const open: Pair[] = [[a, b]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = pair
    if (one === other) continue
    if (!isStructure(one) || !isStructure(other)) return false
    const pairs = pairsOf(one, other)
    if (pairs === undefined) return false
    for (const child of pairs) open.push(child)
  }
  return true
}

/** Whether lists and objects lie at most so many levels deep in each other. Any depth will do. */
export function isWithinLevels(value: JsonValue, levels: number): boolean {
  let layer: JsonValue[] = [value]
  for (let depth = 0; layer.length > 0; depth++) {
    const structures = layer.filter(isStructure)
    if (structures.length > 0 && depth >= levels) return false
    layer = structures.flatMap((structure) => Object.values(structure) as JsonValue[])
  }
  return true
}
