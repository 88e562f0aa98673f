export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}

/** The described objects of a structured prompt, in order; entries of any other kind are passed over. */
export function objectsOf(prompt: JsonObject): JsonObject[] {
  return Array.isArray(prompt.objects) ? prompt.objects.filter(isObject) : []
}

/** Without null, NaN, blank text, empty lists and empty objects, at every depth: the form that models are trained on. */
export function pruneObject(value: JsonObject): JsonObject {
  const kept: [string, JsonValue][] = []
  for (const [key, child] of Object.entries(value)) {
    const pruned = prune(child)
    if (pruned !== undefined) kept.push([key, pruned])
  }
  // fromEntries defines own properties, so a key such as "__proto__" stays data.
  return Object.fromEntries(kept)
}

function prune(value: JsonValue | undefined): JsonValue | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value === 'boolean') return value
  if (Array.isArray(value)) {
    const kept = value.map(prune).filter((item) => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  const kept = pruneObject(value)
  return Object.keys(kept).length > 0 ? kept : undefined
}
