import { casesOf } from '../case.ts'

export const moving = casesOf('move', [
  ['lantern', 'move it to the left', { '/objects/0/location': 'left' }],
  ['harbor', 'put the cat in the foreground', { '/objects/2/location': 'foreground' }],
  ['harbor', 'Move the lighthouse to the right', { '/objects/0/location': /^right/ }],
  ['fruit', 'place the grapes at the top left', { '/objects/1/location': 'top left' }],
  ['bottle', 'the rose should be on the left side', { '/objects/1/location': 'left' }],
  [
    'gopher',
    'shift the character to the bottom right corner',
    { '/objects/0/location': 'bottom right' },
  ],

  [
    'harbor',
    'Move the boats behind the lighthouse',
    { '/objects/1/relationship': 'behind the lighthouse' },
  ],
  [
    'bottle',
    'Put the bottle on a wooden table',
    {
      '/short_description': /on a wooden table/,
      '/background_setting': 'A wooden table in front of a plain gray wall.',
    },
    { never: /marble/ },
  ],
  ['custom', 'put the fox in a snowy forest', { '/background/type': 'snowy forest' }],
  [
    'harbor',
    'Swap the cat and the lighthouse',
    { '/objects/0/location': 'bottom right', '/objects/2/location': 'left background' },
  ],
])

export const counting = casesOf('count', [
  [
    'fruit',
    'three apples',
    {
      '/short_description': 'Three red apples and a bunch of grapes on a wooden table.',
      '/objects/0/description': 'Three red apples with green leaves.',
      '/objects/0/number_of_objects': 3,
    },
  ],
  [
    'fruit',
    'there should be only one apple',
    {
      '/short_description': 'One red apple and a bunch of grapes on a wooden table.',
      '/objects/0/description': 'One red apple with green leaves.',
      '/objects/0/number_of_objects': null,
      '/objects/1/relationship': 'next to the apple',
    },
  ],
  [
    'harbor',
    'make it four boats',
    {
      '/short_description': /and four red boats/,
      '/objects/1/description': 'Four red fishing boats with white sails.',
      '/objects/1/number_of_objects': 4,
    },
  ],
  [
    'icon',
    'five drops instead of three',
    { '/objects/0/description': 'Open umbrella icon with five rain drops below it.' },
  ],

  [
    'harbor',
    'add another cat',
    {
      '/short_description': /with two black cats on the pier\.$/,
      '/objects/2/description': 'Two black cats with green eyes.',
      '/objects/2/number_of_objects': 2,
    },
  ],
  [
    'harbor',
    'double the boats',
    {
      '/short_description': /four red boats/,
      '/objects/1/description': 'Four red fishing boats with white sails.',
      '/objects/1/number_of_objects': 4,
    },
  ],
  [
    'bottle',
    'three roses',
    {
      '/short_description': /with three white roses beside it\.$/,
      '/objects/1/description': 'Three white roses with green leaves.',
      '/objects/1/number_of_objects': 3,
    },
  ],
  ['flat', 'two pancakes', { '/prompt': 'A robot chef flipping two pancakes in a tiny kitchen' }],
  [
    'fruit',
    'a single apple',
    {
      '/short_description': /^One red apple and/,
      '/objects/0/description': 'One red apple with green leaves.',
      '/objects/0/number_of_objects': null,
      '/objects/1/relationship': 'next to the apple',
    },
  ],
])

export const states = casesOf('state', [
  ['lantern', 'make it sit', { '/objects/0/pose': 'sitting' }],
  [
    'girl',
    'She should be running',
    {
      '/objects/0/action': /running/,
      '/objects/0/pose': /.*/,
      '/short_description':
        /^Mia, a young girl with curly red hair, runs on a solid blue background\./,
    },
  ],
  [
    'girl',
    'change the expression to angry',
    {
      '/objects/0/expression': 'angry',
    },
  ],
  [
    'gopher',
    'make it jump',
    {
      '/objects/0/action': 'jumping',
      '/objects/0/description': 'Gopher, blue character jumping with red hat',
      '/short_description':
        'Gopher, blue character jumping with red hat on a solid pink background',
    },
  ],
  ['harbor', 'the cat is sleeping', { '/objects/2/action': 'sleeping' }],
  ['lantern', 'have it look to the right', { '/objects/0/orientation': 'facing right' }],

  [
    'girl',
    'Let her jump over a puddle',
    {
      '/short_description': /red hair, jumps over a puddle/,
      '/objects/0/pose': /jump/,
      '/objects/0/action': /^jumping over a puddle/,
    },
  ],
  ['harbor', 'The cat looks at the boats', { '/objects/2/action': 'looking at the boats' }],
  [
    'lantern',
    'Turn the creature to face the viewer',
    { '/objects/0/orientation': 'facing the viewer' },
  ],
  [
    'girl',
    'She should look at the camera and hold a map',
    { '/objects/0/action': 'looking at the camera and holding a map' },
  ],
  [
    'custom',
    'make the fox sit on a rock',
    { '/subject': 'A red fox with a bushy tail, sitting on a rock' },
  ],
  ['lantern', 'Make it look sad', { '/objects/0/expression': 'sad' }],
])
