import { promptsOf, refinements } from './case.ts'

/** Written as somebody would type them, before the reader was built. */
export const heldOut = [
  ...promptsOf('subject', [
    [
      'none',
      'A fox in the snow',
      { '/objects/0/description': /fox/, '/background_setting': /snow/i },
    ],
    [
      'none',
      'an old lighthouse keeper with a white beard',
      { '/objects/0/description': /old lighthouse keeper.*white beard/i, '/objects/1': null },
    ],
    ['icons', 'shopping cart', { '/objects/0/description': /shopping cart/i, '/objects/1': null }],
    [
      'none',
      'please draw me a cute baby dragon',
      { '/objects/0/description': /^(?:an? )?cute baby dragon/i },
      { never: /please|draw me/i },
    ],
  ]),
  ...promptsOf('color', [
    [
      'none',
      'a red bicycle leaning against a yellow wall',
      {
        '/objects/0/shape_and_color': /red/,
        '/objects/0/description': /red bicycle/i,
      },
    ],
    [
      'none',
      'teal vase with white polka dots',
      {
        '/objects/0/shape_and_color': /teal/,
        '/objects/0/description': /teal vase with white polka dots/i,
        '/objects/1': null,
      },
    ],
    [
      'none',
      'A black and white cow',
      { '/objects/0/shape_and_color': /black and white/, '/objects/0/description': /cow/ },
    ],
    [
      'mug',
      'on a dark green tablecloth',
      {
        '/objects/0/shape_and_color': 'cylindrical, matte white',
        '/background_setting': /dark green tablecloth/,
      },
    ],
  ]),
  ...promptsOf('count', [
    [
      'none',
      'three red balloons',
      {
        '/objects/0/number_of_objects': 3,
        '/objects/0/description': /three red balloons/i,
        '/objects/0/shape_and_color': /red/,
      },
    ],
    [
      'none',
      'a pair of old leather boots',
      { '/objects/0/number_of_objects': 2, '/objects/0/description': /old leather boots/i },
    ],
    [
      'none',
      'a dozen eggs in a basket',
      { '/objects/0/number_of_objects': 12, '/objects/0/description': /eggs/i },
    ],
  ]),
  ...promptsOf('relation', [
    [
      'none',
      'a cat sitting on top of a car',
      {
        '/objects/0/description': /cat/,
        '/objects/0/relationship': /on top of the car/,
        '/objects/0/location': /top/,
        '/objects/1/description': /car/,
        '/objects/1/location': /bottom/,
      },
    ],
    [
      'none',
      'a knight riding a giant snail',
      {
        '/objects/0/description': /knight/,
        '/objects/0/action': /riding/,
        '/objects/0/relationship': /riding.*snail/,
        '/objects/1/description': /giant snail/,
        '/objects/1/relative_size': 'large',
      },
    ],
    [
      'pip',
      'Pip standing next to a big red mailbox',
      {
        '/objects/0/description': /^Pip/,
        '/objects/0/relationship': /next to.*mailbox/,
        '/objects/1/description': /mailbox/,
        '/objects/1/shape_and_color': /red/,
      },
    ],
    [
      'none',
      'a lamp behind an armchair, with a small table to the left of it',
      {
        '/objects/0/description': /lamp/,
        '/objects/0/relationship': /behind.*armchair/,
        '/objects/1/description': /armchair/,
        '/objects/2/description': /table/,
      },
    ],
  ]),
  ...promptsOf('position', [
    [
      'none',
      'the moon in the top left corner, a wolf on the right',
      {
        '/objects/0/location': 'top left',
        '/objects/0/description': /moon/,
        '/objects/1/location': 'right',
        '/objects/1/description': /wolf/,
      },
    ],
    [
      'pip',
      'Pip on the left side, tiny',
      { '/objects/0/location': 'left', '/objects/0/relative_size': /small/ },
    ],
    [
      'none',
      'a huge pumpkin in the middle of the picture',
      { '/objects/0/location': 'center', '/objects/0/relative_size': /large/ },
    ],
  ]),
  ...promptsOf('pose', [
    ['mila', 'Mila sitting with crossed legs', { '/objects/0/pose': /sitting with crossed legs/ }],
    ['pip', 'jumping for joy', { '/objects/0/action': /jumping for joy/ }],
    [
      'mila',
      'seen from behind, arms raised',
      { '/objects/0/orientation': /behind/, '/objects/0/pose': /arms raised/ },
    ],
    [
      'pip',
      'Pip lying on its back, facing left',
      { '/objects/0/pose': /lying on (?:its|his) back/, '/objects/0/orientation': /facing left/ },
    ],
  ]),
  ...promptsOf('expression', [
    ['mila', 'Mila laughing out loud', { '/objects/0/expression': /laughing/ }],
    [
      'none',
      'a grumpy old wizard',
      { '/objects/0/expression': /grumpy/, '/objects/0/description': /old wizard/ },
    ],
    ['pip', 'pip looks surprised', { '/objects/0/expression': /surprised/ }],
  ]),
  ...promptsOf('clothing', [
    [
      'none',
      'a bear in a tuxedo',
      { '/objects/0/description': /bear/, '/objects/0/clothing': /tuxedo/, '/objects/1': null },
    ],
    [
      'none',
      'a girl wearing a yellow raincoat and rubber boots',
      {
        '/objects/0/clothing': /yellow raincoat and rubber boots/,
        '/objects/0/description': /girl/,
      },
    ],
    [
      'pip',
      'Pip with a pirate hat and an eyepatch',
      {
        '/objects/0/clothing': /pirate hat.*eyepatch/,
        '/objects/0/shape_and_color': 'light green and black',
      },
    ],
  ]),
  ...promptsOf('background', [
    ['pip', 'in a busy Tokyo street', { '/background_setting': /busy Tokyo street/ }],
    [
      'mila',
      'Mila on a pastel pink background',
      { '/background_setting': /pastel pink background/ },
    ],
    [
      'icons',
      'heart, gradient background from purple to orange',
      { '/background_setting': 'gradient background from purple to orange' },
    ],
    [
      'none',
      'a lonely tree, stormy sky behind it',
      { '/objects/0/description': /tree/, '/background_setting': /stormy sky/ },
    ],
  ]),
  ...promptsOf('light', [
    ['mila', 'at night, lit by a campfire', { '/lighting/conditions': /night.*campfire/ }],
    [
      'meadow',
      'a mill at sunrise',
      { '/objects/0/description': /mill/, '/lighting/conditions': /sunrise/ },
    ],
    [
      'mug',
      'hard light from the right with long shadows',
      {
        '/lighting/conditions': /hard light/,
        '/lighting/direction': /right/,
        '/lighting/shadows': /long/,
      },
    ],
  ]),
  ...promptsOf('mood', [
    [
      'none',
      'an abandoned house, spooky atmosphere',
      { '/aesthetics/mood_atmosphere': /spooky/, '/objects/0/description': /abandoned house/ },
    ],
    ['none', 'cozy reading corner with a cat', { '/aesthetics/mood_atmosphere': /cozy/ }],
    [
      'pip',
      'Pip in a desert, mood: lonely',
      { '/aesthetics/mood_atmosphere': /lonely/, '/background_setting': /desert/ },
    ],
  ]),
  ...promptsOf('medium', [
    [
      'none',
      'oil painting of a ship in a storm',
      {
        '/style_medium': 'oil painting',
        '/objects/0/description': /^(?:a )?ship/,
        '/background_setting': /storm/,
      },
    ],
    [
      'none',
      'a frog, 3d render',
      { '/style_medium': /3d render/i, '/objects/0/description': /frog/ },
    ],
    [
      'none',
      'black and white photo of an old man',
      {
        '/style_medium': /photo/,
        '/aesthetics/color_scheme': /black and white|monochrome/,
        '/objects/0/description': /old man/,
      },
    ],
  ]),
  ...promptsOf('style', [
    [
      'none',
      'a city skyline in art deco style',
      { '/artistic_style': /art deco/, '/objects/0/description': /city skyline/ },
    ],
    [
      'photo',
      'minimalist photo of a single orange',
      {
        '/artistic_style': /minimalist/,
        '/style_medium': 'photograph',
        '/objects/0/description': /orange/,
      },
    ],
    ['none', 'an owl, flat vector, thick outlines', { '/artistic_style': /flat.*thick outlines?/ }],
  ]),
  ...promptsOf('camera', [
    [
      'photo',
      'close-up of a bee on a sunflower, shallow depth of field',
      {
        '/aesthetics/composition': /close-up/,
        '/photographic_characteristics/depth_of_field': 'shallow',
        '/objects/0/description': /bee/,
      },
    ],
    ['mila', 'low angle shot', { '/photographic_characteristics/camera_angle': /low angle/ }],
    [
      'photo',
      'a market from above, shot with a 24mm lens',
      {
        '/photographic_characteristics/camera_angle': /above/,
        '/photographic_characteristics/lens_focal_length': /24 ?mm/,
      },
    ],
  ]),
  ...promptsOf('aspect', [
    [
      'none',
      'a giraffe, portrait format',
      { '/aesthetics/composition': /portrait format/, '/objects/0/description': /giraffe/ },
    ],
    [
      'meadow',
      'wide panorama of a river valley',
      { '/aesthetics/composition': /panorama/, '/short_description': /river valley/ },
    ],
    [
      'pip',
      'square, Pip waving',
      { '/aesthetics/composition': /square/, '/objects/0/action': /waving/ },
    ],
  ]),
  ...promptsOf('text', [
    [
      'none',
      "a shop door with a sign saying 'OPEN'",
      { '/text_render/0/text': 'OPEN', '/text_render/0/location': /sign/ },
    ],
    [
      'pip',
      'Pip holding a banner that reads "Happy Birthday"',
      { '/text_render/0/text': 'Happy Birthday', '/objects/0/action': /holding a banner/ },
    ],
  ]),
  ...promptsOf('negation', [
    ['pip', 'Pip in the park, no trees', { '/background_setting': /park/ }, { never: /trees/ }],
    [
      'none',
      'a portrait of a woman without makeup, no background',
      { '/background_setting': /plain|solid|empty/, '/objects/0/description': /woman/ },
    ],
    ['mug', 'no shadows', { '/lighting/shadows': /none|no shadows/ }],
  ]),
  ...promptsOf('identity', [
    [
      'pip',
      'a purple Pip dancing',
      { '/objects/0/shape_and_color': 'light green and black', '/objects/0/action': /dancing/ },
      { never: /purple/, overruled: [[/purple/, '/objects/0/shape_and_color']] },
    ],
    [
      'mila',
      'Mila with long blonde hair on a beach',
      { '/objects/0/description': /short black hair/, '/background_setting': /beach/ },
      { never: /blonde/, overruled: [[/long blonde hair/, '/objects/0/description']] },
    ],
    [
      'mila',
      'Mila in a green dress, photorealistic',
      { '/objects/0/clothing': 'a red hoodie, blue jeans and white sneakers' },
      {
        never: /green dress|photorealistic/,
        overruled: [
          [/green dress/, '/objects/0/clothing'],
          [/photorealistic/, '/artistic_style'],
        ],
      },
    ],
    [
      'meadow',
      'oil painting of a cottage',
      { '/style_medium': 'watercolor painting', '/objects/0/description': /cottage/ },
      { never: /oil/, overruled: [[/oil painting/, '/style_medium']] },
    ],
  ]),
  ...promptsOf('scene', [
    [
      'none',
      'Two kids are building a sandcastle on the beach. The sun is setting behind them. A dog watches.',
      {
        '/objects/0/description': /kids/,
        '/objects/0/number_of_objects': 2,
        '/objects/0/action': /building a sandcastle/,
        '/background_setting': /beach/,
        '/lighting/conditions': /sun/,
      },
    ],
    [
      'none',
      'A medieval village in winter, smoke rising from the chimneys, a red fox crossing the frozen river in the foreground, soft morning light, melancholic mood',
      {
        '/background_setting': /winter|village/,
        '/lighting/conditions': /soft morning light/,
        '/aesthetics/mood_atmosphere': /melancholic/,
        '/short_description': /fox/,
      },
    ],
  ]),
  ...promptsOf('tags', [
    [
      'pip',
      'pip, forest, night, rim light',
      {
        '/objects/0/description': /^Pip/,
        '/objects/1': null,
        '/background_setting': /forest/,
        '/lighting/conditions': /night.*rim light|rim light.*night/,
      },
    ],
    [
      'none',
      '1girl, silver hair, blue eyes, kimono, cherry blossoms, soft lighting, watercolor',
      {
        '/objects/0/description': /girl/,
        '/objects/0/clothing': /kimono/,
        '/style_medium': /watercolor/,
        '/lighting/conditions': /soft light/,
      },
    ],
    ['icons', 'icon, cloud, rain, blue', { '/objects/0/description': /cloud/ }],
  ]),
  ...refinements([
    [
      'girl',
      'at night, holding a lantern',
      {
        '/lighting/conditions': /night/,
        '/objects/0/action': /holding a lantern/,
        '/objects/0/description': /./,
        '/short_description': /./,
      },
    ],
    [
      'harbor',
      'remove the cat',
      {
        '/objects': /^(?!.*\bcat\b)/,
        '/short_description': 'A white lighthouse and two red boats in a small harbor at sunset.',
      },
      { never: /cat\b/ },
    ],
    [
      'bottle',
      'on a wooden table in a garden',
      { '/background_setting': /wooden table.*garden/i, '/short_description': /./ },
    ],
    ['lantern', 'make the scarf red', { '/objects/0/clothing': 'a red scarf' }],
  ]),
]
