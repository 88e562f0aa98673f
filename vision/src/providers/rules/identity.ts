/**
 * Fields of a schema that are what was usual rather than what the identity is: a prompt may ask for something else. All others, and every
 * key of a user's own, are the identity, which no prompt changes.
 */
export const FREE_FIELDS = [
  'objects.location',
  'objects.relationship',
  'objects.relative_size',
  'objects.number_of_objects',
  'objects.pose',
  'objects.expression',
  'objects.action',
  'objects.orientation',
  'short_description',
  'background_setting',
  'lighting.conditions',
  'lighting.direction',
  'lighting.shadows',
  'aesthetics.composition',
  'aesthetics.color_scheme',
  'photographic_characteristics.depth_of_field',
  'photographic_characteristics.focus',
  'photographic_characteristics.camera_angle',
  'photographic_characteristics.lens_focal_length',
  'text_render',
  'context',
] as const

const FREE: ReadonlySet<string> = new Set(FREE_FIELDS)

/** Whether a field, named by its keys without the places in lists, is one that a prompt may change. */
export function isFree(path: string): boolean {
  return FREE.has(path)
}
