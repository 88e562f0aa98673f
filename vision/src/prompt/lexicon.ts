function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}

export const COUNTS: ReadonlyMap<string, number> = new Map([
  ...'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index + 2] as const),
  ['dozen', 12],
  ['pair', 2],
  ['couple', 2],
  ['trio', 3],
  ['both', 2],
])

const SMALL = 'tiny small little mini miniature'
const LARGE = 'large big huge giant enormous gigantic massive'

export const SIZES: ReadonlyMap<string, string> = new Map([
  ...SMALL.split(' ').map((word) => [word, 'small'] as const),
  ...LARGE.split(' ').map((word) => [word, 'large'] as const),
  ['medium', 'medium'],
])

export const DETERMINERS = set(
  'a an the some this that these those my our your his her its their one single',
)

export const PREPOSITIONS = set(
  `with without in on at of from to into onto over under above below behind beside between near next by for through
   around across along against inside outside beneath beyond towards toward like as than off up down wearing`,
)

export const EXPRESSIONS = set(
  `happy sad angry smiling laughing crying surprised excited scared afraid confused winking frowning bored shy proud
   worried tired sleepy dizzy shocked grumpy cheerful joyful serious nervous embarrassed amazed curious annoyed furious
   grinning sobbing yawning blushing disappointed astonished terrified frightened lonely delighted smirking`,
)

/** Words that tell how a thing is and never what it is; those that are nouns as well ("square", "light") are not here. */
export const ADJECTIVES = set(
  `cute adorable lovely pretty beautiful handsome ugly funny silly weird strange scary creepy friendly brave strong wild
   calm gentle clever smart wise lazy round rectangular triangular circular curved curvy pointy sharp spiky straight twisted
   bent hollow tall short long thin thick wide narrow fat chubby slim skinny plump slender muscular soft hard smooth rough
   fluffy furry fuzzy hairy scaly shiny glossy sparkly glittery transparent translucent wet dry clean dirty dusty rusty old
   young new ancient modern vintage retro futuristic elegant fancy simple plain detailed stylish wooden metallic woolen
   striped spotted dotted checkered patterned colorful multicolored bright dark pale hot cold warm frozen fresh ripe juicy
   tasty delicious fast slow quick quiet loud royal noble mystical nice great bad perfect broken closed empty stylized
   geometric abstract symmetrical organic mechanical robotic sturdy`,
)

export const POSES = set(
  `sitting standing lying kneeling crouching leaning squatting hanging reclining slouching lounging perching posing
   seated crouched curled`,
)

/** Poses of two words, which nothing else in a sentence would be. */
export const POSE_PHRASES = new Set(
  'arms crossed,arms folded,arms raised,arms up,hands up,hands raised,legs crossed,cross legged,upside down,thumbs up'.split(
    ',',
  ),
)

/** Words in -ing that name things or qualities; every other one is read as something that the subject does. */
export const NOT_ACTIONS = set(
  `king ring string wing thing morning evening ceiling clothing earring wedding
   pudding stocking duckling sibling lightning lighting viking darling dumpling ping bing sting evening being during
   nothing something anything everything engraving etching lining railing awning icing frosting filling topping stuffing
   pling sapling seedling gosling ending opening setting outstanding interesting amazing charming stunning striking
   following cunning king's bowling including regarding facing wearing having missing matching repeating bling sterling`,
)

/** Things as well as actions: an action only right after the one who does it ("Gopher painting"). */
export const MAYBE_ACTIONS = set(
  'painting drawing building spring sling carving wedding crossing landing',
)

/** Verbs whose other forms ("waves", "is asleep", "to wave") are turned into the -ing form. */
const VERBS =
  `wave jump run walk dance sleep eat drink read write play sing cook swim fly climb hold carry ride drive
  throw catch kick push pull sit stand lie kneel smile laugh cry wink frown think look stare point shout scream paint draw
  juggle surf ski skate fish hug kiss cheer celebrate work type study hide chase fall dream float crawl drum knit
  whistle yawn sneeze cough meditate exercise travel`.split(/\s+/)

function gerund(verb: string): string {
  if (verb === 'lie') return 'lying'
  if (verb === 'ski') return 'skiing'
  if (verb.endsWith('ee')) return `${verb}ing`
  if (verb.endsWith('e')) return `${verb.slice(0, -1)}ing`
  const doubles = ['run', 'sit', 'swim', 'hug', 'drum', 'knit'].includes(verb)
  return doubles ? `${verb}${verb.at(-1)}ing` : `${verb}ing`
}

function thirdPerson(verb: string): string {
  if (/(s|sh|ch|x|o)$/.test(verb)) return `${verb}es`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}

