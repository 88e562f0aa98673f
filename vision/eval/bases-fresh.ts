import type { Base } from './bases.ts'

const other = {
  ip_type: 'other',
  ip_medium: 'illustration',
  ip_name: '',
  ip_description: '',
} as const

/** A caption of the length that FIBO's own captioner writes, of three things that speak of each other. */
const knight: Base = {
  ip: { ...other, ip_type: 'defined_character' },
  document: {
    short_description:
      'A young female knight with long silver hair stands in a ruined courtyard at dawn, resting her gloved hands on the pommel of a large sword. She wears ornate blue armor with gold trim and a flowing crimson cape. A white horse with a braided mane grazes behind her, and a torn green banner hangs from a broken column on the left. Mist drifts between the stones, and the first sunlight catches the edges of her armor.',
    objects: [
      {
        description:
          'A young female knight with long, silver hair tied back with a crimson ribbon. She wears ornate blue plate armor with gold trim, a flowing crimson cape and brown leather gloves. Her face is calm, with bright green eyes and a small scar above her left eyebrow.',
        location: 'center, slightly to the right',
        relationship:
          'She stands in front of the white horse and rests her hands on a large sword.',
        relative_size: 'large within frame',
        shape_and_color: 'Human figure, mostly blue and gold with a crimson cape.',
        texture: 'Polished metal armor, soft woven cape, smooth leather gloves.',
        appearance_details:
          'The gold trim forms a pattern of vines, the breastplate carries an engraved sun, and the tips of her hair are slightly wet from the mist.',
        pose: 'Standing upright with both hands on the pommel of the sword.',
        expression: 'Calm and determined, with a faint smile.',
        clothing: 'Ornate blue plate armor with gold trim, a crimson cape, brown leather gloves.',
        action: 'Resting her hands on her sword and looking into the distance.',
        gender: 'Female',
        skin_tone_and_texture: 'Fair, smooth skin with a few freckles.',
        orientation: 'Facing slightly to the left.',
      },
      {
        description: 'A white horse with a braided mane and a dark brown saddle.',
        location: 'right background',
        relationship: 'The horse grazes behind the knight.',
        relative_size: 'medium',
        shape_and_color: 'Muscular body, white with a grey muzzle.',
        texture: 'Short, glossy coat.',
        appearance_details: 'The mane is braided with red ribbons, the saddle is worn.',
        pose: 'Standing with its head lowered.',
        action: 'Grazing on the grass between the stones.',
        orientation: 'Facing left.',
      },
      {
        description: 'A torn green banner with a golden lion.',
        location: 'top left',
        relationship: 'The banner hangs from a broken column.',
        relative_size: 'small',
        shape_and_color: 'Rectangular, green with gold.',
        texture: 'Frayed fabric.',
        appearance_details: 'The lower edge is ragged and burned.',
      },
    ],
    background_setting:
      'A ruined stone courtyard overgrown with ivy and moss. Broken columns rise on both sides, and distant snowy mountains are visible through an arch. A thin mist covers the ground.',
    lighting: {
      conditions: 'Soft golden light at dawn, with a cool ambient fill.',
      direction: 'From the back left, low on the horizon.',
      shadows: 'Long, soft shadows falling toward the viewer.',
    },
    aesthetics: {
      composition:
        'Rule of thirds, with the knight slightly off-center and the banner balancing the left side.',
      color_scheme: 'Blue, gold and crimson against muted greys and greens.',
      mood_atmosphere: 'Solemn, hopeful, epic.',
      preference_score: 'very high',
      aesthetic_score: 'very high',
    },
    photographic_characteristics: {
      depth_of_field: 'Shallow, with the background softly blurred.',
      focus: "Sharp focus on the knight's face.",
      camera_angle: 'Slightly low angle.',
      lens_focal_length: 'Portrait lens, 85mm.',
    },
    style_medium: 'digital illustration',
    context: 'Concept art for a fantasy novel cover.',
    artistic_style: 'painterly, detailed, cinematic',
  },
}

