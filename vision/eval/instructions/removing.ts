import { casesOf } from '../case.ts'

export const removing = casesOf('remove', [
  [
    'girl',
    'Remove references to blue background',
    {
      '/short_description':
        'Mia, a young girl with curly red hair, stands. She wears a yellow raincoat and holds a brass compass.',
      '/background_setting': null,
      '/aesthetics/color_scheme': 'yellow, green, red',
      '/context': 'Character sheet for a picture book.',
    },
    { never: /blue|background/i },
  ],
  [
    'girl',
    'Remove the glasses',
    {
      '/objects/0/description':
        'A cheerful young girl with curly red hair and freckles, wearing a yellow raincoat and green boots.',
      '/objects/0/clothing': 'a yellow raincoat and green boots',
    },
    { never: /glasses/ },
  ],
  [
    'girl',
    'delete all mentions of the freckles',
    {
      '/objects/0/description':
        'A cheerful young girl with curly red hair, wearing a yellow raincoat, green boots and round glasses.',
      '/objects/0/appearance_details': "a small gap in her teeth, Mia's hair is tied back",
    },
    { never: /freckle/ },
  ],
  [
    'girl',
    'take away the compass',
    {
      '/short_description':
        'Mia, a young girl with curly red hair, stands on a solid blue background. She wears a yellow raincoat.',
      '/objects/0/action': null,
    },
    { never: /compass/ },
  ],
  ['lantern', 'Remove the scarf', { '/objects/0/clothing': null }, { never: /scarf/ }],
  [
    'lantern',
    'remove the red thread',
    { '/objects/0/appearance_details': null },
    { never: /thread/ },
  ],
  [
    'lantern',
    'Get rid of the jetty',
    {
      '/short_description': 'A round paper-lantern creature waits at dusk.',
      '/background_setting': /^(?:Over )?Still water, low hills\.$/i,
    },
    { never: /jetty/i },
  ],
  [
    'harbor',
    'Remove the cat',
    {
      '/short_description': 'A white lighthouse and two red boats in a small harbor at sunset.',
      '/objects/2': null,
    },
    { never: /\bcat\b/ },
  ],
  [
    'harbor',
    'Remove the boats',
    {
      '/short_description':
        'A white lighthouse in a small harbor at sunset, with a black cat on the pier.',
      '/objects': /./,
    },
    { never: /boat/ },
  ],
  [
    'bottle',
    'remove the rose',
    {
      '/short_description':
        'A photograph of a square glass perfume bottle with a gold cap on a marble table.',
      '/objects/1': null,
    },
    { never: /rose/ },
  ],
  ['bottle', 'No text please', { '/text_render': null }],
  [
    'gopher',
    'remove the hat',
    {
      '/objects/0/description': 'Gopher, blue character waving',
      '/short_description': 'Gopher, blue character waving on a solid pink background',
    },
  ],
  [
    'icon',
    'Remove the drops',
    {
      '/objects/0/description': 'Open umbrella icon.',
      '/objects/0/shape_and_color': 'dome-shaped, dark blue',
    },
    { never: /drop/ },
  ],
  [
    'icon',
    'get rid of the white outline',
    { '/objects/0/appearance_details': 'rounded corners and a curved handle' },
  ],
  [
    'custom',
    'remove the blue sky',
    { '/tags': ['fox', 'wildlife'], '/notes': 'The fox looks at the camera.' },
    { never: /sky/ },
  ],
  ['custom', 'remove green from the colors', { '/colors': ['red', 'white'] }],
  ['flat', 'remove the pancake', { '/prompt': 'A robot chef in a tiny kitchen' }],

  [
    'harbor',
    'Get rid of the cliffs and the pier',
    {
      '/short_description': /with a black cat\.$/,
      '/objects/2/relationship': 'sits beside the boats',
      '/background_setting': 'Calm harbor with an orange sky.',
    },
    { never: /pier|cliff/ },
  ],
  [
    'girl',
    'remove blue',
    {
      '/short_description': /stands on a solid background\./,
      '/background_setting': 'Solid background',
      '/aesthetics/color_scheme': 'yellow, green, red',
      '/context': 'Character sheet for a picture book; the background makes the cut-out easy.',
    },
    { never: /blue/ },
  ],
  ['harbor', 'remove the sails', { '/objects/1/description': 'Two red fishing boats.' }],
  [
    'fruit',
    'remove the grapes',
    { '/short_description': 'Two red apples on a wooden table.', '/objects/1': null },
    { never: /grape/ },
  ],
  [
    'bottle',
    'remove everything except the bottle',
    { '/objects/1': null, '/short_description': /on a marble table\.$/ },
    { never: /rose/ },
  ],
  ['custom', 'Remove blue sky from the tags', { '/tags': ['fox', 'wildlife'] }],
  ['lantern', 'take the scarf off', { '/objects/0/clothing': null }],
  [
    'clash',
    'remove the ears',
    { '/objects/0/description': 'A tall elf with long blonde hair, in a green tunic.' },
  ],
])

