import type { JsonObject } from '../src/json.ts'
import type { IpContext } from '../src/provider.ts'
import { freshBases } from './bases-fresh.ts'

export interface Base {
  ip: IpContext
  document: JsonObject
}

const other: IpContext = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
}

/** Prose as a language model writes it: a creature that is nobody in particular. */
const lantern: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: '', ip_description: '' },
  document: {
    short_description: 'A round paper-lantern creature waits on a jetty at dusk.',
    objects: [
      {
        description: 'Lantern creature with a folded-paper body and one warm eye.',
        location: 'center',
        relationship: 'stands beside the mooring post',
        relative_size: 'large within frame',
        shape_and_color: 'spherical, amber',
        texture: 'creased paper',
        appearance_details: 'a red thread hangs from the top',
        pose: 'leaning forward',
        expression: 'curious',
        clothing: 'a blue scarf',
        action: 'looking at the water',
        orientation: 'facing left',
      },
    ],
    background_setting: 'Wooden jetty over still water, low hills.',
    lighting: { conditions: 'blue hour', direction: 'lit from within', shadows: 'soft, short' },
    aesthetics: {
      composition: 'balanced, with much empty space',
      color_scheme: 'amber on teal',
      mood_atmosphere: 'quiet',
      preference_score: 'very high',
      aesthetic_score: 'very high',
    },
    photographic_characteristics: {
      depth_of_field: 'deep',
      focus: 'sharp on subject',
      camera_angle: 'eye-level',
      lens_focal_length: 'standard',
    },
    style_medium: 'digital illustration',
    context: 'Concept art for a picture book.',
    artistic_style: 'flat, textured',
  },
}

/** A person with clothes, hair and a plain background that several fields mention. */
const girl: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: 'Mia', ip_description: 'young explorer' },
  document: {
    short_description:
      'Mia, a young girl with curly red hair, stands on a solid blue background. She wears a yellow raincoat and holds a brass compass.',
    objects: [
      {
        description:
          'A cheerful young girl with curly red hair and freckles, wearing a yellow raincoat, green boots and round glasses.',
        location: 'center',
        relative_size: 'large',
        shape_and_color: 'slim figure in yellow, green and red',
        appearance_details:
          "freckles on her nose, a small gap in her teeth, Mia's hair is tied back",
        pose: 'standing upright',
        expression: 'smiling',
        clothing: 'a yellow raincoat, green boots and round glasses',
        action: 'holding a brass compass',
        gender: 'female',
        skin_tone_and_texture: 'fair, smooth',
        orientation: 'facing the viewer',
      },
    ],
    background_setting: 'Solid blue background',
    lighting: { conditions: 'bright, even light', direction: 'from the front', shadows: 'none' },
    aesthetics: {
      composition: 'centered, full body',
      color_scheme: 'yellow, green, red, blue',
      mood_atmosphere: 'cheerful',
    },
    style_medium: 'digital illustration',
    context: 'Character sheet for a picture book; the blue background makes the cut-out easy.',
    artistic_style: 'flat, clean',
  },
}

/** Several things in one place, with relations between them. */
const harbor: Base = {
  ip: { ...other, ip_type: 'stylized_scene' },
  document: {
    short_description:
      'A white lighthouse and two red boats in a small harbor at sunset, with a black cat on the pier.',
    objects: [
      {
        description: 'A tall white lighthouse with a red roof.',
        location: 'left background',
        relationship: 'behind the boats',
        relative_size: 'large',
        shape_and_color: 'tapered cylinder, white and red',
        texture: 'smooth plaster',
      },
      {
        description: 'Two red fishing boats with white sails.',
        location: 'center',
        relationship: 'moored in front of the lighthouse',
        relative_size: 'medium',
        shape_and_color: 'curved, red and white',
        number_of_objects: 2,
      },
      {
        description: 'A black cat with green eyes.',
        location: 'bottom right',
        relationship: 'sits on the pier beside the boats',
        relative_size: 'small',
        shape_and_color: 'slender, black',
        pose: 'sitting',
        expression: 'calm',
      },
    ],
    background_setting: 'Calm harbor with a wooden pier, distant cliffs and an orange sky.',
    lighting: { conditions: 'sunset', direction: 'from the right', shadows: 'long' },
    aesthetics: {
      composition: 'wide shot, rule of thirds',
      color_scheme: 'red, white and orange',
      mood_atmosphere: 'peaceful',
    },
    style_medium: 'watercolor painting',
    context: 'Travel poster.',
    artistic_style: 'loose, painterly',
  },
}

