import { casesOf } from '../case.ts'

export const replacing = casesOf('replace', [
  [
    'girl',
    'Replace the compass with a lantern',
    {
      '/short_description': /She wears a yellow raincoat and holds a lantern\.$/,
      '/objects/0/action': 'holding a lantern',
    },
    { never: /compass/ },
  ],
  [
    'girl',
    'a purple raincoat instead of the yellow one',
    {
      '/short_description': /wears a purple raincoat/,
      '/objects/0/description': /wearing a purple raincoat/,
      '/objects/0/clothing': /^a purple raincoat/,
    },
    { never: /yellow raincoat/ },
  ],
  [
    'harbor',
    'Replace the cat with a dog',
    {
      '/short_description': /with a black dog on the pier|with a dog on the pier/,
      '/objects/2/description': /dog with green eyes/,
    },
    { never: /\bcat\b/ },
  ],
  [
    'harbor',
    'swap the lighthouse for a windmill',
    {
      '/short_description': /^A (?:white )?windmill and two red boats/,
      '/objects/0/description': /windmill with a red roof/,
      '/objects/1/relationship': 'moored in front of the windmill',
    },
    { never: /lighthouse/ },
  ],
  [
    'bottle',
    "replace 'marble' by 'oak'",
    {
      '/short_description': /on an oak table/,
      '/background_setting': 'An oak table in front of a plain gray wall.',
    },
    { never: /marble/ },
  ],
  [
    'icon',
    'use an anchor instead of the umbrella',
    {
      '/short_description': 'Flat anchor icon with rounded corners on a solid white background.',
      '/objects/0/description': 'Open anchor icon with three rain drops below it.',
    },
  ],
  [
    'custom',
    'It is a wolf, not a fox',
    {
      '/subject': /wolf/,
      '/tags': ['wolf', 'wildlife', 'blue sky'],
      '/notes': /^The wolf looks/,
    },
    { never: /fox/ },
  ],
  [
    'fruit',
    'change the grapes into cherries',
    {
      '/short_description': 'Two red apples and a bunch of cherries on a wooden table.',
      '/objects/1/description': 'A bunch of purple cherries.',
    },
  ],

  [
    'girl',
    'She is holding a telescope instead of a compass',
    {
      '/objects/0/action': 'holding a telescope',
      '/short_description': /holds a telescope|holds a brass compass/,
    },
  ],
  [
    'bottle',
    'replace gold with silver everywhere',
    {
      '/short_description': /with a silver cap/,
      '/objects/0/description': /silver cap/,
      '/objects/0/shape_and_color': 'square, transparent with silver',
      '/aesthetics/color_scheme': 'muted silver, white and gray',
      '/text_render/0/color': 'silver',
    },
    { never: /gold/ },
  ],
  [
    'fruit',
    'swap the apples and the grapes',
    { '/objects/0/location': 'right', '/objects/1/location': 'left' },
  ],
  [
    'girl',
    'instead of glasses, she wears a monocle',
    {
      '/objects/0/description': /green boots and a round monocle\.$/,
      '/objects/0/clothing': /monocle$/,
    },
    { never: /glasses/ },
  ],
  [
    'custom',
    'change red to crimson',
    { '/subject': /^A crimson fox/, '/colors': ['crimson', 'white', 'green'] },
  ],
])

