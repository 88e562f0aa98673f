import type { InstructionCase } from '../case.ts'
import { casesOf, refusals } from '../case.ts'

/** Written without looking at what the grammar makes of them, after everything else; kept as they were written. */
export const freshTwo: readonly InstructionCase[] = [
  ...casesOf('rename', [
    [
      'barista',
      "The man's name is Tom",
      { '/short_description': /Tom/, '/objects/0/description': /Tom/ },
    ],
    [
      'tale',
      'Change the name Nilo to Finn everywhere',
      {
        '/short_description': /^Finn the fox walks/,
        '/objects/0/description': /^Finn, a slender red fox/,
        '/objects/0/appearance_details': "Finn's ear is torn, his tail has a white tip",
      },
      { never: /Nilo/ },
    ],
  ]),
  ...casesOf('remove', [
    [
      'barista',
      'Please remove the tattoo',
      {
        '/objects/0/description':
          /round glasses\. He wears a green apron over a checkered shirt\.$/,
      },
      { never: /tattoo|anchor|forearm/ },
    ],
    [
      'barista',
      'take away his glasses',
      { '/objects/0/description': /^A middle-aged man with a thick brown beard\. He wears/ },
      { never: /glasses/ },
    ],
    [
      'barista',
      'There should not be any plants',
      {
        '/background_setting':
          /^A cozy café with brick walls,? and shelves full of jars, slightly blurred\.$/,
      },
    ],
    [
      'tale',
      'Remove all references to the raincoat.',
      {
        '/objects/0/description': /torn left ear\. He wears small brown boots\.$/,
        '/objects/0/clothing': 'small brown boots',
      },
      { never: /raincoat/ },
    ],
    ['tale', 'get rid of the moon', { '/background_setting': 'Snowy forest with tall dark firs' }],
    [
      'badge',
      'drop the star',
      { '/icon': 'a blue shield with a gold border', '/notes': 'The border is thin.' },
    ],
    ['badge', 'remove gold from the colors', { '/colors': ['blue', 'white'] }],
  ]),
  ...casesOf('negation', [
    [
      'tale',
      'Nilo has no boots',
      {
        '/objects/0/description': /torn left ear\. He wears a yellow raincoat\.$/,
        '/objects/0/clothing': 'yellow raincoat',
      },
      { never: /boots/ },
    ],
    ['barista', 'no watch, please', { '/objects/0/appearance_details': 'rolled-up sleeves' }],
  ]),
  ...casesOf('set', [
    [
      'tale',
      'His raincoat should be bright red',
      {
        '/objects/0/description': /He wears a bright red raincoat and small brown boots\.$/,
        '/objects/0/clothing': 'bright red raincoat, small brown boots',
      },
    ],
    [
      'barista',
      'make the apron dark blue',
      {
        '/short_description': /in a dark blue apron/,
        '/objects/0/description': /wears a dark blue apron over/,
        '/objects/0/clothing': 'dark blue apron, checkered shirt',
      },
    ],
    [
      'barista',
      'His beard is grey and short',
      {
        '/objects/0/description': /with a (?:short|thick|short,? thick) grey beard/,
        '/objects/0/texture': /beard/,
      },
    ],
    [
      'badge',
      'the border should be silver',
      { '/icon': 'a blue shield with a white star and a silver border' },
    ],
    [
      'badge',
      'Make the shield red',
      { '/icon': 'a red shield with a white star and a gold border' },
    ],
    [
      'tale',
      'The forest is in autumn instead of snowy',
      { '/background_setting': /autumn/i, '/short_description': /autumn|forest/ },
    ],
    ['tale', 'mood: mysterious', { '/aesthetics/mood_atmosphere': 'mysterious' }],
  ]),
  ...casesOf('replace', [
    [
      'tale',
      'Replace the lantern with a torch',
      {
        '/short_description': /carrying a torch in his paw/,
        '/objects/0/action': 'carrying a torch',
        '/lighting/conditions': 'moonlight and torch glow',
      },
      { never: /lantern/ },
    ],
    [
      'barista',
      'he should pour tea instead of milk',
      { '/short_description': /pours tea into/, '/objects/0/action': 'pouring tea' },
      { never: /milk/ },
    ],
    [
      'barista',
      'swap the fern for a heart',
      { '/objects/1/description': /in the shape of a heart\.$/ },
    ],
    [
      'badge',
      'use a moon instead of the star',
      { '/icon': /with a (?:white )?moon and a gold/, '/notes': /moon/i },
    ],
  ]),
  ...casesOf('add', [
    ['tale', 'Give Nilo a green scarf', { '/objects/0/clothing': /green scarf/ }],
    ['barista', 'Add a croissant on a plate', { '/objects/2': /croissant/ }],
    ['badge', 'add red to the colors', { '/colors': ['blue', 'white', 'gold', 'red'] }],
    ['tale', 'there should be an owl on a branch', { '/objects/1': /owl/ }],
  ]),
  ...casesOf('more or less', [
    ['tale', 'Make the picture a lot darker', { '/lighting/conditions': /dark/ }],
    ['barista', 'less earthy colors, more vivid', { '/aesthetics/color_scheme': /vivid/ }],
    ['badge', 'make the line thinner', { '/line/weight': 'thin' }],
    ['barista', 'increase the contrast', { '/lighting/conditions': /contrast/ }],
    [
      'barista',
      'The description of the style should be more detailed',
      { '/artistic_style': /documentary, natural, .+/ },
    ],
    [
      'tale',
      'make the tail even bushier',
      { '/objects/0/description': /very bushy tail|bushier tail/ },
    ],
  ]),
  ...casesOf('move', [
    ['barista', 'Move the cup to the left', { '/objects/1/location': /left/ }],
    [
      'tale',
      'place the fox in the foreground on the right side',
      { '/objects/0/location': /right/ },
    ],
  ]),
  ...casesOf('count', [
    [
      'barista',
      'there should be two cups',
      {
        '/objects/1/number_of_objects': 2,
        '/objects/1/description': /[Tt]wo white porcelain cups/,
        '/short_description': /cup/,
        '/objects/1/relationship': /cup/,
        '/objects/0/relationship': /cups\.$/,
      },
    ],
  ]),
  ...casesOf('state', [
    [
      'tale',
      'Let Nilo sit on a log',
      {
        '/short_description': /Nilo the fox sits on a log/,
        '/objects/0/pose': /sitting/,
        '/objects/0/action': /.*/,
      },
    ],
    [
      'barista',
      'he smiles at the camera',
      { '/objects/0/expression': /smil/, '/objects/0/orientation': /.*/ },
    ],
    ['tale', 'Make him look scared', { '/objects/0/expression': 'scared' }],
  ]),
  ...casesOf('look', [
    [
      'barista',
      'shot with an 85mm lens',
      { '/photographic_characteristics/lens_focal_length': '85mm' },
    ],
    ['tale', 'Render it as a linocut', { '/style_medium': 'linocut' }],
    ['barista', 'the light should come from the right', { '/lighting/direction': /right/ }],
  ]),
  ...casesOf('field', [
    ['badge', 'set canvas.padding to 24', { '/canvas/padding': 24 }],
    ['badge', 'delete the notes', { '/notes': null }],
    ['tale', 'add a field season with the value winter', { '/season': 'winter' }],
    ['badge', 'Rename the key tone to voice', { '/tone': null, '/voice': 'trustworthy' }],
  ]),
  ...casesOf('several', [
    [
      'tale',
      'Make the boots black and remove the lantern',
      {
        '/short_description': /at night\.$/,
        '/objects/0/description': /and small black boots\.$/,
        '/objects/0/clothing': 'yellow raincoat, small black boots',
        '/objects/0/action': null,
        '/lighting/conditions': /^moonlight/,
      },
      { never: /lantern/ },
    ],
    [
      'barista',
      "He shouldn't wear glasses, his shirt should be white; the mood should be cheerful.",
      {
        '/objects/0/description':
          /beard\. He wears a green apron over a (?:white checkered|checkered white|white) shirt/,
        '/objects/0/clothing': /white/,
        '/aesthetics/mood_atmosphere': 'cheerful',
      },
      { never: /glasses/ },
    ],
  ]),
  ...refusals([
    ['barista', 'Make the surfboard yellow', 'surfboard'],
    ['tale', 'Make the boots black and flurb the norgle', 'flurb the norgle'],
    ['badge', 'What colors does it have?', 'What colors'],
  ]),
]
