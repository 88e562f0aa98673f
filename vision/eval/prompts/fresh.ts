import { promptsOf } from './case.ts'

/** Written last, and kept as they were written. */
export const fresh = [
  ...promptsOf('subject', [
    ['none', 'a vintage typewriter on a desk', { '/objects/0/description': /typewriter/i }],
    [
      'pip',
      'Pip as an astronaut',
      { '/objects/0/description': /^Pip/, '/short_description': /astronaut/ },
    ],
  ]),
  ...promptsOf('color', [
    [
      'none',
      'a white swan and a black swan',
      { '/objects/0/shape_and_color': /white/, '/objects/1/shape_and_color': /black/ },
    ],
  ]),
  ...promptsOf('count', [
    [
      'none',
      'seven candles',
      { '/objects/0/number_of_objects': 7, '/objects/0/description': /candles/i },
    ],
  ]),
  ...promptsOf('relation', [
    [
      'mila',
      'Mila sitting on a wooden fence',
      { '/objects/0/pose': /sitting/, '/short_description': /wooden fence/ },
    ],
  ]),
  ...promptsOf('background', [
    [
      'mug',
      'on a marble countertop in a bright kitchen',
      { '/background_setting': /kitchen/i, '/short_description': /marble/ },
    ],
    ['pip', 'Pip, solid yellow background', { '/background_setting': 'solid yellow background' }],
  ]),
  ...promptsOf('light', [
    [
      'photo',
      'a chess piece, dramatic side lighting',
      { '/objects/0/description': /chess piece/i, '/lighting/conditions': /dramatic/ },
    ],
  ]),
  ...promptsOf('expression', [
    [
      'pip',
      'an angry Pip pointing at something',
      { '/objects/0/expression': /angry/, '/objects/0/action': /pointing/ },
    ],
  ]),
  ...promptsOf('clothing', [
    [
      'none',
      'a little girl in a red coat holding a balloon',
      { '/objects/0/clothing': /red coat/, '/objects/0/action': /holding/ },
    ],
  ]),
  ...promptsOf('camera', [
    ['mila', 'Mila from the side, close-up', { '/aesthetics/composition': /close-up/ }],
  ]),
  ...promptsOf('negation', [
    [
      'mila',
      'Mila at the playground, no other people',
      { '/background_setting': /playground/i },
      { never: /other people/ },
    ],
  ]),
  ...promptsOf('identity', [
    [
      'mila',
      'Mila in a yellow raincoat',
      { '/objects/0/clothing': 'a red hoodie, blue jeans and white sneakers' },
      { overruled: [[/yellow raincoat/, '/objects/0/clothing']] },
    ],
  ]),
  ...promptsOf('scene', [
    [
      'meadow',
      'an old windmill by a canal, storm clouds gathering, sheep in the foreground',
      { '/short_description': /windmill/i, '/style_medium': 'watercolor painting' },
    ],
    [
      'none',
      'A robot waters flowers on a balcony high above a futuristic city at dusk.',
      {
        '/objects/0/description': /robot/i,
        '/short_description': /balcony/,
        '/lighting/conditions': /dusk/,
      },
    ],
  ]),
  ...promptsOf('tags', [
    [
      'none',
      'red dragon, mountain top, snow, dramatic sky, digital painting',
      { '/objects/0/description': /dragon/i, '/style_medium': 'digital painting' },
    ],
  ]),
]
