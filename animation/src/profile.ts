import type { IpType } from '@atelier/contract'

/** How a kind of subject moves. */
export type MotionProfile = 'character' | 'object' | 'icon' | 'scene'

const PROFILES: Readonly<Record<IpType, MotionProfile>> = {
  defined_character: 'character',
  character_variants: 'character',
  icons: 'icon',
  object_variants: 'object',
  multi_object_set: 'object',
  stylized_scene: 'scene',
  other: 'object',
}

/** The motion that suits what a project's pictures show. */
export function profileFor(ipType: IpType): MotionProfile {
  return PROFILES[ipType]
}
