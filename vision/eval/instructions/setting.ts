import { casesOf } from '../case.ts'

export const setting = casesOf('set', [
  [
    'girl',
    'Change the background to green',
    {
      '/short_description':
        'Mia, a young girl with curly red hair, stands on a solid green background. She wears a yellow raincoat and holds a brass compass.',
      '/background_setting': 'Solid green background',
      '/aesthetics/color_scheme': 'yellow, green, red',
      '/context':
        'Character sheet for a picture book; the green background makes the cut-out easy.',
    },
    { never: /blue/ },
  ],
  [
    'girl',
    'Change her hair color to blonde',
    {
      '/short_description':
        'Mia, a young girl with curly blonde hair, stands on a solid blue background. She wears a yellow raincoat and holds a brass compass.',
      '/objects/0/description':
        'A cheerful young girl with curly blonde hair and freckles, wearing a yellow raincoat, green boots and round glasses.',
    },
    { never: /red hair/ },
  ],
  [
    'girl',
    'make the boots brown',
    {
      '/objects/0/description': /brown boots/,
      '/objects/0/clothing': 'a yellow raincoat, brown boots and round glasses',
    },
    { never: /green boots/ },
  ],
  ['girl', 'set the mood to mysterious', { '/aesthetics/mood_atmosphere': 'mysterious' }],
  ['lantern', 'the scarf should be red', { '/objects/0/clothing': 'a red scarf' }],
  [
    'lantern',
    'Set the composition to rule of thirds',
    { '/aesthetics/composition': 'rule of thirds' },
  ],
  [
    'lantern',
    'The eye is cold, not warm',
    { '/objects/0/description': 'Lantern creature with a folded-paper body and one cold eye.' },
  ],
  [
    'harbor',
    'paint the roof blue',
    { '/objects/0/description': 'A tall white lighthouse with a blue roof.' },
  ],
  [
    'harbor',
    'make the cat white',
    {
      '/short_description': /with a white cat on the pier\.$/,
      '/objects/2/description': 'A white cat with green eyes.',
      '/objects/2/shape_and_color': 'slender, white',
    },
    { never: /black/ },
  ],
  ['bottle', 'use a black background', { '/background_setting': /black/i }],
  [
    'bottle',
    'The cap should be silver',
    {
      '/short_description': /with a silver cap on a marble table/,
      '/objects/0/description': 'Square glass perfume bottle with a silver cap and a black label.',
    },
  ],
  ['bottle', 'change the text to AURORA', { '/text_render/0/text': 'AURORA' }],
  [
    'gopher',
    'make the background green',
    {
      '/background_setting': 'solid green background',
      '/short_description':
        'Gopher, blue character waving with red hat on a solid green background',
      '/aesthetics/color_scheme': 'turquoise, black, green',
    },
  ],
  [
    'schema',
    'background: light gray',
    {
      '/background_setting': 'solid light gray background',
      '/aesthetics/color_scheme': 'turquoise, black, light gray',
      '/measured_spread/background_setting': null,
    },
  ],
  ['custom', 'make the background blue', { '/background/color': 'blue' }],
  ['custom', 'the weather is rainy', { '/background/weather': 'rainy' }],
  ['custom', 'colors: orange and black', { '/colors': ['orange', 'black'] }],
  ['flat', 'set style to watercolor', { '/style': 'watercolor' }],

  [
    'girl',
    'Change her outfit to a red dress',
    {
      '/short_description': /She wears a red dress and holds a brass compass\.$/,
      '/objects/0/description':
        'A cheerful young girl with curly red hair and freckles, wearing a red dress.',
      '/objects/0/clothing': 'a red dress',
    },
    { never: /raincoat|boots|glasses/ },
  ],
  [
    'girl',
    'Mia is a boy',
    {
      '/short_description': /^Mia, a young boy with curly red hair, stands .* He wears/,
      '/objects/0/description': /young boy/,
      '/objects/0/appearance_details': /on his nose, a small gap in his teeth/,
      '/objects/0/gender': 'male',
    },
  ],
  [
    'girl',
    'The setting is a forest',
    { '/short_description': /red hair, stands in a forest\./, '/background_setting': /forest/i },
  ],
  [
    'girl',
    'Set the scene in Paris at night',
    {
      '/short_description': /stands in Paris\./,
      '/background_setting': 'Paris',
      '/lighting/conditions': 'night',
    },
  ],
  [
    'harbor',
    "Make the cat's eyes blue",
    { '/objects/2/description': 'A black cat with blue eyes.' },
  ],
  [
    'harbor',
    'the cat is orange and fluffy',
    {
      '/short_description': /with a fluffy orange cat/,
      '/objects/2/description': 'A fluffy orange cat with green eyes.',
      '/objects/2/shape_and_color': /slender/,
    },
  ],
  [
    'bottle',
    'Make the bottle round',
    {
      '/short_description': /a round glass perfume bottle/,
      '/objects/0/description': 'Round glass perfume bottle with a gold cap and a black label.',
      '/objects/0/shape_and_color': 'round, transparent with gold',
    },
  ],
  [
    'bottle',
    'a plain white background',
    {
      '/short_description': /on a plain white background/,
      '/background_setting': /plain white background/i,
      '/aesthetics/color_scheme': /./,
    },
  ],
  ['custom', 'set the lens to 85mm', { '/camera/lens': '85mm' }],
  [
    'gopher',
    'a gradient background from blue to white',
    {
      '/background_setting': 'gradient background from blue to white',
      '/short_description': /on a gradient background from blue to white$/,
      '/aesthetics/color_scheme': 'turquoise, black, blue, white',
    },
  ],
  [
    'schema',
    'make the background light blue',
    {
      '/background_setting': 'solid light blue background',
      '/aesthetics/color_scheme': 'turquoise, black, light blue',
      '/measured_spread/background_setting': null,
    },
  ],
])