/** A product photograph. */
const bottle: Base = {
  ip: { ...other, ip_type: 'object_variants', ip_medium: 'photography', ip_description: 'perfume' },
  document: {
    short_description:
      'A photograph of a square glass perfume bottle with a gold cap on a marble table, with a white rose beside it.',
    objects: [
      {
        description: 'Square glass perfume bottle with a gold cap and a black label.',
        location: 'center',
        relative_size: 'medium',
        shape_and_color: 'square, transparent with gold',
        texture: 'polished glass',
        appearance_details: 'the cap has fine grooves; the label is matte',
      },
      {
        description: 'A white rose with green leaves.',
        location: 'right',
        relationship: 'lies beside the bottle',
        relative_size: 'small',
        shape_and_color: 'white, green',
      },
    ],
    background_setting: 'A marble table in front of a plain gray wall.',
    lighting: {
      conditions: 'soft studio light',
      direction: 'from the left',
      shadows: 'soft shadow on the right',
    },
    aesthetics: {
      composition: 'centered, symmetrical',
      color_scheme: 'muted gold, white and gray',
      mood_atmosphere: 'elegant',
    },
    photographic_characteristics: {
      depth_of_field: 'shallow',
      focus: 'sharp focus on the bottle',
      camera_angle: 'eye level',
      lens_focal_length: '85mm',
    },
    style_medium: 'photograph',
    text_render: [
      { text: 'LUMEN', location: 'label', size: 'small', color: 'gold', font: 'thin sans-serif' },
    ],
    context: 'Product photo for an online shop.',
  },
}

/** A visual schema as this provider measures it. */
const schema: Base = {
  ip: {
    ...other,
    ip_type: 'defined_character',
    ip_name: 'Gopher',
    ip_description: 'blue character',
  },
  document: {
    objects: [
      { location: 'center', relative_size: 'large', shape_and_color: 'turquoise and black' },
    ],
    background_setting: 'solid white background',
    aesthetics: { composition: 'centered', color_scheme: 'turquoise, black, white' },
    style_medium: 'digital illustration',
    artistic_style: 'flat, thick outline',
    measured_spread: {
      background_setting: { share: 1, spread: 0.4 },
      artistic_style: { share: 0.9 },
    },
  },
}

/** A structured prompt as this provider writes it: a few words, no sentences. */
const gopher: Base = {
  ip: schema.ip,
  document: {
    objects: [
      {
        location: 'center',
        relative_size: 'large',
        description: 'Gopher, blue character waving with red hat',
        action: 'waving',
        shape_and_color: 'turquoise and black',
      },
    ],
    background_setting: 'solid pink background',
    aesthetics: { composition: 'symmetrical', color_scheme: 'turquoise, black, pink' },
    style_medium: 'digital illustration',
    artistic_style: 'flat, thick outline',
    short_description: 'Gopher, blue character waving with red hat on a solid pink background',
  },
}

/** An icon's caption. */
const icon: Base = {
  ip: { ...other, ip_type: 'icons' },
  document: {
    short_description: 'Flat umbrella icon with rounded corners on a solid white background.',
    objects: [
      {
        description: 'Open umbrella icon with three rain drops below it.',
        location: 'center',
        relative_size: 'large',
        shape_and_color: 'dome-shaped, dark blue with light blue drops',
        appearance_details: 'rounded corners, a thin white outline and a curved handle',
      },
    ],
    background_setting: 'solid white background',
    lighting: { conditions: 'flat light without shadows' },
    aesthetics: {
      composition: 'centered, even margins',
      color_scheme: 'dark blue, light blue, white',
    },
    style_medium: 'vector icon',
    artistic_style: 'flat, minimalist',
  },
}

/** Keys that no standard names. */
const custom: Base = {
  ip: other,
  document: {
    subject: 'A red fox with a bushy tail, sitting in tall grass',
    colors: ['red', 'white', 'green'],
    background: { type: 'meadow', color: 'green', weather: 'sunny' },
    mood: 'calm',
    tags: ['fox', 'wildlife', 'blue sky'],
    notes: 'The fox looks at the camera. A blue sky is visible above the grass.',
    camera: { lens: '50mm', iso: 200, flash: false },
    version: 3,
  },
}

