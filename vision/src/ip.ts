export type IpType =
  | 'multi_object_set'
  | 'object_variants'
  | 'icons'
  | 'defined_character'
  | 'character_variants'
  | 'stylized_scene'
  | 'other'
export type IpMedium = 'photography' | 'illustration'