export const VERB_GERUNDS: ReadonlySet<string> = new Set(VERBS.map(gerund))

/** "waves" → "waving", "asleep" → "sleeping". Only read as verbs after a noun or an auxiliary. */
export const FINITE_VERBS: ReadonlyMap<string, string> = new Map([
  ...VERBS.map((verb) => [thirdPerson(verb), gerund(verb)] as const),
  ['asleep', 'sleeping'],
])
/** "make it wave": the plain form after an instruction. */
export const PLAIN_VERBS: ReadonlyMap<string, string> = new Map(
  VERBS.map((verb) => [verb, gerund(verb)]),
)

/** Places: after "in", "at" or "on" they are the setting and not a thing that the subject holds. */
export const SCENES = set(
  `forest woods jungle beach desert mountain mountains hill hills meadow field garden park city town village street road
   alley kitchen bedroom bathroom room office classroom school library museum cafe restaurant bar shop store supermarket
   market hospital gym stadium stage theater theatre cinema church castle palace temple farm barn ranch zoo circus harbor
   harbour port lake river sea ocean water underwater island space moon mars planet sky clouds snow rain storm night
   sunset sunrise cave swamp canyon valley volcano waterfall countryside playground pool studio laboratory lab workshop
   garage factory warehouse airport station train bus subway cabin house home apartment attic basement rooftop roof
   balcony bridge tunnel table desk floor ground grass ice sand stone shelf window sill sofa couch bed universe galaxy
   landscape jungle laboratory lair battlefield arena pond fields streets orchard vineyard greenhouse aquarium cathedral neighborhood highway
   path trail pier dock deck sidewalk jetty porch`,
)

/** After "in" these stay with their subject: clothes, vehicles, vessels. */
export const NOT_SCENES = set(
  `hat shirt tshirt scarf dress coat jacket suit boots shoes cap helmet crown costume uniform sweater hoodie pajamas
   glasses sunglasses skirt cape cloak armor box basket cup mug bowl bag bucket jar bottle car boat cart wheelchair
   stroller wheelbarrow hand hands mouth arms paws love style shape form front air color pot hurry rush tuxedo robe
   spacesuit background backdrop foreground camera viewer hair vase glass wig bikini swimsuit apron frame picture image hammock chair armchair bathtub balloon`,
)

export const BODY_PARTS = set(
  'hand arm leg foot eye ear paw wing cheek shoulder knee hands arms legs feet eyes ears paws',
)

/** How the picture is made; the wording of the base model's training data on the right. See takeMedium. */
export const MEDIA: readonly [RegExp, string][] = [
  [/\b(?:photo|photograph|photography|photorealistic|photographic)\b/, 'photograph'],
  [/\b(?:3d render|3d rendering|3d model|cgi)\b/, '3d render'],
  [
    /\b(?:watercolor|watercolour) (?:painting|illustration)\b|\bwatercolou?r\b/,
    'watercolor painting',
  ],
  [/\boil painting\b/, 'oil painting'],
  [/\b(?:pencil )?sketch\b/, 'sketch'],
  [
    /\b(?:digital illustration|illustration|cartoon|vector art|vector|clip ?art|drawing)\b/,
    'digital illustration',
  ],
]

export const STYLES: readonly string[] = [
  'flat',
  'shaded',
  'outlined',
  'thick outline',
  'thin outline',
  'line art',
  'silhouette',
  'monochrome',
  'pixel art',
  'minimalist',
  'hand drawn',
]

export const LIGHTS: readonly [RegExp, string][] = [
  [/\b(?:at|during|by|in the) night(?:time)?\b/, 'night'],
  [/\b(?:at|during|in the) (?:sunset|dusk)\b/, 'sunset'],
  [/\b(?:at|during) (?:sunrise|dawn)\b/, 'sunrise'],
  [/\bin (?:the )?morning light\b/, 'morning light'],
  [/\b(?:during|in) golden hour(?: light)?\b/, 'golden hour'],
  [
    /\b(?:(?:in|under|with) )?(?:the )?(?:(?:bright|warm|soft|dim|strong|harsh|dramatic|natural|neon|studio|cold|golden) )+(?:sunlight|moonlight|candlelight|daylight|lighting|light(?= ,|$))/,
    '',
  ],
  [/\b(?:in|under|with|by) (?:the )?(?:sunlight|moonlight|candlelight|daylight)\b/, ''],
  [/\bbacklit\b/, 'backlit'],
]

export const MOODS = set(
  'cozy dramatic mysterious whimsical peaceful gloomy spooky romantic magical nostalgic dreamy playful',
)
