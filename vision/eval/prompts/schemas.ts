import type { JsonObject } from '../../src/json.ts'
import type { IpContext } from '../../src/provider.ts'

/** An identity that prompts are read under, and its schema; without one the schema is empty. */
export interface Identity {
  ip: IpContext
  schema: JsonObject
}

const nobody: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}

const none: Identity = { ip: nobody, schema: {} }

const photo: Identity = { ip: { ...nobody, ip_medium: 'photography' }, schema: {} }

/** A character as this provider measures one: colors, place and line, nothing of meaning. */
const pip: Identity = {
  ip: {
    ...nobody,
    ip_type: 'defined_character',
    ip_name: 'Pip',
    ip_description: 'round green robot',
  },
  schema: {
    objects: [
      { location: 'center', relative_size: 'large', shape_and_color: 'light green and black' },
    ],
    background_setting: 'solid white background',
    aesthetics: { composition: 'centered', color_scheme: 'light green, black, white' },
    style_medium: 'digital illustration',
    artistic_style: 'flat, thick outline',
  },
}

/** A character in a language model's prose, with what she always wears. */
const mila: Identity = {
  ip: { ...nobody, ip_type: 'defined_character', ip_name: 'Mila', ip_description: 'a young girl' },
  schema: {
    objects: [
      {
        description: 'Mila, a young girl with short black hair and a small scar on her chin',
        location: 'center',
        relative_size: 'large',
        shape_and_color: 'slim figure in red, blue and white',
        clothing: 'a red hoodie, blue jeans and white sneakers',
        gender: 'female',
        skin_tone_and_texture: 'light brown, smooth',
      },
    ],
    background_setting: 'plain light gray background',
    lighting: { conditions: 'soft, even light', direction: 'from the front' },
    aesthetics: {
      composition: 'centered, full body',
      color_scheme: 'red, blue, white, light gray',
    },
    style_medium: 'digital illustration',
    context: 'Character sheet for a picture book.',
    artistic_style: 'flat, clean outlines',
  },
}

/** A set of icons: how they are drawn is the identity, what they show is not. */
const icons: Identity = {
  ip: { ...nobody, ip_type: 'icons' },
  schema: {
    objects: [
      {
        location: 'center',
        relative_size: 'large',
        shape_and_color: 'dark blue and orange',
        appearance_details: 'rounded corners, even line weight',
      },
    ],
    background_setting: 'solid white background',
    aesthetics: { composition: 'centered', color_scheme: 'dark blue, orange, white' },
    style_medium: 'vector icon',
    artistic_style: 'flat, minimalist',
  },
}

/** Scenes in one style: medium, palette and mood belong together, the place does not. */
const meadow: Identity = {
  ip: { ...nobody, ip_type: 'stylized_scene' },
  schema: {
    background_setting: 'rolling hills with tall grass',
    lighting: { conditions: 'golden hour', direction: 'from the left', shadows: 'long, soft' },
    aesthetics: {
      composition: 'wide view with a low horizon',
      color_scheme: 'muted green, ochre, pale blue',
      mood_atmosphere: 'peaceful, nostalgic',
    },
    style_medium: 'watercolor painting',
    artistic_style: 'loose, painterly',
  },
}

/** One product in several versions, photographed. */
const mug: Identity = {
  ip: { ...nobody, ip_type: 'object_variants', ip_medium: 'photography', ip_description: 'mug' },
  schema: {
    objects: [
      {
        description: 'Ceramic mug with a thick round handle',
        location: 'center',
        relative_size: 'medium',
        shape_and_color: 'cylindrical, matte white',
        texture: 'matte glaze',
      },
    ],
    background_setting: 'plain beige background',
    lighting: { conditions: 'soft studio light', direction: 'from the left', shadows: 'soft' },
    aesthetics: { composition: 'centered', color_scheme: 'white and beige' },
    photographic_characteristics: {
      depth_of_field: 'deep',
      focus: 'sharp throughout',
      camera_angle: 'eye level',
      lens_focal_length: '85mm',
    },
    style_medium: 'photograph',
    context: 'Product photo for an online shop.',
  },
}

export const identities = { none, photo, pip, mila, icons, meadow, mug } satisfies Record<
  string,
  Identity
>

export type IdentityName = keyof typeof identities