export const negating = casesOf('negation', [
  [
    'girl',
    'without the raincoat',
    {
      '/short_description':
        'Mia, a young girl with curly red hair, stands on a solid blue background. She holds a brass compass.',
      '/objects/0/description':
        'A cheerful young girl with curly red hair and freckles, wearing green boots and round glasses.',
      '/objects/0/clothing': 'green boots and round glasses',
    },
    { never: /raincoat/ },
  ],
  [
    'girl',
    "Don't mention the boots",
    {
      '/objects/0/description':
        'A cheerful young girl with curly red hair and freckles, wearing a yellow raincoat and round glasses.',
      '/objects/0/clothing': 'a yellow raincoat and round glasses',
    },
    { never: /boots/ },
  ],
  ['girl', 'she should not be smiling', { '/objects/0/expression': null }, { never: /smil/ }],
  ['lantern', 'no scarf', { '/objects/0/clothing': null }],
  [
    'gopher',
    'not waving',
    {
      '/objects/0/action': null,
      '/objects/0/description': 'Gopher, blue character with red hat',
      '/short_description': 'Gopher, blue character with red hat on a solid pink background',
    },
  ],
  [
    'harbor',
    'there should be no pier',
    {
      '/short_description':
        'A white lighthouse and two red boats in a small harbor at sunset, with a black cat.',
      '/objects/2/relationship': 'sits beside the boats',
      '/background_setting': 'Calm harbor with distant cliffs and an orange sky.',
    },
    { never: /pier/ },
  ],
  [
    'bottle',
    "the bottle shouldn't have a label",
    {
      '/objects/0/description': 'Square glass perfume bottle with a gold cap.',
      '/objects/0/appearance_details': 'the cap has fine grooves',
      '/text_render/0/location': null,
    },
    { never: /label/ },
  ],

  [
    'girl',
    'The freckles are gone',
    {
      '/objects/0/description': /curly red hair, wearing/,
      '/objects/0/appearance_details': "a small gap in her teeth, Mia's hair is tied back",
    },
    { never: /freckle/ },
  ],
  [
    'girl',
    'she wears no glasses',
    {
      '/objects/0/description': /yellow raincoat and green boots\.$/,
      '/objects/0/clothing': 'a yellow raincoat and green boots',
    },
  ],
  [
    'girl',
    'The background should not be blue',
    {
      '/short_description': /on a solid background\./,
      '/background_setting': 'Solid background',
      '/context': /the background makes/,
      '/aesthetics/color_scheme': /./,
    },
  ],
  [
    'girl',
    'She is not standing, she is sitting',
    { '/objects/0/pose': 'sitting', '/short_description': /red hair, sits on a solid/ },
  ],
  [
    'bottle',
    'Show the bottle without its cap',
    {
      '/short_description': /perfume bottle on a marble table/,
      '/objects/0/description': 'Square glass perfume bottle with a black label.',
      '/objects/0/appearance_details': 'the label is matte',
    },
    { never: /\bcap\b/ },
  ],
  ['custom', 'not sitting', { '/subject': 'A red fox with a bushy tail, in tall grass' }],
  [
    'girl',
    "I don't like the freckles, remove them",
    {
      '/objects/0/description': /curly red hair, wearing/,
      '/objects/0/appearance_details': /^a small gap/,
    },
    { never: /freckle/ },
  ],
])