/** A long caption of a photograph with two people, an animal and a stall. */
const street: Base = {
  ip: { ...other, ip_medium: 'photography' },
  document: {
    short_description:
      'A street photograph of an elderly woman in a red coat walking a small brown dog past a flower stall on a rainy afternoon. She holds a transparent umbrella and carries a paper bag with bread. Behind her, a young man with a backpack leans against a yellow tram. Puddles on the cobblestones reflect the shop lights.',
    objects: [
      {
        description:
          'An elderly woman with short white hair and wire-rimmed glasses, dressed in a red wool coat, a grey skirt and black ankle boots. She holds a transparent umbrella in her right hand and a paper bag in the other.',
        location: 'center left',
        relationship: 'She walks the dog and passes in front of the flower stall.',
        relative_size: 'large',
        shape_and_color: 'Slender human figure, red and grey',
        texture: 'wool, smooth plastic of the umbrella',
        appearance_details: 'a pearl brooch on the collar, deep laugh lines around the eyes',
        pose: 'walking, mid-step',
        expression: 'gentle smile',
        clothing: 'red wool coat, grey skirt, black ankle boots',
        action: 'walking a dog and holding an umbrella',
        gender: 'female',
        skin_tone_and_texture: 'pale, wrinkled',
        orientation: 'facing right',
      },
      {
        description: 'A small brown terrier with floppy ears and a blue collar on a red leash.',
        location: 'bottom center',
        relationship: 'The dog trots ahead of the woman.',
        relative_size: 'small',
        shape_and_color: 'compact body, brown',
        texture: 'wiry, wet fur',
        pose: 'trotting',
        orientation: 'facing right',
      },
      {
        description: 'A young man with a black beard and a green backpack.',
        location: 'right background',
        relationship: 'He leans against the tram.',
        relative_size: 'small',
        shape_and_color: 'human figure, dark blue and green',
        pose: 'leaning',
        expression: 'bored',
        clothing: 'dark blue jacket, jeans, green backpack',
        action: 'looking at his phone',
        gender: 'male',
      },
      {
        description:
          'A flower stall with buckets of red tulips and yellow sunflowers under a striped awning.',
        location: 'left background',
        relative_size: 'medium',
        shape_and_color: 'rectangular, red, yellow and white',
      },
    ],
    background_setting:
      'A narrow city street with cobblestones, wet from the rain. A yellow tram stands in the background, and the windows of the shops glow warmly.',
    lighting: {
      conditions: 'overcast daylight with warm shop lights',
      direction: 'diffused from above',
      shadows: 'faint',
    },
    aesthetics: {
      composition: 'leading lines along the street',
      color_scheme: 'muted greys with accents of red and yellow',
      mood_atmosphere: 'melancholic yet warm',
      preference_score: 'very high',
      aesthetic_score: 'very high',
    },
    photographic_characteristics: {
      depth_of_field: 'shallow',
      focus: 'sharp on the woman',
      camera_angle: 'eye level',
      lens_focal_length: '35mm',
    },
    style_medium: 'photograph',
    text_render: [
      { text: 'Boulangerie', location: 'shop sign', size: 'small', color: 'white', font: 'serif' },
    ],
    context: 'Editorial street photography for a travel magazine.',
    artistic_style: 'documentary, candid',
  },
}

/** A visual schema in prose: what all pictures of a character share. */
const penguin: Base = {
  ip: { ...other, ip_type: 'defined_character', ip_name: 'Pip', ip_description: 'young penguin' },
  document: {
    short_description:
      'Pip, a small round penguin with an oversized orange scarf, in soft clay style scenes.',
    objects: [
      {
        description:
          'Pip, a small round penguin with a dark grey back, a cream belly and rosy cheeks. He always wears an oversized orange scarf.',
        relative_size: 'medium',
        shape_and_color: 'egg-shaped, dark grey and cream with an orange beak',
        texture: 'matte clay with visible fingerprints',
        appearance_details: 'stubby wings, tiny orange feet, two eyebrow dots',
        clothing: 'oversized orange scarf',
      },
    ],
    background_setting: 'plain pastel backdrop',
    lighting: { conditions: 'soft studio light', shadows: 'soft contact shadow' },
    aesthetics: {
      composition: 'centered with generous margins',
      color_scheme: 'dark grey, cream, orange on pastel blue',
      mood_atmosphere: 'gentle, innocent',
    },
    style_medium: 'claymation',
    artistic_style: 'handmade, minimal',
  },
}

/** The shortest document that somebody would write by hand. */
const toy: Base = {
  ip: other,
  document: {
    subject: 'a black cat with a red collar',
    action: 'sleeping on a windowsill',
    place: 'an attic room with a round window',
    style: 'pixel art',
    time: 'night',
  },
}

/** Lists of words beside a number. */
const palette: Base = {
  ip: other,
  document: {
    style: 'isometric low-poly',
    colors: ['#ff5500', 'teal', 'cream'],
    mood: ['calm', 'dreamy'],
    avoid: ['people', 'text'],
    seed: 42,
  },
}

/** Keys of somebody's own, deep down, with two people of the same shape. */
const club: Base = {
  ip: other,
  document: {
    scene: {
      characters: [
        {
          name: 'Aria',
          age: 24,
          look: {
            hair: { color: 'black', length: 'long' },
            outfit: { top: 'white blouse', bottom: 'denim skirt' },
          },
          emotion: 'happy',
          holding: 'a violin',
        },
        {
          name: 'Bo',
          age: 30,
          look: {
            hair: { color: 'blond', length: 'short' },
            outfit: { top: 'striped sweater', bottom: 'black trousers' },
          },
          emotion: 'neutral',
          holding: 'a trumpet',
        },
      ],
      setting: {
        place: 'a small jazz club',
        time: 'late evening',
        props: ['piano', 'round tables', 'candles'],
      },
    },
    render: { engine: 'octane', aspect: '16:9', quality: { samples: 512, denoise: true } },
  },
}

/** A prompt in pieces. */
const parts: Base = {
  ip: other,
  document: {
    prompt_parts: [
      'a majestic lion with a golden mane',
      'standing on a rocky cliff',
      'sunset light',
    ],
    negative_prompts: ['blurry', 'extra legs'],
    variants: 4,
  },
}

/** Keys and words that are not English. */
const fahrrad: Base = {
  ip: other,
  document: {
    motiv: 'ein rotes Fahrrad vor einer blauen Wand',
    stil: 'Aquarell',
    farben: ['rot', 'blau'],
    stimmung: 'ruhig',
    größe: { breite: 1024, höhe: 768 },
  },
}

/** Documents of other shapes than those that the grammar was written with. */
export const freshBases = { knight, street, penguin, toy, palette, club, parts, fahrrad }
