import { casesOf } from '../case.ts'

export const naming = casesOf('rename', [
  [
    'lantern',
    "Character's name is Lucy",
    {
      '/short_description': 'Lucy, a round paper-lantern creature, waits on a jetty at dusk.',
      '/objects/0/description':
        /^Lucy, (?:a )?lantern creature with a folded-paper body and one warm eye\.$/,
    },
  ],
  [
    'girl',
    'call her Lucy',
    {
      '/short_description':
        'Lucy, a young girl with curly red hair, stands on a solid blue background. She wears a yellow raincoat and holds a brass compass.',
      '/objects/0/appearance_details':
        "freckles on her nose, a small gap in her teeth, Lucy's hair is tied back",
    },
    { never: /Mia/ },
  ],
  [
    'girl',
    'Rename Mia to Lucy',
    {
      '/short_description': /^Lucy, a young girl/,
      '/objects/0/appearance_details': /Lucy's hair is tied back$/,
    },
    { never: /Mia/ },
  ],
  [
    'girl',
    'please change the name to lucy',
    { '/short_description': /^Lucy, a young girl/, '/objects/0/appearance_details': /Lucy's hair/ },
    { never: /Mia/ },
  ],
  [
    'gopher',
    'The name of the character should be Bob',
    {
      '/objects/0/description': 'Bob, blue character waving with red hat',
      '/short_description': 'Bob, blue character waving with red hat on a solid pink background',
    },
  ],
  ['schema', 'Its name is Ziggy', { '/objects/0/description': /^Ziggy\b/ }],
  [
    'custom',
    'Name the fox Rusty',
    { '/subject': /^Rusty, a red fox with a bushy tail/, '/notes': /./ },
  ],
  [
    'clash',
    'Juno is now called Elowen',
    { '/short_description': /^Elowen, a tall elf/ },
    { never: /Juno/ },
  ],

  [
    'girl',
    'Mia should be called "Dr. Zoe"',
    {
      '/short_description': /^Dr\. Zoe, a young girl/,
      '/objects/0/appearance_details': /, Dr\. Zoe's hair is tied back$/,
    },
    { never: /Mia/ },
  ],
  [
    'girl',
    "her name's Zoe",
    { '/short_description': /^Zoe, a young girl/, '/objects/0/appearance_details': /Zoe's hair/ },
    { never: /Mia/ },
  ],
  [
    'girl',
    'use the name Zoe instead of Mia',
    { '/short_description': /^Zoe, a young girl/, '/objects/0/appearance_details': /Zoe's hair/ },
    { never: /Mia/ },
  ],
  [
    'girl',
    'remove the name',
    {
      '/short_description': /^A young girl with curly red hair/,
      '/objects/0/appearance_details': /./,
    },
    { never: /Mia/ },
  ],
  [
    'flat',
    "the robot's name is Chip",
    { '/prompt': 'Chip, a robot chef flipping a pancake in a tiny kitchen' },
  ],
  [
    'icon',
    'rename umbrella to parasol',
    { '/short_description': /^Flat parasol icon/, '/objects/0/description': /^Open parasol icon/ },
    { never: /umbrella/ },
  ],
])
