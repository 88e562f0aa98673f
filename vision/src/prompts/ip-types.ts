import type { IpType } from '@atelier/contract'
import type { IpContext } from '../provider.ts'

/** What belongs to an identity of each type, and what is left to the single picture. */
const TYPES: Readonly<Record<IpType, { what: string; shared: string; open: string }>> = {
  defined_character: {
    what: 'One character that has to be recognised again.',
    shared:
      'what makes it this character: what it is, build and proportions, head and face, eyes, hair or fur, skin or surface, the color of each part, marks, and what it always wears or carries. With that, how it is drawn: outline, shading, palette.',
    open: 'pose, expression, action, where it stands, which way it faces, and everything around it',
  },
  character_variants: {
    what: 'Several characters of one family.',
    shared:
      'what makes them one family: proportions, head and eye shape, outline, palette, shading, what all of them wear',
    open: 'what tells one from another: hair, colors, clothes, props, pose, expression',
  },
  object_variants: {
    what: 'One object in several versions.',
    shared:
      'the form of the object, its parts and their proportions, its material, viewpoint and rendering',
    open: 'what the versions differ in, such as color, pattern, contents or damage',
  },
  multi_object_set: {
    what: 'Different objects drawn in one way.',
    shared:
      'how any of them is drawn: viewpoint, simplification, material, edges, shading, palette, light, background',
    open: 'which object it is, its form and its own details',
  },
  icons: {
    what: 'A set of icons.',
    shared:
      'line (weight, ends, color), fill (flat, gradient, none), corners, grid (size in the frame, padding, alignment), perspective, palette with the role of each color, background',
    open: 'what the icon stands for and the shapes it is built of',
  },
  stylized_scene: {
    what: 'Scenes in one style.',
    shared:
      'light (source, direction, time of day, shadows), palette, air and depth, materials and brushwork or rendering, camera and lens, mood',
    open: 'the place, the things in it, the weather where it varies, what happens',
  },
  other: {
    what: 'Pictures that belong together.',
    shared: 'whatever is the same in all of them: subject, material, palette, light, rendering',
    open: 'whatever differs',
  },
}

/** All types, for a model that has to find out which one it sees. */
export function allTypes(): string {
  return Object.entries(TYPES)
    .map(([name, { what, shared, open }]) => `- ${name}: ${what} Shared: ${shared}. Open: ${open}.`)
    .join('\n')
}

/** The type of a known identity. */
export function typeOf({ ip_type, ip_medium }: IpContext): string {
  const { what, shared, open } = TYPES[ip_type]
  return `Identity (${ip_type}, ${ip_medium})
- ${what}
- It consists of ${shared}.
- Left to the single picture: ${open}.`
}
