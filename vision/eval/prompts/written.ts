import { promptsOf, refinements } from './case.ts'

/** Written in one go when the reader was done, before any of them was tried. */
export const written = [
  ...promptsOf('subject', [
    ['none', 'a hedgehog', { '/objects/0/description': /^A hedgehog$/i, '/objects/1': null }],
    ['icons', 'an alarm clock', { '/objects/0/description': /alarm clock/i, '/objects/1': null }],
    [
      'mug',
      'the mug filled with hot chocolate',
      { '/objects/0/description': /mug.*hot chocolate/i },
    ],
    [
      'none',
      'The portrait of an elderly fisherman',
      { '/objects/0/description': /elderly fisherman/i },
    ],
  ]),
  ...promptsOf('color', [
    [
      'none',
      'an orange cat with green eyes',
      { '/objects/0/shape_and_color': /orange/, '/objects/0/description': /green eyes/ },
    ],
    [
      'none',
      'a purple umbrella and a yellow boot',
      { '/objects/0/shape_and_color': /purple/, '/objects/1/shape_and_color': /yellow/ },
    ],
    [
      'none',
      'dark blue sports car',
      { '/objects/0/shape_and_color': /dark blue/, '/objects/0/description': /sports car/i },
    ],
  ]),
  ...promptsOf('count', [
    [
      'none',
      '5 green apples on a plate',
      { '/objects/0/number_of_objects': 5, '/objects/0/shape_and_color': /green/ },
    ],
    [
      'none',
      'two dogs playing in the snow',
      {
        '/objects/0/number_of_objects': 2,
        '/objects/0/action': /playing/,
        '/background_setting': /snow/i,
      },
    ],
    ['icons', 'four stars', { '/objects/0/number_of_objects': 4 }],
    [
      'pip',
      'Pip with three balloons',
      { '/objects/0/description': /^Pip/, '/short_description': /three balloons/i },
    ],
  ]),
  ...promptsOf('relation', [
    [
      'none',
      'a book under a lamp',
      {
        '/objects/0/description': /book/i,
        '/objects/0/relationship': /under the lamp/,
        '/objects/1/description': /lamp/i,
      },
    ],
    [
      'mila',
      'Mila hugging a big teddy bear',
      { '/objects/0/action': /hugging/, '/short_description': /teddy bear/ },
    ],
    [
      'none',
      'a bird between two trees',
      { '/objects/0/description': /bird/i, '/objects/0/relationship': /between/ },
    ],
    [
      'pip',
      'Pip in front of a castle',
      { '/objects/0/description': /^Pip/, '/short_description': /castle/ },
    ],
  ]),
  ...promptsOf('position', [
    [
      'none',
      'a red ball in the bottom right corner',
      { '/objects/0/location': 'bottom right', '/objects/0/shape_and_color': /red/ },
    ],
    ['mila', 'Mila on the right', { '/objects/0/location': 'right' }],
    [
      'none',
      'a small boat at the top, a whale at the bottom',
      { '/objects/0/location': 'top', '/objects/1/location': 'bottom' },
    ],
    ['icons', 'a bell in the upper left', { '/objects/0/location': 'top left' }],
  ]),
  ...promptsOf('pose', [
    ['pip', 'Pip waving with both hands', { '/objects/0/action': /waving/ }],
    ['mila', 'Mila running to the right', { '/objects/0/action': /running/ }],
    [
      'none',
      'an astronaut floating upside down',
      { '/objects/0/description': /astronaut/i, '/short_description': /upside down/ },
    ],
    ['mila', 'Mila kneeling, looking up', { '/objects/0/pose': /kneeling/ }],
  ]),
  ...promptsOf('expression', [
    ['mila', 'Mila crying', { '/objects/0/expression': /crying/ }],
    ['pip', 'a very happy Pip', { '/objects/0/expression': /happy/ }],
    [
      'none',
      'a scared little ghost',
      { '/objects/0/expression': /scared/, '/objects/0/description': /ghost/ },
    ],
  ]),
  ...promptsOf('clothing', [
    [
      'none',
      'a cat wearing sunglasses',
      { '/objects/0/clothing': /sunglasses/, '/objects/0/description': /cat/i },
    ],
    [
      'none',
      'an old man in a long black coat',
      { '/objects/0/clothing': /long black coat/, '/objects/0/description': /old man/i },
    ],
    ['pip', 'Pip wearing a chef hat', { '/objects/0/clothing': /chef hat/ }],
  ]),
  ...promptsOf('background', [
    ['pip', 'Pip on the moon', { '/background_setting': /moon/i }],
    ['mila', 'Mila in the kitchen', { '/background_setting': /kitchen/i }],
    ['icons', 'a star on a teal background', { '/background_setting': 'solid teal background' }],
    [
      'none',
      'a bicycle against a brick wall',
      { '/objects/0/description': /bicycle/i, '/background_setting': /brick wall/i },
    ],
  ]),
  ...promptsOf('light', [
    [
      'none',
      'a lighthouse in thick fog',
      { '/objects/0/description': /lighthouse/i, '/short_description': /fog/ },
    ],
    ['mila', 'Mila in candlelight', { '/lighting/conditions': /candle/ }],
    ['mug', 'backlit', { '/lighting/direction': /behind/ }],
    ['pip', 'Pip at sunset', { '/lighting/conditions': /sunset/ }],
  ]),
  ...promptsOf('mood', [
    ['none', 'a peaceful lake', { '/aesthetics/mood_atmosphere': /peaceful/ }],
    [
      'mila',
      'Mila at school, cheerful mood',
      { '/aesthetics/mood_atmosphere': /cheerful/, '/background_setting': /school/ },
    ],
    ['none', 'empty corridor, eerie', { '/aesthetics/mood_atmosphere': /eerie/ }],
  ]),
  ...promptsOf('medium', [
    [
      'none',
      'a watercolor of a hummingbird',
      { '/style_medium': 'watercolor painting', '/objects/0/description': /hummingbird/i },
    ],
    [
      'none',
      'charcoal drawing of hands',
      { '/style_medium': 'charcoal drawing', '/objects/0/description': /hands/i },
    ],
    [
      'none',
      'a photo of a red tractor',
      { '/style_medium': 'photograph', '/objects/0/shape_and_color': /red/ },
    ],
    [
      'none',
      'a dragon made of paper, origami',
      { '/style_medium': /origami/, '/objects/0/description': /dragon/i },
    ],
  ]),
  ...promptsOf('style', [
    [
      'none',
      'pixel art castle',
      { '/artistic_style': /pixel art/, '/objects/0/description': /castle/i },
    ],
    [
      'none',
      'a robot in cyberpunk style',
      { '/artistic_style': /cyberpunk/, '/objects/0/description': /robot/i },
    ],
    ['none', 'isometric bedroom', { '/artistic_style': /isometric/ }],
  ]),
  ...promptsOf('camera', [
    [
      'photo',
      'aerial view of a harbour',
      { '/photographic_characteristics/camera_angle': /aerial|above/ },
    ],
    [
      'photo',
      'wide angle shot of a canyon',
      { '/photographic_characteristics/lens_focal_length': /wide/ },
    ],
    [
      'photo',
      'a rose with bokeh background',
      { '/photographic_characteristics/depth_of_field': /shallow/ },
    ],
    ['mila', 'Mila, full body shot', { '/aesthetics/composition': /full body/ }],
  ]),
  ...promptsOf('aspect', [
    ['none', 'landscape format, a desert road', { '/aesthetics/composition': /landscape format/ }],
    ['none', 'a tulip, vertical', { '/aesthetics/composition': /vertical/ }],
    ['pip', 'Pip skating, widescreen', { '/aesthetics/composition': /wide/ }],
  ]),
  ...promptsOf('text', [
    ['none', 'a neon sign with the word "BAR"', { '/text_render/0/text': 'BAR' }],
    ['none', 'a birthday card that says "Hello Anna"', { '/text_render/0/text': 'Hello Anna' }],
    ['icons', 'a button labeled "GO"', { '/text_render/0/text': 'GO' }],
    [
      'mila',
      'Mila holding a sign with the text "Help!"',
      { '/text_render/0/text': 'Help!', '/objects/0/action': /holding/ },
    ],
  ]),
  ...promptsOf('negation', [
    ['none', 'a street without people', { '/short_description': /street/i }, { never: /people/ }],
    ['pip', 'Pip, no hat', { '/objects/0/description': /^Pip/ }, { never: /\bhat\b/ }],
    ['none', 'a cake, but no candles', { '/objects/0/description': /cake/i }, { never: /candles/ }],
  ]),
  ...promptsOf('identity', [
    [
      'pip',
      'Pip painted blue',
      { '/objects/0/shape_and_color': 'light green and black' },
      { overruled: [[/blue/, '/objects/0/shape_and_color']] },
    ],
    [
      'icons',
      'a rocket as a watercolor',
      { '/style_medium': 'vector icon', '/objects/0/description': /rocket/i },
      { overruled: [[/watercolor/, '/style_medium']] },
    ],
    [
      'mila',
      'Mila with white hair',
      { '/objects/0/description': /short black hair/ },
      { overruled: [[/white hair/, '/objects/0/description']] },
    ],
    [
      'mug',
      'a black mug on a shelf',
      { '/objects/0/shape_and_color': 'cylindrical, matte white' },
      { overruled: [[/black/, '/objects/0/shape_and_color']] },
    ],
  ]),
  ...promptsOf('scene', [
    [
      'meadow',
      'A train crosses a stone bridge in autumn.',
      { '/short_description': /train.*bridge/i, '/style_medium': 'watercolor painting' },
    ],
    [
      'none',
      'It is raining. A woman with a red umbrella waits at a bus stop. A dog sits next to her.',
      { '/objects/0/description': /woman/i, '/short_description': /bus stop/ },
    ],
    [
      'none',
      'Inside a cozy bakery, an old baker pulls bread out of the oven while a child watches.',
      { '/short_description': /baker/, '/background_setting': /bakery/i },
    ],
    [
      'meadow',
      'two children flying a kite on a hill, windy day',
      { '/objects/0/number_of_objects': 2, '/short_description': /kite/ },
    ],
  ]),
  ...promptsOf('tags', [
    [
      'none',
      'castle, sunset, clouds, oil painting',
      {
        '/objects/0/description': /castle/i,
        '/style_medium': 'oil painting',
        '/lighting/conditions': /sunset/,
      },
    ],
    [
      'mila',
      'mila, beach, smiling, golden hour',
      {
        '/objects/0/description': /^Mila/,
        '/background_setting': /beach/,
        '/lighting/conditions': /golden hour/,
      },
    ],
    ['icons', 'trash can, flat', { '/objects/0/description': /trash can/i }],
  ]),
  ...refinements([
    [
      'girl',
      'make the background green',
      {
        '/background_setting': /green/,
        '/short_description': /./,
        '/aesthetics/color_scheme': /./,
        '/context': /green background/,
      },
    ],
    [
      'harbor',
      'at dawn',
      {
        '/lighting/conditions': /dawn/,
        '/short_description': /./,
        '/background_setting': /./,
        '/lighting/direction': /./,
      },
    ],
  ]),
]
