import type { IpType } from '@atelier/contract'
import type { JsonObject } from '../../src/json.ts'
import type { IpContext } from '../../src/provider.ts'

function contextOf(ip_type: IpType, ip_name = '', ip_description = ''): IpContext {
  return { ip_type, ip_medium: 'illustration', ip_name, ip_description }
}

export interface Identity {
  ip: IpContext
  schema: JsonObject
}

/** The character that `pictures.ts` draws. */
export const bolo: Identity = {
  ip: contextOf('defined_character', 'Bolo', 'a round orange creature'),
  schema: {
    objects: [
      {
        description: 'Bolo, a round orange creature with two large white eyes',
        shape_and_color: 'a round orange body with a thick black outline',
        clothing: 'a green bow tie',
      },
    ],
    aesthetics: { composition: 'centered' },
    style_medium: 'digital illustration',
    artistic_style: 'flat colors with thick black outlines',
  },
}

/** The icons that `pictures.ts` draws. */
export const lineIcons: Identity = {
  ip: contextOf('icons'),
  schema: {
    objects: [
      {
        location: 'center',
        shape_and_color: 'dark blue lines of one width with round ends, nothing filled',
      },
    ],
    background_setting: 'plain white background',
    style_medium: 'vector icon',
    artistic_style: 'minimal line art',
  },
}

/** The evenings that `pictures.ts` draws. */
export const evenings: Identity = {
  ip: contextOf('stylized_scene'),
  schema: {
    lighting: { conditions: 'low sun at dusk' },
    aesthetics: {
      color_scheme: 'violet, orange, near-black',
      mood_atmosphere: 'calm and warm',
    },
    style_medium: 'digital illustration',
    artistic_style: 'flat silhouettes before a soft gradient',
  },
}

export const nobody: Identity = { ip: contextOf('other'), schema: {} }