export const look = casesOf('look', [
  [
    'lantern',
    'make it night',
    {
      '/lighting/conditions': 'night',
      '/short_description': 'A round paper-lantern creature waits on a jetty at night.',
    },
  ],
  ['lantern', 'turn it into a watercolor', { '/style_medium': 'watercolor painting' }],
  ['harbor', 'the mood should be gloomy', { '/aesthetics/mood_atmosphere': 'gloomy' }],
  [
    'girl',
    'make it cute',
    { '/objects/0/description': /^A cute,? cheerful young girl/, '/short_description': /cute/ },
  ],
  ['bottle', 'light it from above', { '/lighting/direction': 'from above' }],
  [
    'bottle',
    'Use a low camera angle',
    { '/photographic_characteristics/camera_angle': 'low angle' },
  ],
  ['fruit', 'Change the style to cubist', { '/artistic_style': 'cubist' }],
  ['gopher', 'in pixel art style', { '/artistic_style': 'pixel art' }],

  [
    'bottle',
    'turn the photo into a pencil sketch',
    { '/short_description': /^A (?:pencil )?sketch of a square glass/, '/style_medium': /sketch/ },
  ],
  ['bottle', 'shoot from above', { '/photographic_characteristics/camera_angle': 'from above' }],
  ['fruit', 'in the style of Caravaggio', { '/artistic_style': /Caravaggio/ }],
  ['fruit', 'use dramatic candlelight', { '/lighting/conditions': 'dramatic candlelight' }],
  ['girl', 'Make it black and white', { '/aesthetics/color_scheme': 'black and white' }],
  ['bottle', 'make it look luxurious', { '/aesthetics/mood_atmosphere': 'luxurious' }],
  [
    'harbor',
    'change the time of day to night',
    { '/short_description': /harbor at night/, '/lighting/conditions': 'night' },
  ],
  ['lantern', 'as a comic', { '/style_medium': 'comic' }],
])