/** Things to count. */
const fruit: Base = {
  ip: { ...other, ip_type: 'multi_object_set' },
  document: {
    short_description: 'Two red apples and a bunch of grapes on a wooden table.',
    objects: [
      {
        description: 'Two red apples with green leaves.',
        location: 'left',
        relative_size: 'medium',
        shape_and_color: 'round, red',
        number_of_objects: 2,
      },
      {
        description: 'A bunch of purple grapes.',
        location: 'right',
        relationship: 'next to the apples',
        relative_size: 'medium',
        shape_and_color: 'purple',
      },
    ],
    background_setting: 'A wooden table in a bright kitchen.',
    lighting: { conditions: 'natural daylight', direction: 'from the window on the left' },
    aesthetics: { composition: 'still life', color_scheme: 'red, purple and brown' },
    style_medium: 'oil painting',
    artistic_style: 'realistic',
  },
}

/** Fields that contradict each other. */
const clash: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: 'Juno', ip_description: '' },
  document: {
    short_description: 'Juno, a tall elf with silver hair, sits on a red sofa.',
    objects: [
      {
        description: 'A tall elf with long blonde hair and pointed ears, in a green tunic.',
        location: 'center',
        relationship: 'sits on the sofa',
        appearance_details: 'silver hair falls over the shoulders',
        pose: 'sitting',
        clothing: 'a green tunic',
      },
      { description: 'A blue sofa with wooden legs.', location: 'bottom', shape_and_color: 'blue' },
    ],
    background_setting: 'Old library with tall shelves',
    lighting: { conditions: 'candlelight' },
    aesthetics: { composition: 'portrait', color_scheme: 'green, silver and blue' },
    style_medium: 'oil painting',
  },
}

/** A person's own flat notes. */
const flat: Base = {
  ip: other,
  document: {
    prompt: 'A robot chef flipping a pancake in a tiny kitchen',
    style: 'retro comic',
    color_palette: 'mint, cream and red',
    lighting: 'warm',
    negative: 'text, watermark',
  },
}

/** A schema in a language model's prose. */
const dragon: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: 'Ember', ip_description: 'small dragon' },
  document: {
    short_description:
      'Ember is a small green dragon with stubby wings who loves to bake. The dragon wears a white apron and a tall chef hat.',
    objects: [
      {
        description:
          'A small, chubby green dragon with stubby orange wings, a long tail and two tiny horns. It wears a white apron and a tall chef hat.',
        shape_and_color: 'rounded body in green with an orange belly',
        texture: 'smooth, slightly glossy scales',
        appearance_details:
          'big round eyes with golden pupils, a single tooth sticks out, flour on its nose',
        expression: 'proud and friendly',
        clothing: 'white apron, tall chef hat',
        gender: 'male',
      },
    ],
    background_setting: 'A cozy kitchen with copper pots, blurred.',
    lighting: { conditions: 'warm morning light', shadows: 'soft' },
    aesthetics: {
      composition: 'dragon in the middle, generous margins',
      color_scheme: 'greens and oranges with cream accents',
      mood_atmosphere: 'cozy, playful',
    },
    style_medium: '3D render',
    context: 'Mascot for a bakery brand.',
    artistic_style: 'cartoonish, polished',
  },
}

/** A photographed pair of shoes. */
const sneaker: Base = {
  ip: { ...other, ip_type: 'object_variants', ip_medium: 'photography', ip_description: 'sneaker' },
  document: {
    short_description:
      'A pair of black leather sneakers with white soles stands on a concrete floor, seen from the side.',
    objects: [
      {
        description:
          'A pair of black leather sneakers with white soles, red laces and a silver logo.',
        location: 'center',
        relative_size: 'large',
        shape_and_color: 'low-cut, black with white and red',
        texture: 'grained leather',
        number_of_objects: 2,
      },
    ],
    background_setting: 'Concrete floor and a gray concrete wall.',
    lighting: { conditions: 'hard flash', direction: 'from the upper left', shadows: 'hard, dark' },
    aesthetics: {
      composition: 'centered, low horizon',
      color_scheme: 'black, white, red and gray',
      mood_atmosphere: 'cool, urban',
    },
    photographic_characteristics: {
      depth_of_field: 'deep',
      focus: 'sharp throughout',
      camera_angle: 'side view',
      lens_focal_length: '50mm',
    },
    style_medium: 'photograph',
    context: 'Campaign image.',
  },
}

