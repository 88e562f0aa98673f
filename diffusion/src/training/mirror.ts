import type { JsonObject, JsonValue } from '../conditioning/flatten.ts'

/** Writing does not survive a mirror. */
export function hasText(caption: JsonObject): boolean {
  const { text_render } = caption
  return Array.isArray(text_render) ? text_render.length > 0 : Boolean(text_render)
}

/** What a caption says of the mirrored picture: left is right and right is left, in every field. */
export function mirroredCaption(caption: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(caption).map(([key, value]) => [key, swapped(value)]))
}

function swapped(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return value.replace(/\b(?:left|right)(?=(?:most|wards?|ward)?\b)/gi, opposite)
  }
  if (Array.isArray(value)) return value.map(swapped)
  return value !== null && typeof value === 'object' ? mirroredCaption(value) : value
}

function opposite(side: string): string {
  const other = side.toLowerCase() === 'left' ? 'right' : 'left'
  return side[0] === side[0]?.toUpperCase() ? `${other[0]?.toUpperCase()}${other.slice(1)}` : other
}
