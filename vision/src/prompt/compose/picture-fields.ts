import { type JsonObject, textOf } from '../../json.ts'
import { saidOf } from '../look/look.ts'
import type { TextReading } from '../read-text.ts'
import { capitalized } from '../tokens/render.ts'
import { DEFAULTS, defaultContext, directionOf } from './defaults.ts'

/** Light that was said takes its direction and shadows along: those of another hour would contradict it. */
export function lightingOf(reading: TextReading, shared: JsonObject): JsonObject {
  const { look } = reading
  const conditions = saidOf(look, 'conditions')
  const direction = saidOf(look, 'direction')
  const shadows = isDenied(reading, 'shadow') ? 'none' : saidOf(look, 'shadows')
  const usual = conditions === '' ? textOf(shared.direction) : directionOf(conditions)
  return {
    ...shared,
    conditions: conditions || textOf(shared.conditions) || DEFAULTS.conditions,
    direction: direction || usual || textOf(shared.direction) || DEFAULTS.direction,
    shadows: shadows || (conditions === '' ? (textOf(shared.shadows) ?? '') : ''),
  }
}

function isDenied({ denials }: TextReading, head: string): boolean {
  return denials.some(({ heads }) => heads.includes(head))
}

/** Camera and lens, where anything is said of them; then all four, as the models that read them expect. */
export function photographicOf({ look, grounds }: TextReading, shared: JsonObject): JsonObject {
  const blurred = grounds.some(({ setting }) => /blurr|bokeh|out[ -]of[ -]focus/.test(setting))
  const said = {
    depth_of_field: saidOf(look, 'depth') || (blurred ? 'shallow' : ''),
    focus: saidOf(look, 'focus'),
    camera_angle: saidOf(look, 'angle'),
    lens_focal_length: saidOf(look, 'lens'),
  }
  const asked = Object.values(said).some((text) => text !== '')
  if (!asked) return Object.keys(shared).length > 0 ? { photographic_characteristics: shared } : {}
  return {
    photographic_characteristics: {
      ...shared,
      depth_of_field: said.depth_of_field || textOf(shared.depth_of_field) || DEFAULTS.depth,
      focus: said.focus || textOf(shared.focus) || DEFAULTS.focus,
      camera_angle: said.camera_angle || textOf(shared.camera_angle) || DEFAULTS.angle,
      lens_focal_length:
        said.lens_focal_length || textOf(shared.lens_focal_length) || DEFAULTS.lens,
    },
  }
}

/** What the picture is for: as it was said, the schema's, or what it is made in. */
export function contextOf({ look }: TextReading, schema: JsonObject, medium: string): string {
  const said = saidOf(look, 'context')
  const shared = textOf(schema.context)
  if (said === '') return shared ?? defaultContext(medium)
  const what = /^(?:for|to be|used|meant|intended) /.test(said)
    ? `${defaultContext(medium).slice(0, -1)} ${said}`
    : said
  return /^(?:\S+ ){0,2}(?:cover|poster|card|logo|icon|sticker|wallpaper|sheet|avatar|invitation|postcard|design|flyer|banner|billboard|stamp|emoji|sprite|thumbnail|menu|badge|page|image|ad)\b/.test(
    said,
  )
    ? defaultContext(said)
    : `${capitalized(what)}.`
}

export function textsOf({ texts }: TextReading, schema: JsonObject): JsonObject {
  if (texts.length === 0)
    return schema.text_render === undefined ? {} : { text_render: schema.text_render }
  return {
    text_render: texts.map(({ text, on }) => ({
      text,
      location: on === undefined ? 'center' : `on the ${on}`,
      size: 'large',
      color: 'in contrast to its ground',
      font: 'plain sans-serif',
    })),
  }
}
