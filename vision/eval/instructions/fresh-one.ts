import type { InstructionCase } from '../case.ts'
import { casesOf, refusals } from '../case.ts'

/** Written without looking at what the grammar makes of them; kept as they were written. */
export const freshOne: readonly InstructionCase[] = [
  ...casesOf('rename', [
    [
      'dragon',
      'The dragon should be called Cinder from now on',
      { '/short_description': /^Cinder is a small green dragon/ },
      { never: /Ember/ },
    ],
    [
      'sneaker',
      'Call the sneakers "Night Runner"',
      { '/short_description': /Night Runner/, '/objects/0/description': /Night Runner/ },
    ],
  ]),
  ...casesOf('remove', [
    [
      'dragon',
      'Get rid of the apron',
      {
        '/short_description': /The dragon wears a tall chef hat\.$/,
        '/objects/0/description': /two tiny horns\. It wears a tall chef hat\.$/,
        '/objects/0/clothing': 'tall chef hat',
      },
      { never: /apron/ },
    ],
    [
      'dragon',
      'delete the horns please',
      { '/objects/0/description': /stubby orange wings and a long tail\. It wears/ },
      { never: /horn/ },
    ],
    [
      'dragon',
      'Remove the flour',
      {
        '/objects/0/appearance_details':
          'big round eyes with golden pupils, a single tooth sticks out',
      },
    ],
    [
      'sneaker',
      'remove the logo',
      {
        '/objects/0/description':
          'A pair of black leather sneakers with white soles and red laces.',
      },
    ],
    [
      'cottage',
      'remove the boat',
      {
        '/description':
          'A small stone cottage with a thatched roof stands by a quiet lake. Smoke rises from the chimney.',
        '/elements': ['stone cottage', 'pine trees', 'wooden fence'],
      },
    ],
    ['cottage', 'No smoke', { '/description': /A rowing boat lies on the shore\.$/ }],
  ]),
  ...casesOf('negation', [
    [
      'dragon',
      'The dragon must not wear a hat',
      {
        '/short_description': /The dragon wears a white apron\.$/,
        '/objects/0/description': /It wears a white apron\.$/,
        '/objects/0/clothing': 'white apron',
      },
      { never: /hat\b/ },
    ],
    [
      'sneaker',
      'the laces are not red',
      { '/objects/0/description': /white soles, laces and a silver logo/ },
    ],
  ]),
  ...casesOf('set', [
    ['dragon', 'Make the wings purple', { '/objects/0/description': /stubby purple wings/ }],
    ['dragon', 'his eyes are blue', { '/objects/0/appearance_details': /^big round blue eyes/ }],
    [
      'sneaker',
      'change the laces to neon yellow',
      { '/objects/0/description': /white soles, neon yellow laces/ },
    ],
    [
      'sneaker',
      'make the sneakers white with black soles',
      {
        '/short_description': /white leather sneakers with black soles/,
        '/objects/0': /white leather sneakers with black soles/,
      },
    ],
    ['cottage', 'the season is winter', { '/season': 'winter' }],
    [
      'cottage',
      'make the roof red',
      { '/description': /with a red thatched roof|with a thatched red roof/ },
    ],
    ['cottage', 'set the accent color to pink', { '/palette/accent': 'pink' }],
    ['dragon', 'change the mood to adventurous', { '/aesthetics/mood_atmosphere': 'adventurous' }],
  ]),
  ...casesOf('replace', [
    [
      'dragon',
      'Swap the chef hat for a baseball cap',
      {
        '/short_description': /baseball cap\.$/,
        '/objects/0/description': /baseball cap\.$/,
        '/objects/0/clothing': /baseball cap$/,
      },
      { never: /chef/ },
    ],
    [
      'sneaker',
      'Use suede instead of leather',
      {
        '/short_description': /black suede sneakers/,
        '/objects/0/description': /black suede sneakers/,
        '/objects/0/texture': 'grained suede',
      },
      { never: /leather/ },
    ],
    [
      'cottage',
      'turn the boat into a canoe',
      { '/description': /canoe lies on the shore/, '/elements': /canoe/ },
      { never: /boat/ },
    ],
  ]),
  ...casesOf('add', [
    ['dragon', 'Give him a rolling pin', { '/objects/0/action': 'holding a rolling pin' }],
    ['dragon', 'add freckles to his cheeks', { '/objects/0/appearance_details': /freckles/ }],
    [
      'cottage',
      'add a duck',
      { '/elements': ['stone cottage', 'rowing boat', 'pine trees', 'wooden fence', 'duck'] },
    ],
    ['sneaker', 'Add a puddle on the floor', { '/objects/1': /puddle/ }],
  ]),
  ...casesOf('more or less', [
    ['dragon', 'Make the dragon slimmer', { '/objects/0/description': /slim/ }],
    ['sneaker', 'soften the shadows', { '/lighting/shadows': /soft/ }],
    [
      'dragon',
      'I would like the colors to be less saturated',
      { '/aesthetics/color_scheme': /muted|less saturated/ },
    ],
    ['cottage', 'more detailed description', { '/description': /autumn|gouache/i }],
  ]),
  ...casesOf('move', [
    ['sneaker', 'shift the sneakers to the lower left', { '/objects/0/location': 'bottom left' }],
  ]),
  ...casesOf('count', [
    ['dragon', 'It should have three horns', { '/objects/0/description': /three tiny horns/ }],
    [
      'cottage',
      'two boats',
      { '/description': /Two rowing boats lie on the shore/, '/elements': /rowing boats/ },
    ],
  ]),
  ...casesOf('state', [
    ['dragon', 'Have him knead dough', { '/objects/0/action': 'kneading dough' }],
    ['dragon', 'He looks surprised', { '/objects/0/expression': 'surprised' }],
  ]),
  ...casesOf('look', [
    ['dragon', 'Render it as a watercolor', { '/style_medium': /watercolor/ }],
    [
      'sneaker',
      'shot from a low angle',
      { '/photographic_characteristics/camera_angle': /low angle/ },
    ],
  ]),
  ...casesOf('field', [
    ['cottage', 'set style.detail to high', { '/style/detail': 'high' }],
    ['cottage', 'people: 2', { '/people': 2 }],
  ]),
  ...casesOf('several', [
    [
      'dragon',
      'Remove the tail, make the apron blue and add glasses',
      {
        '/short_description': /wears a blue apron/,
        '/objects/0/description': /stubby orange wings and two tiny horns\. It wears a blue apron/,
        '/objects/0/clothing': /blue apron.*glasses/,
      },
      { never: /\btail\b/ },
    ],
  ]),
  ...refusals([
    ['cottage', 'paint the windows green', 'windows'],
    ['dragon', 'hum a tune backwards', 'tune'],
  ]),
]
