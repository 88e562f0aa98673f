import type { IpType } from '@atelier/contract'

/** What a picture of each type shows when nothing is named. */
export const FRUITLESS: Readonly<Record<IpType, string>> = {
  multi_object_set: 'object',
  object_variants: 'object',
  icons: 'icon',
  defined_character: 'character',
  character_variants: 'character',
  stylized_scene: 'scene',
  other: 'subject',
}
