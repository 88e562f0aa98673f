import type { InstructionCase } from '../case.ts'
import { casesOf, refusals } from '../case.ts'

const SCHEME = '/aesthetics/color_scheme'
const SHAPE = '/objects/0/shape_and_color'

/** A second set of the same kind, written before any of it was tried; kept as it was written. */
export const freshFour: readonly InstructionCase[] = [
  ...casesOf('set', [
    [
      'girl',
      "Change the character's hair color from red to black",
      {
        '/short_description': /curly black hair/,
        '/objects/0/description': /curly black hair/,
      },
      { may: [SCHEME, SHAPE] },
    ],
    [
      'knight',
      'The eyes of the knight should be amber instead of green',
      { '/objects/0/description': /with bright amber eyes|with amber eyes/ },
    ],
    [
      'street',
      'the man should be wearing a beige trench coat',
      {},
      { has: /beige trench coat/, may: ['/objects/2/clothing', '/objects/2/description'] },
    ],
    [
      'dragon',
      'Character has blue eyes',
      { '/objects/0/appearance_details': /big round blue eyes/ },
    ],
    [
      'knight',
      "The horse's saddle is black leather",
      { '/objects/1/description': /and a black leather saddle\.$/ },
    ],
    [
      'penguin',
      'Background should be a snowy field at night',
      { '/background_setting': /snowy field/ },
      { may: ['/short_description', '/lighting/conditions', SCHEME] },
    ],
    [
      'barista',
      'The lighting is cold and blue',
      { '/lighting/conditions': /cold.*blue/ },
      { may: [SCHEME] },
    ],
    [
      'tale',
      'Clothing: a red cloak with a hood',
      { '/objects/0/clothing': /red cloak with a hood/ },
      {
        may: ['/objects/0/description'],
      },
    ],
    ['toy', 'the windowsill should be a bookshelf', { '/action': 'sleeping on a bookshelf' }],
    [
      'street',
      "Please change the tulips' colour to white, it would suit the season better",
      { '/objects/3/description': /buckets of white tulips/ },
      { may: [SCHEME, '/objects/3/shape_and_color'] },
    ],
    ['palette', 'the style should be flat vector', { '/style': 'flat vector' }],
    [
      'club',
      "Bo's trousers should be beige",
      { '/scene/characters/1/look/outfit/bottom': 'beige trousers' },
    ],
    [
      'gopher',
      "gopher's hat must be green",
      {
        '/objects/0/description': /green hat/,
        '/short_description': /green hat/,
      },
      { may: [SCHEME] },
    ],
    [
      'bottle',
      'marble table → dark wooden table',
      {
        '/short_description': /on a dark wooden table/,
        '/background_setting': /^A dark wooden table/,
      },
      { never: /marble/ },
    ],
    [
      'harbor',
      'The lighthouse has a blue roof',
      { '/objects/0/description': /with a blue roof\.$/ },
      { may: [SCHEME, SHAPE] },
    ],
    ['cottage', 'Make it winter', { '/season': 'winter' }],
    [
      'lantern',
      'Could the scarf perhaps be orange rather than blue?',
      { '/objects/0/clothing': 'an orange scarf' },
      { may: [SCHEME] },
    ],
  ]),
  ...casesOf('rename', [
    [
      'gopher',
      'Character name: Lucy',
      {
        '/objects/0/description': /^Lucy, blue character/,
        '/short_description': /^Lucy, blue character/,
      },
      { never: /Gopher/ },
    ],
    [
      'lantern',
      "Let's call him Lumo.",
      { '/short_description': /Lumo/, '/objects/0/description': /Lumo/ },
    ],
    [
      'harbor',
      'The cat is called Salty',
      { '/objects/2/description': /Salty/ },
      { may: ['/short_description'] },
    ],
    [
      'tale',
      'our hero has a new name, Finn',
      { '/short_description': /^Finn the fox/, '/objects/0/description': /^Finn,/ },
      { never: /Nilo/, may: ['/objects/0/appearance_details'] },
    ],
    ['club', "Aria's name should be Arya", { '/scene/characters/0/name': 'Arya' }],
  ]),
  ...casesOf('remove', [
    [
      'knight',
      'Remove any mention of the mist.',
      {
        '/short_description': /on the left\. (?:The f|F)irst sunlight/i,
        '/objects/0/appearance_details': /the tips of her hair are slightly wet\.$/,
        '/background_setting': /through an arch\.$/,
      },
      { never: /mist\b/i },
    ],
    [
      'street',
      'erase the paper bag',
      {
        '/short_description': /She holds a transparent umbrella(?: with bread)?\. Behind/,
        '/objects/0/description': /She holds a transparent umbrella in her right hand\.$/,
      },
      { never: /paper bag/ },
    ],
    ['street', 'Please take out the text', { '/text_render': null }],
    [
      'penguin',
      "we don't need the rosy cheeks",
      { '/objects/0/description': /with a dark grey back and a cream belly\. He/ },
      { never: /cheeks/ },
    ],
    [
      'bottle',
      'Get rid of all references to gold.',
      {
        '/short_description': /with a cap on a marble/,
        '/objects/0/description': /with a cap and a black label/,
        '/objects/0/shape_and_color': /^square, transparent$/,
        '/aesthetics/color_scheme': /^(?:muted )?white and gray$/,
        '/text_render/0/color': null,
      },
      { never: /gold/ },
    ],
    ['fruit', 'No leaves on the apples', { '/objects/0/description': 'Two red apples.' }],
    ['custom', 'remove the tag wildlife', { '/tags': ['fox', 'blue sky'] }],
    [
      'barista',
      "Don't mention the tattoo, please.",
      { '/objects/0/description': /over a checkered shirt\.$/ },
    ],
    [
      'clash',
      'delete the sofa',
      {
        '/short_description':
          /^Juno, a tall elf with silver hair,? sits\.$|^Juno, a tall elf with silver hair\.$/,
        '/objects/0/relationship': /.*/,
        '/objects/1': null,
      },
      { never: /sofa/, may: [SCHEME, '/objects/0'] },
    ],
  ]),
  ...casesOf('negation', [
    ['sneaker', 'The shadows should not be hard', { '/lighting/shadows': /^dark$|soft/ }],
    [
      'tale',
      'He is not carrying a lantern anymore',
      { '/short_description': /at night\.$/, '/objects/0/action': null },
      { may: ['/lighting/conditions'] },
    ],
    [
      'girl',
      'she has no freckles',
      {
        '/objects/0/description': /curly red hair, wearing/,
        '/objects/0/appearance_details': /^a small gap in her teeth/,
      },
      { never: /freckle/ },
    ],
    ['club', 'no candles', { '/scene/setting/props': ['piano', 'round tables'] }],
  ]),
  ...casesOf('replace', [
    [
      'girl',
      "Replace all mentions of 'girl' with 'woman'",
      { '/short_description': /a young woman with/, '/objects/0/description': /young woman with/ },
      { never: /girl/ },
    ],
    [
      'harbor',
      'instead of the cat I would like a seagull',
      {
        '/short_description': /with a (?:black )?seagull on the pier\.$/,
        '/objects/2/description': /seagull/,
      },
      { never: /\bcat\b/, may: ['/objects/2'] },
    ],
    [
      'barista',
      'coffee → tea',
      {
        '/short_description': /into a tea cup/,
        '/context': 'An editorial photo for a magazine about tea.',
      },
    ],
    [
      'knight',
      "Change 'digital illustration' to 'oil painting'",
      { '/style_medium': 'oil painting' },
    ],
    [
      'parts',
      'swap the cliff for a sand dune',
      { '/prompt_parts/1': /^standing on a (?:rocky )?sand dune$/ },
    ],
  ]),
  ...casesOf('add', [
    [
      'tale',
      'Add a small owl next to the fox',
      { '/objects/1': /owl/ },
      { may: ['/short_description'] },
    ],
    [
      'girl',
      'Mention that she is 10 years old',
      {},
      {
        has: /10[- ]years?[- ]old/,
        may: ['/objects/0/description', '/objects/0/appearance_details'],
      },
    ],
    [
      'bottle',
      'Include a few water droplets on the glass',
      {},
      {
        has: /water droplets/,
        may: [
          '/objects/0/appearance_details',
          '/objects/0/description',
          '/objects/2',
          '/objects/0/texture',
        ],
      },
    ],
    [
      'sneaker',
      "write 'RUN' on the wall",
      { '/text_render/0/text': 'RUN' },
      { may: ['/text_render/0'] },
    ],
    [
      'penguin',
      'he also has a tiny bell around his neck',
      {},
      {
        has: /tiny bell/,
        may: [
          '/objects/0/appearance_details',
          '/objects/0/description',
          '/objects/0/clothing',
          '/objects/0/action',
          '/objects/0/relationship',
          '/objects/1',
        ],
      },
    ],
    [
      'custom',
      'the tags should also include "forest"',
      { '/tags': ['fox', 'wildlife', 'blue sky', 'forest'] },
    ],
    [
      'toy',
      'put a small lamp next to the cat',
      {},
      { has: /lamp/, may: ['/subject', '/objects', '/place'] },
    ],
  ]),
  ...casesOf('more or less', [
    [
      'lantern',
      'Describe the lighting in more detail',
      { '/lighting/conditions': /^blue hour.{4,}/ },
    ],
    ['barista', 'the style should be more painterly', { '/artistic_style': /painterly/ }],
    ['harbor', 'Make everything a little brighter', { '/lighting/conditions': /bright/ }],
    [
      'girl',
      'she should look older',
      {},
      { has: /older/, may: ['/short_description', '/objects/0/description'] },
    ],
    [
      'street',
      'more pedestrians would be nice',
      {},
      { has: /pedestrians/, may: ['/objects/4', '/background_setting'] },
    ],
    [
      'fruit',
      'Simplify the background',
      { '/background_setting': /simple|plain|^A wooden table\.$/i },
      { may: ['/short_description'] },
    ],
    [
      'knight',
      'The short description is too long',
      { '/short_description': /^A young female knight(?!.*first sunlight catches)/ },
    ],
    [
      'tale',
      'Bigger lantern!',
      {},
      {
        has: /(?:big|large|bigger|larger) lantern/,
        may: ['/short_description', '/objects/0/action', '/lighting/conditions'],
      },
    ],
  ]),
  ...casesOf('move', [
    ['tale', 'The fox should be in the centre of the picture', { '/objects/0/location': /center/ }],
    [
      'knight',
      'banner to the right please',
      { '/objects/2/location': /right/ },
      { may: ['/short_description'] },
    ],
    [
      'fruit',
      'swap the apples and the grapes',
      { '/objects/0/location': 'right', '/objects/1/location': 'left' },
    ],
  ]),
  ...casesOf('count', [
    [
      'harbor',
      'There are four boats, not two',
      {
        '/short_description': /four red boats/,
        '/objects/1/description': /^Four red fishing boats/,
        '/objects/1/number_of_objects': 4,
      },
    ],
    [
      'icon',
      'use only one drop',
      { '/objects/0/description': /with one rain drop below it\.$/ },
      { may: [SHAPE] },
    ],
    [
      'street',
      'two dogs',
      { '/short_description': /walking two small brown dogs/ },
      {
        may: ['/objects/1', '/objects/0/relationship', '/objects/0/action'],
      },
    ],
  ]),
  ...casesOf('state', [
    ['girl', 'Her arms should be crossed', { '/objects/0/pose': /arms crossed/ }],
    [
      'harbor',
      'the cat is now asleep',
      {},
      {
        has: /sleeping|asleep/,
        may: [
          '/objects/2/pose',
          '/objects/2/action',
          '/short_description',
          '/objects/2/relationship',
        ],
      },
    ],
    [
      'barista',
      'He should look at the viewer',
      {},
      {
        has: /(?:looking at|facing) the viewer/,
        may: ['/objects/0/action', '/objects/0/orientation'],
      },
    ],
    ['club', 'Aria sings', {}, { has: /sing/, may: ['/scene/characters/0'] }],
    [
      'knight',
      'change her expression to a fierce scowl',
      { '/objects/0/expression': /fierce scowl/i },
      { may: ['/objects/0/description'] },
    ],
  ]),
  ...casesOf('look', [
    [
      'girl',
      'Change the camera angle to a low angle',
      { '/photographic_characteristics/camera_angle': /low angle/ },
    ],
    [
      'tale',
      'Turn the night scene into a day scene',
      { '/lighting/conditions': /day/ },
      { may: ['/short_description', '/background_setting', '/lighting/direction'] },
    ],
    ['custom', 'give it a gloomy mood', { '/mood': 'gloomy' }],
    [
      'barista',
      'use a wide angle lens',
      { '/photographic_characteristics/lens_focal_length': /wide[- ]angle/ },
    ],
    [
      'icon',
      'No shadows, flat colors only',
      { '/lighting/conditions': /.*/ },
      { may: [SCHEME, '/artistic_style', '/lighting/shadows'] },
    ],
    ['flat', 'style: art deco poster', { '/style': 'art deco poster' }],
  ]),
  ...casesOf('field', [
    ['club', 'scene.characters[1].age: 41', { '/scene/characters/1/age': 41 }],
    ['palette', 'empty the avoid list', { '/avoid': null }],
    ['fahrrad', 'change höhe to 1024', { '/größe/höhe': 1024 }],
    [
      'barista',
      'Set the lens to 24mm and the camera angle to high angle',
      {
        '/photographic_characteristics/lens_focal_length': '24mm',
        '/photographic_characteristics/camera_angle': 'high angle',
      },
    ],
    ['knight', 'mood = grim, desperate', { '/aesthetics/mood_atmosphere': 'grim, desperate' }],
  ]),
  ...casesOf('fix', [
    [
      'clash',
      'The hair colour is described inconsistently, please fix',
      { '/objects/0/description': /silver hair/ },
      { never: /blonde/ },
    ],
    [
      'dragon',
      'Correct the eye color: green',
      { '/objects/0/appearance_details': /big round green eyes/ },
      { may: [SCHEME] },
    ],
    [
      'knight',
      'The hair is wrongly described as silver. It is black.',
      {
        '/short_description': /long black hair/,
        '/objects/0/description': /long, black hair/,
      },
      { may: [SCHEME] },
    ],
  ]),
  ...casesOf('several', [
    [
      'girl',
      'Make her hair blonde, remove the glasses and set the mood to calm',
      {
        '/short_description': /curly blonde hair/,
        '/objects/0/description': /curly blonde hair.*green boots\.$/,
        '/objects/0/clothing': 'a yellow raincoat and green boots',
        '/aesthetics/mood_atmosphere': 'calm',
      },
      { may: [SCHEME, SHAPE] },
    ],
    [
      'tale',
      'The fox is called Rusty, wears a blue raincoat and has no lantern',
      {
        '/short_description': /^Rusty the fox/,
        '/objects/0/description': /^Rusty,.*blue raincoat/,
        '/objects/0/appearance_details': /^Rusty's/,
        '/objects/0/clothing': /blue raincoat/,
        '/objects/0/action': null,
      },
      { never: /Nilo|yellow raincoat/, may: ['/lighting/conditions'] },
    ],
    [
      'street',
      'Change the season to winter; the woman wears a black hat; remove the flower stall',
      {
        '/short_description': /./,
        '/objects': /black hat/,
        '/background_setting': /winter|snow/i,
      },
      { never: /flower stall/ },
    ],
    [
      'palette',
      'style: pixel art, seed: 99, and add pink to the colours',
      {
        '/style': 'pixel art',
        '/seed': 99,
        '/colors': ['#ff5500', 'teal', 'cream', 'pink'],
      },
    ],
    [
      'bottle',
      'I would like the rose to be red and the label to be white, and please move the rose to the left.',
      {
        '/short_description': /with a red rose/,
        '/objects/0/description': /a white label/,
        '/objects/1/description': /^A red rose/,
        '/objects/1/shape_and_color': /^red, green/,
        '/objects/1/location': /left/,
      },
      { may: [SCHEME] },
    ],
  ]),
  ...refusals([
    ['girl', 'make the unicorn sparkle', 'unicorn'],
    ['club', 'add more cowbell to the drummer', 'drummer'],
    ['harbor', 'remove the submarine', 'submarine'],
    ['toy', 'qwertz asdf', 'qwertz asdf'],
    ['knight', 'make the cape blue and defenestrate the zorp', 'defenestrate the zorp'],
  ]),
]
