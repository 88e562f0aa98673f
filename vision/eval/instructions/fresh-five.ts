import type { InstructionCase } from '../case.ts'
import { casesOf, refusals } from '../case.ts'

const SCHEME = '/aesthetics/color_scheme'
const SHAPE = '/objects/0/shape_and_color'

/** A third set, written before any of it was tried; kept as it was written. */
export const freshFive: readonly InstructionCase[] = [
  ...casesOf('set', [
    [
      'lantern',
      "The creature's eye is actually blue",
      { '/objects/0/description': /one (?:warm )?blue (?:warm )?eye\.$/ },
      { may: [SCHEME] },
    ],
    [
      'street',
      'the woman has grey hair, not white',
      { '/objects/0/description': /short gr[ae]y hair/ },
      { never: /white hair/ },
    ],
    [
      'street',
      "the dog's collar must be red",
      { '/objects/1/description': /a red collar on a red leash/ },
      { may: [SCHEME] },
    ],
    [
      'knight',
      'Her gloves should rather be black',
      {
        '/objects/0/description': /black leather gloves/,
        '/objects/0/clothing': /black leather gloves\.$/,
      },
    ],
    ['club', 'the setting is a concert hall', {}, { has: /concert hall/, may: ['/scene/setting'] }],
    [
      'club',
      "change Aria's skirt to a long red skirt",
      { '/scene/characters/0/look/outfit/bottom': /red skirt/ },
    ],
    ['toy', 'The window should be square', { '/place': /square window/ }],
    ['fahrrad', 'stil = Ölgemälde', { '/stil': 'Ölgemälde' }],
    [
      'icon',
      'the drops are green',
      { '/objects/0/shape_and_color': /green drops/ },
      { may: ['/objects/0/description', SCHEME] },
    ],
    [
      'bottle',
      'I think the wall looks better in beige',
      { '/background_setting': /plain beige wall/ },
      { may: [SCHEME] },
    ],
    [
      'dragon',
      'apron colour should be pink, thanks',
      {
        '/short_description': /a pink apron/,
        '/objects/0/description': /a pink apron/,
        '/objects/0/clothing': /^pink apron/,
      },
      { may: [SCHEME] },
    ],
    [
      'harbor',
      'The boats are made of wood',
      {},
      { has: /wood/, may: ['/objects/1', '/short_description'] },
    ],
    [
      'penguin',
      'make his feet yellow and the beak black',
      {
        '/objects/0/appearance_details': /tiny yellow feet/,
        '/objects/0/shape_and_color': /a black beak/,
      },
      { may: [SCHEME] },
    ],
    [
      'flat',
      'the color palette should be pastel pink and grey',
      { '/color_palette': /pastel pink and gr[ae]y/ },
    ],
  ]),
  ...casesOf('rename', [
    [
      'knight',
      'The name of the character is Lucy.',
      { '/short_description': /Lucy/, '/objects/0/description': /Lucy/ },
      { may: ['/objects/0/relationship', '/objects/1/relationship'] },
    ],
    [
      'dragon',
      'Ember should be renamed to Sparky',
      { '/short_description': /^Sparky is a small/ },
      { never: /Ember/ },
    ],
    [
      'barista',
      'He is called Otto',
      { '/short_description': /Otto/, '/objects/0/description': /Otto/ },
      { may: ['/objects/1/relationship'] },
    ],
    [
      'girl',
      "change the girl's name to Lucy",
      {
        '/short_description': /^Lucy, a young girl/,
        '/objects/0/appearance_details': /Lucy's hair/,
      },
      { never: /Mia/, may: ['/objects/0/description'] },
    ],
  ]),
  ...casesOf('remove', [
    [
      'gopher',
      'Remove references to the pink background',
      {
        '/background_setting': null,
        [SCHEME]: 'turquoise, black',
        '/short_description': 'Gopher, blue character waving with red hat',
      },
      { never: /pink/ },
    ],
    [
      'knight',
      "the horse shouldn't have a saddle",
      {
        '/objects/1/description': 'A white horse with a braided mane.',
        '/objects/1/appearance_details': /^The mane is braided with red ribbons\.$/,
      },
      { never: /saddle/ },
    ],
    [
      'street',
      "Please remove the woman's glasses",
      { '/objects/0/description': /short white hair, dressed/ },
      { never: /glasses/ },
    ],
    ['tale', 'cut the moon and the firs', { '/background_setting': 'Snowy forest' }],
    [
      'barista',
      'Scrap the saucer',
      { '/objects/1/description': 'A white porcelain cup, with latte art in the shape of a fern.' },
    ],
    ['palette', 'delete the seed', { '/seed': null }],
    ['cottage', "I'd rather not have any smoke", { '/description': /lies on the shore\.$/ }],
  ]),
  ...casesOf('negation', [
    ['toy', "The cat isn't black", { '/subject': 'a cat with a red collar' }],
    [
      'penguin',
      'Pip should not wear a scarf',
      {
        '/short_description': /^Pip, a small round penguin,? in soft/,
        '/objects/0/description': /rosy cheeks\.$/,
        '/objects/0/clothing': null,
      },
      { may: [SCHEME] },
    ],
  ]),
  ...casesOf('replace', [
    [
      'girl',
      'She should hold a map instead of a compass',
      {
        '/short_description': /holds a (?:brass )?map\.$/,
        '/objects/0/action': /holding a (?:brass )?map/,
      },
      { never: /compass/ },
    ],
    [
      'sneaker',
      'exchange the concrete floor for a wooden floor',
      { '/short_description': /stands on a wooden floor/, '/background_setting': /^Wooden floor/ },
    ],
    [
      'icon',
      'not an umbrella but a raincoat',
      { '/short_description': /raincoat icon/, '/objects/0/description': /raincoat icon/ },
      { never: /umbrella/ },
    ],
    [
      'badge',
      'swap blue for purple',
      { '/icon': /a purple shield/, '/colors': ['purple', 'white', 'gold'] },
    ],
  ]),
  ...casesOf('add', [
    [
      'knight',
      'She needs a leather belt',
      {},
      { has: /leather belt/, may: ['/objects/0/clothing', '/objects/0/description'] },
    ],
    [
      'harbor',
      'Please put two seagulls on the lighthouse',
      { '/objects/3': /seagull/ },
      { may: ['/short_description'] },
    ],
    [
      'club',
      'there should also be a disco ball in the props',
      {},
      { has: /disco ball/, may: ['/scene/setting/props/3'] },
    ],
    ['flat', 'add "lowres" to negative', { '/negative': 'text, watermark, lowres' }],
    ['parts', 'also add "8k resolution"', {}, { has: /8k resolution/, may: ['/prompt_parts/3'] }],
    [
      'gopher',
      'give him sunglasses',
      {},
      {
        has: /sunglasses/,
        may: ['/objects/0/description', '/short_description', '/objects/0/clothing'],
      },
    ],
  ]),
  ...casesOf('more or less', [
    [
      'dragon',
      'Make the style description more detailed',
      { '/artistic_style': /^cartoonish, polished.{4,}/ },
    ],
    ['girl', 'more contrast please', { '/lighting/conditions': /contrast/ }],
    [
      'knight',
      'the sword should be much bigger',
      {},
      {
        has: /(?:larger|bigger|huge|very large) sword/,
        may: ['/short_description', '/objects/0/relationship'],
      },
    ],
    [
      'barista',
      'The beard is too thick',
      { '/objects/0/description': /with a (?:thin |less thick )?brown beard/ },
    ],
    ['bottle', 'softer light', { '/lighting/conditions': /soft/ }],
    ['tale', 'less adventurous mood', { '/aesthetics/mood_atmosphere': 'quiet' }],
  ]),
  ...casesOf('move and count', [
    [
      'street',
      'The man should stand on the left',
      { '/objects/2/location': /left/ },
      { may: ['/objects/2/pose'] },
    ],
    [
      'bottle',
      'place the rose behind the bottle',
      { '/objects/1/relationship': /behind the bottle/ },
    ],
    [
      'fruit',
      'three apples instead of two',
      {
        '/short_description': /^Three red apples/,
        '/objects/0/description': /^Three red apples/,
        '/objects/0/number_of_objects': 3,
      },
    ],
    ['penguin', 'three eyebrow dots', { '/objects/0/appearance_details': /three eyebrow dots/ }],
  ]),
  ...casesOf('state and look', [
    [
      'harbor',
      'The cat looks at the boats',
      {},
      {
        has: /looking at the boats/,
        may: ['/objects/2/action', '/objects/2/orientation', '/objects/2/pose'],
      },
    ],
    [
      'girl',
      'let her jump',
      {},
      { has: /jump/, may: ['/objects/0/pose', '/objects/0/action', '/short_description'] },
    ],
    ['street', 'she looks sad', { '/objects/0/expression': 'sad' }],
    [
      'dragon',
      'The scene takes place outdoors in a garden',
      { '/background_setting': /garden/ },
      { may: ['/short_description'] },
    ],
    [
      'knight',
      'Set it at midnight',
      { '/lighting/conditions': /midnight/, '/short_description': /at midnight/ },
    ],
    ['custom', 'make it rainy', { '/background/weather': 'rainy' }],
    [
      'lantern',
      'rendered in the style of Studio Ghibli',
      {},
      { has: /Studio Ghibli/, may: ['/artistic_style'] },
    ],
  ]),
  ...casesOf('fix and field', [
    ['clash', 'Fix the hair color description', { '/objects/0/description': /long silver hair/ }],
    [
      'tale',
      'Fix the description of the raincoat: it is green.',
      { '/objects/0/description': /a green raincoat/, '/objects/0/clothing': /^green raincoat/ },
    ],
    [
      'girl',
      'Please correct: boots are brown',
      { '/objects/0/description': /brown boots/, '/objects/0/clothing': /brown boots/ },
      { may: [SCHEME, SHAPE] },
    ],
    [
      'street',
      'update photographic_characteristics.focus to "sharp on the dog"',
      { '/photographic_characteristics/focus': 'sharp on the dog' },
    ],
    ['club', 'render quality denoise: false', { '/render/quality/denoise': false }],
    ['knight', 'Replace the context by "Poster of a film"', { '/context': 'Poster of a film' }],
  ]),
  ...casesOf('several', [
    [
      'street',
      "The dog is black, the leash is green and the woman isn't smiling.",
      {
        '/short_description': /small black dog/,
        '/objects/1/description': /black terrier.*a green leash/,
        '/objects/1/shape_and_color': /black/,
        '/objects/0/expression': null,
      },
      { may: [SCHEME] },
    ],
    [
      'knight',
      'Lucy is her name, she has red hair and no scar',
      {
        '/short_description': /Lucy/,
        '/objects/0/description': /Lucy.*red hair.*bright green eyes\.$/,
      },
      {
        never: /silver|scar\b/,
        may: [SCHEME, '/objects/0/relationship', '/objects/1/relationship'],
      },
    ],
    [
      'club',
      'Set the time to noon, the engine to cycles and the aspect to 4:5',
      { '/scene/setting/time': 'noon', '/render/engine': 'cycles', '/render/aspect': '4:5' },
    ],
    [
      'fruit',
      'Remove the grapes, add a banana next to the apples and make the table white',
      {
        '/short_description': /^Two red apples on a white/,
        '/objects/1': /banana/,
        '/background_setting': /white/,
      },
      { never: /grape/, may: [SCHEME] },
    ],
  ]),
  ...refusals([
    ['fruit', 'make the melon bigger', 'melon'],
    ['club', 'remove the drums', 'drums'],
    ['lantern', 'gibber the moop and remove the scarf', 'gibber the moop'],
    ['girl', 'What is her name?', 'what is her name'],
  ]),
]
