/**
 * The role a word plays in a structured prompt. The order is the row order of the model's role table: append only.
 */
export const ROLE_NAMES = [
  'pad',
  'unconditional',
  'other',
  'short_description',
  'description',
  'location',
  'relationship',
  'relative_size',
  'shape_and_color',
  'texture',
  'appearance_details',
  'number_of_objects',
  'pose',
  'expression',
  'clothing',
  'action',
  'gender',
  'skin_tone_and_texture',
  'orientation',
  'background_setting',
  'lighting',
  'composition',
  'color_scheme',
  'mood_atmosphere',
  'photographic_characteristics',
  'style_medium',
  'context',
  'artistic_style',
  'text_render',
] as const

export type RoleName = (typeof ROLE_NAMES)[number]

/** Which words are kept when a prompt holds more than the model can read: earlier roles first. */
export const ROLE_PRIORITY: readonly RoleName[] = [
  'description',
  'shape_and_color',
  'action',
  'pose',
  'expression',
  'number_of_objects',
  'background_setting',
  'location',
  'relative_size',
  'artistic_style',
  'clothing',
  'appearance_details',
  'color_scheme',
  'style_medium',
  'orientation',
  'relationship',
  'texture',
  'lighting',
  'mood_atmosphere',
  'composition',
  'gender',
  'skin_tone_and_texture',
  'photographic_characteristics',
  'text_render',
  'other',
  'short_description',
  'context',
]

/** Words that are kept whatever else a prompt says: a long description must not hide the background, the number or the place. */
export const RESERVED_WORDS: Readonly<Partial<Record<RoleName, number>>> = {
  background_setting: 6,
  number_of_objects: 1,
  location: 2,
}

/** Words of one object beyond which a talkative field gives way to all others. */
export const MOST_WORDS: Readonly<Partial<Record<RoleName, number>>> = {
  description: 12,
  appearance_details: 8,
  action: 6,
}

const ROLE_IDS = new Map<string, number>(ROLE_NAMES.map((name, id) => [name, id]))

/** Scores say how good a picture is, and a schema's spread how well its pictures agree; neither says what is shown. */
const SILENT_KEYS = new Set([
  'preference_score',
  'aesthetic_score',
  'edit_instruction',
  'measured_spread',
])

export function roleId(name: RoleName): number {
  return ROLE_IDS.get(name) ?? 0
}

/** The role of a leaf: its innermost key that names one (`lighting.direction` is lighting), or `other`. */
export function roleOfPath(path: readonly string[]): RoleName | undefined {
  if (path.some((key) => SILENT_KEYS.has(key))) return undefined
  for (const key of [...path].reverse()) {
    if (ROLE_IDS.has(key) && key !== 'pad' && key !== 'unconditional') return key as RoleName
  }
  return 'other'
}
