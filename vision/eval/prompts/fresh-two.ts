import { promptsOf, refinements } from './case.ts'

/** A second round of fresh prompts, as people type them; kept as they were written. */
export const freshTwo = [
  ...promptsOf('subject', [
    [
      'none',
      'grandmother knitting by the fireplace',
      { '/objects/0/description': /grandmother/, '/objects/0/action': /knitting/ },
    ],
    [
      'none',
      'Could you make a picture of a hedgehog eating strawberries?',
      { '/objects/0/description': /hedgehog/, '/objects/0/action': /eating strawberries/ },
      { never: /picture of|could you/i },
    ],
    [
      'icons',
      'a magnifying glass',
      { '/objects/0/description': /magnifying glass/, '/objects/1': null },
    ],
    [
      'photo',
      'sushi platter',
      { '/objects/0/description': /sushi platter/, '/style_medium': 'photograph' },
    ],
  ]),
  ...promptsOf('color', [
    [
      'none',
      'a navy blue suitcase with silver stickers',
      { '/objects/0/shape_and_color': /navy blue/, '/objects/0/description': /silver stickers/ },
    ],
    [
      'none',
      'a parrot with red, green and blue feathers',
      { '/objects/0/description': /red, green and blue feathers/, '/objects/1': null },
    ],
    [
      'none',
      'an orange cat and a gray kitten',
      { '/objects/0/shape_and_color': /orange/, '/objects/1/shape_and_color': /gray/ },
    ],
  ]),
  ...promptsOf('count', [
    [
      'none',
      'half a dozen cupcakes on a tray',
      { '/objects/0/number_of_objects': 6, '/objects/0/description': /cupcakes/ },
    ],
    ['none', 'twenty five candles on a cake', { '/objects/0/number_of_objects': 25 }],
    [
      'pip',
      'three Pips in a row',
      { '/objects/0/number_of_objects': 3, '/objects/0/description': /^Pip/ },
    ],
  ]),
  ...promptsOf('relation', [
    [
      'none',
      'a monkey hanging from a branch above a river',
      {
        '/objects/0/description': /monkey/,
        '/objects/0/pose': /hanging/,
        '/short_description': /branch above a river/,
      },
    ],
    [
      'none',
      'a boy hugging his dog',
      {
        '/objects/0/description': /boy/,
        '/objects/0/relationship': /hugging/,
        '/objects/1/description': /dog/,
      },
    ],
    [
      'pip',
      'a duck standing behind Pip',
      {
        '/objects/0/description': /^Pip/,
        '/objects/1/description': /duck/,
        '/objects/1/relationship': /behind Pip/,
      },
    ],
    [
      'none',
      'a candle between two wine glasses',
      {
        '/objects/0/description': /candle/,
        '/objects/0/relationship': /between/,
        '/objects/1/description': /wine glasses/,
        '/objects/1/number_of_objects': 2,
      },
    ],
  ]),
  ...promptsOf('position', [
    [
      'none',
      'in the foreground a wooden boat, in the distance an island',
      { '/objects/0/description': /wooden boat/, '/objects/0/location': /foreground/ },
    ],
    [
      'mila',
      'Mila in the bottom right corner, a kite in the upper left',
      {
        '/objects/0/location': 'bottom right',
        '/objects/1/description': /kite/,
        '/objects/1/location': 'top left',
      },
    ],
    [
      'none',
      'a very small mouse next to an enormous cheese',
      { '/objects/0/relative_size': /small/, '/objects/1/relative_size': 'large' },
    ],
  ]),
  ...promptsOf('pose', [
    [
      'mila',
      'she is kneeling and petting a rabbit',
      {
        '/objects/0/description': /^Mila/,
        '/objects/0/pose': /kneeling/,
        '/objects/0/action': /petting a rabbit/,
      },
    ],
    [
      'pip',
      'Pip doing a handstand',
      { '/objects/0/description': /^Pip/, '/short_description': /handstand/ },
    ],
    [
      'none',
      'a ballerina on tiptoes, arms above her head',
      { '/objects/0/pose': /tiptoes/, '/objects/1': null },
    ],
    [
      'mila',
      'looking over her shoulder at the viewer',
      { '/objects/0/description': /^Mila/, '/objects/1': null },
    ],
  ]),
  ...promptsOf('expression', [
    [
      'mila',
      'a close-up of Mila with a worried look',
      { '/objects/0/expression': /worried/, '/aesthetics/composition': /close-up/ },
    ],
    [
      'none',
      'a crying baby',
      { '/objects/0/expression': /crying/, '/objects/0/description': /baby/ },
    ],
  ]),
  ...promptsOf('clothing', [
    [
      'none',
      'a penguin wearing a striped scarf and a bobble hat',
      { '/objects/0/clothing': /striped scarf and a bobble hat/, '/objects/1': null },
    ],
    [
      'pip',
      'Pip dressed as a wizard',
      { '/objects/0/clothing': /wizard/, '/objects/0/description': /^Pip/ },
    ],
    [
      'none',
      'an old fisherman in yellow oilskins',
      { '/objects/0/description': /old fisherman in yellow oilskins/ },
    ],
  ]),
  ...promptsOf('background', [
    ['pip', 'Pip in front of the Eiffel Tower', { '/short_description': /Eiffel Tower/ }],
    [
      'mug',
      'on a rock by the sea',
      { '/background_setting': /sea/, '/objects/0/shape_and_color': 'cylindrical, matte white' },
    ],
    [
      'icons',
      'wifi symbol on a black background',
      { '/background_setting': 'solid black background', '/objects/0/description': /wifi/ },
    ],
    [
      'mila',
      'at the beach on a rainy afternoon',
      { '/background_setting': /beach/, '/lighting/conditions': /rainy afternoon/ },
    ],
  ]),
  ...promptsOf('light', [
    [
      'none',
      'a violin in warm candlelight',
      { '/lighting/conditions': /warm candlelight/, '/objects/0/description': /violin/ },
    ],
    [
      'photo',
      'a perfume bottle lit from above with soft shadows',
      { '/lighting/direction': /above/, '/lighting/shadows': /soft/ },
    ],
    [
      'meadow',
      'a shepherd at dusk, fireflies everywhere',
      { '/lighting/conditions': /dusk/, '/short_description': /fireflies/i },
    ],
  ]),
  ...promptsOf('mood', [
    [
      'none',
      'a train station in the fog. The mood is melancholic and quiet.',
      {
        '/aesthetics/mood_atmosphere': /melancholic and quiet/,
        '/background_setting': /fog|station/,
      },
    ],
    [
      'none',
      'festive table with gifts, joyful atmosphere',
      { '/aesthetics/mood_atmosphere': /joyful/, '/objects/0/description': /festive table/ },
    ],
  ]),
  ...promptsOf('medium', [
    [
      'none',
      'charcoal drawing of a running horse',
      {
        '/style_medium': 'charcoal drawing',
        '/objects/0/description': /running horse/,
        '/objects/0/action': /running/,
      },
    ],
    [
      'none',
      'a tiger made of origami paper, studio photo',
      { '/objects/0/description': /tiger/, '/style_medium': /photo/ },
    ],
  ]),
  ...promptsOf('style', [
    [
      'none',
      'a teapot in the style of ukiyo-e',
      { '/artistic_style': /ukiyo-e/, '/objects/0/description': /teapot/ },
    ],
    [
      'none',
      'isometric coffee shop, pastel colours',
      { '/artistic_style': /isometric/, '/aesthetics/color_scheme': /pastel/ },
    ],
  ]),
  ...promptsOf('camera', [
    [
      'photo',
      "bird's eye view of a crossroads with yellow taxis",
      { '/photographic_characteristics/camera_angle': /bird's-eye/, '/short_description': /taxis/ },
    ],
    [
      'photo',
      'portrait of a farmer, 85mm, blurred background',
      {
        '/photographic_characteristics/lens_focal_length': /85 ?mm/,
        '/photographic_characteristics/depth_of_field': /shallow/,
        '/objects/0/description': /farmer/,
      },
    ],
  ]),
  ...promptsOf('aspect', [
    [
      'mila',
      'Mila riding a bike, 16:9',
      { '/aesthetics/composition': /16:9/, '/objects/0/action': /riding a bike/ },
    ],
  ]),
  ...promptsOf('text', [
    [
      'none',
      'a birthday cake with the words "40 and fabulous"',
      { '/text_render/0/text': '40 and fabulous', '/text_render/0/location': /cake/ },
    ],
    [
      'none',
      "a coffee cup with 'Monday' written on it",
      { '/text_render/0/text': 'Monday', '/objects/0/description': /coffee cup/ },
    ],
  ]),
  ...promptsOf('negation', [
    [
      'mila',
      "Mila reading, don't show her shoes",
      { '/objects/0/action': /reading/ },
      { overruled: [[/shoes/, '/objects/0/clothing']] },
    ],
    [
      'none',
      'an empty street without cars or people',
      { '/objects/0/description': /street/ },
      { never: /\bcars\b|people/ },
    ],
  ]),
  ...promptsOf('identity', [
    [
      'mug',
      'a glossy black mug next to a croissant',
      {
        '/objects/0/shape_and_color': 'cylindrical, matte white',
        '/objects/1/description': /croissant/,
      },
      {
        overruled: [
          [/glossy/, '/objects/0/texture'],
          [/black/, '/objects/0/shape_and_color'],
        ],
      },
    ],
    [
      'pip',
      'a watercolour of Pip with a blue umbrella',
      { '/style_medium': 'digital illustration', '/objects/0/description': /blue umbrella/ },
      { overruled: [[/watercolour/, '/style_medium']] },
    ],
    [
      'icons',
      'green leaf',
      { '/objects/0/shape_and_color': 'dark blue and orange', '/objects/0/description': /leaf/ },
      { overruled: [[/green/, '/objects/0/shape_and_color']] },
    ],
  ]),
  ...promptsOf('scene', [
    [
      'none',
      'It is raining. A woman with a red umbrella hurries across the square, past a man selling newspapers.',
      { '/objects/0/description': /woman/, '/short_description': /selling newspapers/ },
    ],
    [
      'mila',
      'Mila and her little brother are baking cookies in the kitchen, flour all over the table',
      {
        '/objects/0/description': /^Mila/,
        '/objects/0/action': /baking cookies/,
        '/background_setting': /kitchen/,
      },
    ],
  ]),
  ...promptsOf('tags', [
    [
      'mila',
      'mila, full body, running, park, autumn leaves, golden hour',
      {
        '/objects/0/action': /running/,
        '/background_setting': /park/,
        '/lighting/conditions': /golden hour/,
        '/aesthetics/composition': /full body/,
      },
    ],
  ]),
  ...refinements([
    [
      'gopher',
      'in a library, reading a book',
      {
        '/background_setting': /library/,
        '/objects/0/action': /reading a book/,
        '/objects/0/description': /reading a book/,
        '/short_description': /library/,
        '/aesthetics/color_scheme': /./,
      },
    ],
    ['barista', 'black and white', { '/aesthetics/color_scheme': /black and white/ }],
  ]),
]
