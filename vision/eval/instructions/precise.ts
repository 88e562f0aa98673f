import { casesOf, refusals } from '../case.ts'

export const fields = casesOf('field', [
  ['lantern', 'set lighting direction to from above', { '/lighting/direction': 'from above' }],
  ['lantern', 'delete the context field', { '/context': null }],
  ['lantern', 'set objects[0].pose to "arms wide open"', { '/objects/0/pose': 'arms wide open' }],
  ['lantern', 'aesthetics.mood_atmosphere = tense', { '/aesthetics/mood_atmosphere': 'tense' }],
  ['custom', 'set the version to 4', { '/version': 4 }],
  ['custom', 'Set camera.flash to true', { '/camera/flash': true }],
  ['custom', 'drop the notes', { '/notes': null }],
  [
    'custom',
    'rename the field subject to hero',
    { '/subject': null, '/hero': 'A red fox with a bushy tail, sitting in tall grass' },
  ],
  ['flat', 'remove the negative key', { '/negative': null }],
  [
    'bottle',
    'change the focal length to 50mm',
    { '/photographic_characteristics/lens_focal_length': '50mm' },
  ],

  ['custom', 'turn flash on', { '/camera/flash': true }],
  [
    'custom',
    'rename tags to keywords',
    { '/tags': null, '/keywords': ['fox', 'wildlife', 'blue sky'] },
  ],
  ['lantern', 'delete objects[0].texture', { '/objects/0/texture': null }],
  ['lantern', 'remove the photographic characteristics', { '/photographic_characteristics': null }],
  ['custom', 'add a new key "license" with value "CC0"', { '/license': 'CC0' }],
  ['lantern', 'add the word "calm" to the mood', { '/aesthetics/mood_atmosphere': 'quiet, calm' }],
])

export const fixing = casesOf('fix', [
  [
    'clash',
    'Fix the description of the hair color',
    {
      '/objects/0/description':
        'A tall elf with long silver hair and pointed ears, in a green tunic.',
    },
  ],
  [
    'clash',
    'fix the sofa color',
    {
      '/short_description': 'Juno, a tall elf with silver hair, sits on a blue sofa.',
    },
  ],

  ['clash', 'the hair color is inconsistent', { '/objects/0/description': /long silver hair/ }],
  [
    'girl',
    'Fix the hair color: it should be brown',
    { '/short_description': /curly brown hair/, '/objects/0/description': /curly brown hair/ },
  ],
  [
    'girl',
    'correct the boots to brown',
    { '/objects/0/description': /brown boots/, '/objects/0/clothing': /brown boots/ },
  ],
])

export const several = casesOf('several', [
  [
    'lantern',
    'Remove the scarf and make it night',
    {
      '/objects/0/clothing': null,
      '/lighting/conditions': 'night',
      '/short_description': /at night\.$/,
    },
  ],
  [
    'girl',
    'make the boots red and the raincoat blue',
    {
      '/short_description': /wears a blue raincoat/,
      '/objects/0/description': /blue raincoat, red boots/,
      '/objects/0/clothing': 'a blue raincoat, red boots and round glasses',
    },
  ],
  [
    'gopher',
    'add a yellow balloon; make the background white.',
    {
      '/objects/1': { description: 'yellow balloon', shape_and_color: 'yellow' },
      '/background_setting': 'solid white background',
      '/short_description': /on a solid white background$/,
      '/aesthetics/color_scheme': 'turquoise, black, white',
    },
  ],
  [
    'harbor',
    'Remove the cat. Move the lighthouse to the right. The mood is tense.',
    {
      '/short_description': 'A white lighthouse and two red boats in a small harbor at sunset.',
      '/objects/2': null,
      '/objects/0/location': /^right/,
      '/aesthetics/mood_atmosphere': 'tense',
    },
  ],

  [
    'girl',
    'Keep the raincoat but change its color to blue',
    {
      '/short_description': /wears a blue raincoat/,
      '/objects/0/description': /a blue raincoat/,
      '/objects/0/clothing': /^a blue raincoat/,
    },
  ],
  [
    'girl',
    'Change the hair to blonde, the boots to brown and the raincoat to green',
    {
      '/short_description': /curly blonde hair.*green raincoat/,
      '/objects/0/description': /blonde hair.*green raincoat, brown boots/,
      '/objects/0/clothing': 'a green raincoat, brown boots and round glasses',
    },
  ],
  [
    'girl',
    '1. remove the compass 2. make the mood calm',
    {
      '/short_description': /wears a yellow raincoat\.$/,
      '/objects/0/action': null,
      '/aesthetics/mood_atmosphere': 'calm',
    },
  ],
  [
    'lantern',
    'Could you please make the creature smaller and move it to the right? Thanks!',
    { '/objects/0/location': 'right', '/objects/0/relative_size': /medium/ },
  ],
  [
    'fruit',
    'Make the grapes green and the apples yellow',
    {
      '/short_description': /^Two yellow apples/,
      '/objects/0/description': /yellow apples/,
      '/objects/0/shape_and_color': 'round, yellow',
      '/objects/1/description': 'A bunch of green grapes.',
      '/objects/1/shape_and_color': 'green',
    },
  ],
])

export const unreadable = refusals([
  ['lantern', 'flurble the wug', 'flurble the wug'],
  ['lantern', 'remove the umbrella', 'umbrella'],
  ['girl', 'Remove the boots and flurble the wug', 'flurble the wug'],
  ['lantern', 'Fix the description of the hair color', 'hair'],
  ['girl', 'Fix the description of the hair color', 'red'],
  ['harbor', 'translate everything to French', 'translate'],
  ['custom', 'make the spaceship red', 'spaceship'],
  ['bottle', 'make it better', 'make it better'],
  ['bottle', 'change the background', 'change the background'],
  ['girl', 'invert the colors', 'invert the colors'],
  ['lantern', 'remove the wings', 'wings'],
  ['custom', 'set the season to winter', 'season'],
])