export const adding = casesOf('add', [
  ['lantern', 'Add a red hat', { '/objects/0/clothing': 'a blue scarf and a red hat' }],
  ['girl', 'give her a walking stick', { '/objects/0/action': /walking stick/ }],
  ['girl', 'Add a backpack', { '/objects/0/clothing': /backpack$/ }],
  [
    'harbor',
    'add three seagulls in the sky',
    { '/objects/3': { description: 'seagull', location: 'top', number_of_objects: 3 } },
  ],
  [
    'gopher',
    'add a yellow balloon',
    { '/objects/1': { description: 'yellow balloon', shape_and_color: 'yellow' } },
  ],
  [
    'gopher',
    'give it a green scarf',
    {
      '/objects/0/description': 'Gopher, blue character waving with red hat and green scarf',
      '/short_description': /with red hat and green scarf on a solid pink background/,
    },
  ],
  ['custom', 'add orange to the colors', { '/colors': ['red', 'white', 'green', 'orange'] }],
  ['bottle', 'Add the text "NEW"', { '/text_render/1': { text: 'NEW' } }],
  ['harbor', 'add clouds to the background', { '/background_setting': /cliffs.*clouds/ }],
  ['custom', 'Add a field season with the value autumn', { '/season': 'autumn' }],

  [
    'girl',
    'Give her a blue backpack',
    { '/objects/0/clothing': 'a yellow raincoat, green boots, round glasses and a blue backpack' },
  ],
  ['girl', 'She has green eyes', { '/objects/0/appearance_details': /green eyes$/ }],
  [
    'girl',
    'write "HELLO" on the raincoat',
    { '/text_render': [{ text: 'HELLO', location: 'raincoat' }] },
  ],
  [
    'clash',
    'Juno wears a crown and a red cloak',
    { '/objects/0/clothing': 'a green tunic, a crown and a red cloak' },
  ],
  [
    'lantern',
    'Give it two eyes',
    { '/objects/0/description': 'Lantern creature with a folded-paper body and two warm eyes.' },
  ],
  [
    'flat',
    'add a cat',
    { '/prompt': 'A robot chef flipping a pancake in a tiny kitchen, with a cat' },
  ],
  ['custom', 'colors should include orange', { '/colors': ['red', 'white', 'green', 'orange'] }],
  ['schema', 'Add a red scarf', { '/objects/0/clothing': 'a red scarf' }],
  ['girl', "It's raining", { '/background_setting': /rain/ }],
])

export const degrees = casesOf('more or less', [
  [
    'girl',
    'Make the style description more detailed',
    { '/artistic_style': /^flat, clean,.*digital illustration/ },
  ],
  ['lantern', 'make it brighter', { '/lighting/conditions': /bright/ }],
  ['bottle', 'More saturated colors', { '/aesthetics/color_scheme': /^saturated gold/ }],
  ['harbor', 'make the lighting warmer', { '/lighting/conditions': 'warm sunset' }],
  [
    'girl',
    'make the boots darker',
    {
      '/objects/0/description': /dark green boots/,
      '/objects/0/clothing': /dark green boots/,
    },
  ],
  ['harbor', 'the lighthouse should be smaller', { '/objects/0/relative_size': 'medium' }],
  ['bottle', 'less muted', { '/aesthetics/color_scheme': 'gold, white and gray' }],
  [
    'lantern',
    'Make the description of the creature more detailed',
    { '/objects/0/description': /creased paper.*blue scarf|blue scarf.*creased paper/ },
  ],

  [
    'girl',
    'Make her look older',
    {
      '/short_description': /^Mia, an? old(?:er)? girl/,
      '/objects/0/description': /old(?:er)? girl/,
    },
  ],
  ['harbor', 'Make the sky darker', { '/background_setting': /dark orange sky\.$/ }],
  ['bottle', 'blur the background', { '/photographic_characteristics/depth_of_field': /shallow/ }],
  ['bottle', 'make the light harsher', { '/lighting/conditions': 'harsh studio light' }],
  ['lantern', 'too dark', { '/lighting/conditions': /bright/ }],
  [
    'lantern',
    'cuter',
    { '/short_description': /^A cute round/, '/objects/0/description': /^Cute lantern creature/ },
  ],
  [
    'icon',
    'thicker outline',
    {
      '/objects/0/appearance_details': 'rounded corners, a thick white outline and a curved handle',
    },
  ],
  ['gopher', 'make the outline thinner', { '/artistic_style': 'flat, thin outline' }],
  [
    'girl',
    'emphasize the freckles',
    {
      '/objects/0/description': /prominent freckles/,
      '/objects/0/appearance_details': /^prominent freckles/,
    },
  ],
  ['custom', 'Make the notes shorter', { '/notes': 'The fox looks at the camera.' }],
  ['girl', 'Make the mood more cheerful', { '/aesthetics/mood_atmosphere': 'very cheerful' }],
])