/** A scene in a few keys of somebody's own. */
const cottage: Base = {
  ip: { ...other, ip_type: 'stylized_scene' },
  document: {
    title: 'Cottage by the lake',
    description:
      'A small stone cottage with a thatched roof stands by a quiet lake. A rowing boat lies on the shore, and smoke rises from the chimney.',
    elements: ['stone cottage', 'rowing boat', 'pine trees', 'wooden fence'],
    palette: { main: 'green', accent: 'orange', sky: 'pale blue' },
    style: { technique: 'gouache', outline: 'none', detail: 'medium' },
    season: 'autumn',
    people: 0,
  },
}

/** A photo of somebody at work, told at length. */
const barista: Base = {
  ip: { ...other, ip_medium: 'photography' },
  document: {
    short_description:
      'A bearded barista in a green apron pours milk into a coffee cup behind a wooden counter.',
    objects: [
      {
        description:
          'A middle-aged man with a thick brown beard and round glasses. He wears a green apron over a checkered shirt and has a small anchor tattoo on his left forearm.',
        location: 'center left',
        relationship: 'He stands behind the counter and leans over the cup.',
        relative_size: 'large within frame',
        shape_and_color: 'human figure, green and brown',
        texture: 'coarse cotton, soft beard',
        appearance_details: 'rolled-up sleeves, a silver wristwatch',
        pose: 'leaning forward',
        expression: 'concentrated',
        clothing: 'green apron, checkered shirt',
        action: 'pouring milk',
        gender: 'male',
        skin_tone_and_texture: 'tanned, slightly weathered',
        orientation: 'facing right',
      },
      {
        description: 'A white porcelain cup on a saucer, with latte art in the shape of a fern.',
        location: 'bottom right',
        relationship: 'The cup stands on the counter in front of the man.',
        relative_size: 'small',
        shape_and_color: 'round, white',
        texture: 'smooth porcelain',
      },
    ],
    background_setting:
      'A cozy café with brick walls, hanging plants and shelves full of jars, slightly blurred.',
    lighting: {
      conditions: 'warm morning light',
      direction: 'from a window on the left',
      shadows: 'soft, long',
    },
    aesthetics: {
      composition: 'rule of thirds',
      color_scheme: 'earthy browns, green, cream',
      mood_atmosphere: 'cozy and focused',
    },
    photographic_characteristics: {
      depth_of_field: 'shallow',
      focus: 'sharp on the hands',
      camera_angle: 'eye level',
      lens_focal_length: '50mm',
    },
    style_medium: 'photograph',
    context: 'An editorial photo for a magazine about coffee.',
    artistic_style: 'documentary, natural',
  },
}

/** Keys of a designer's own. */
const badge: Base = {
  ip: { ...other, ip_type: 'icons' },
  document: {
    icon: 'a blue shield with a white star and a gold border',
    colors: ['blue', 'white', 'gold'],
    line: { weight: 'thick', caps: 'round' },
    shading: 'flat, no gradients',
    canvas: { background: 'transparent', padding: 16 },
    tone: 'trustworthy',
    notes: 'The star has five points. The border is thin.',
  },
}

/** A schema that tells what all pictures of a tale have in common. */
const tale: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: 'Nilo', ip_description: 'a young fox' },
  document: {
    short_description:
      'Nilo the fox walks through a snowy forest at night, carrying a lantern in his paw.',
    objects: [
      {
        description:
          'Nilo, a slender red fox with white cheeks, a bushy tail and a torn left ear. He wears a yellow raincoat and small brown boots.',
        location: 'bottom center',
        relative_size: 'medium',
        shape_and_color: 'slender, red and white',
        texture: 'soft fur',
        appearance_details: "Nilo's ear is torn, his tail has a white tip",
        pose: 'walking upright',
        expression: 'brave',
        clothing: 'yellow raincoat, small brown boots',
        action: 'carrying a lantern',
        orientation: 'facing left',
      },
    ],
    background_setting: 'Snowy forest with tall dark firs and a full moon',
    lighting: { conditions: 'moonlight and lantern glow', direction: 'from above' },
    aesthetics: {
      composition: 'wide, with the fox small among the trees',
      color_scheme: 'deep blue, white, warm yellow',
      mood_atmosphere: 'quiet, adventurous',
    },
    style_medium: 'gouache illustration',
    artistic_style: "picture book, textured, children's illustration",
  },
}

export const bases = {
  barista,
  badge,
  tale,
  dragon,
  sneaker,
  cottage,
  lantern,
  girl,
  harbor,
  bottle,
  schema,
  gopher,
  icon,
  custom,
  fruit,
  clash,
  flat,
  ...freshBases,
} satisfies Record<string, Base>

export type BaseName = keyof typeof bases
