import { TIMES } from '../../refine/words/times.ts'
import { type Pattern, pattern } from './patterns.ts'

const TIME = `(?:${[...TIMES].sort((p, q) => q.length - p.length).join('|')}|late evening|early evening|late night|magic hour|high noon|broad daylight|night time|first light)`
const LIGHT =
  '(?:light|lighting|lights|sunlight|moonlight|candlelight|daylight|starlight|firelight|lamplight|torchlight|sunshine|glow|illumination|sunbeams|sunrays|rays|god rays|light rays|backlight|backlighting|rim light|key light|light beams)'
/** What light is said to be. */
const KIND = `(?:very |extremely )?(?:soft|hard|harsh|warm|cold|cool|dim|bright|low|dramatic|natural|neon|studio|golden|rim|ambient|diffuse|diffused|volumetric|cinematic|moody|strong|gentle|even|flat|high-contrast|low-key|high-key|contrasty|pale|blue|red|pink|purple|green|orange|yellow|teal|white|gray|silvery|eerie|flickering|flash|direct|indirect|dappled|hazy|misty|overcast|street|stage|spot|disco|christmas|fairy|city|sun|moon|candle|fire|camp|lantern|torch|lamp|window|sky|winter|summer|spring|autumn|morning|evening|afternoon|midday|noon|night|sunset|sunrise|dawn|dusk|twilight|late|early|rembrandt|butterfly|split|softbox|ring|side|back|top|front|overhead|beautiful|magical|mysterious|spooky|romantic|cozy|subtle|intense|muted|faint|crisp|clear|glowing|three-point|product|professional)`
const DIRECTION =
  '(?:from (?:the |its |her |his )?(?:(?:upper|top|lower|bottom|far) )?(?:left|right|above|below|behind|back|front|side|top|bottom|window|left side|right side|underneath|beneath|overhead)(?: (?:left|right|side))?)'
const LEAD =
  '(?:(?:in|under|with|by|bathed in|illuminated by|and|using|at) )?(?:the |a |an |some )?'
/** What shines, after "lit by". */
const SOURCE =
  "(?:(?!(?:and|while|with|on|in|at|from|holding|wearing)\\b)[\\p{L}'-]+ ){0,4}?[\\p{L}'-]+"

const towards = (said: string): string => said.replace(/\b(?:its|her|his) /, 'the ')

export const LIGHT_PATTERNS: readonly Pattern[] = [
  pattern(
    'direction',
    '(?:side|rear|top|front) ?-?lit',
    (said) => `from the ${said.replace(/[ -]?lit$/, '').replace('rear', 'back')}`,
  ),
  pattern(
    'direction',
    '(?<is>backlit|back-lit|backlighting|back-lighting|backlight|contre-jour)',
    'from behind, backlit',
  ),
  pattern(
    'conditions',
    '(?:the )?sun (?:is |was )?(?:just )?(?:setting|going down|low(?: in the sky)?)|(?:the |a )?setting sun|as the sun sets',
    'sunset',
  ),
  pattern(
    'conditions',
    '(?:the )?sun (?:is |was )?(?:just )?(?:rising|coming up)|(?:the |a )?rising sun|as the sun rises',
    'sunrise',
  ),
  pattern(
    'shadows',
    `(?:(?:with|and|casting|throwing|cast|has|have) )?(?:a |the |some )?(?<is>(?:(?:very|long|short|soft|hard|deep|strong|dark|harsh|sharp|dramatic|subtle|heavy|gentle|faint|blurred|crisp|drop|black|blue|cast|light) (?:and )?)+shadows?)(?: (?:on|across) the (?:ground|floor|wall))?`,
    (said) => said.replace(/ shadows?$/, '').replace(/ and /g, ', '),
  ),
  // "soft morning light coming from the left": where it comes from belongs to the light.
  pattern(
    'conditions',
    `(?:lit|illuminated|bathed|glowing|lighted|lit up) (?<is>(?:only |mostly |softly |dimly )?(?:by|in|with) (?:an? |the )?${SOURCE})(?= (?:and|while|with|on|in|at|from|holding|wearing)\\b| [,.]|$)`,
    (said) => `lit ${said.replace(/^in /, 'by ')}`,
  ),
  pattern(
    'conditions',
    `${LEAD}(?<is>(?:${KIND}(?: and| ,)? )+${LIGHT}(?: (?:of|through) (?:a |an |the )?(?:${SOURCE}))?(?: (?:in|from|through|behind) (?:the |a |an |its |his |her )?(?:windows?|curtains|blinds|lamps?|lanterns?|candles?|fireplace|stove|tv|screen|doorway|open door|streetlamps?|oven))?)(?= [,.]|$| (?:and|while|with|on|in|at|from|against|behind|shining|coming|falling|from|streaming|casting)\\b)`,
  ),
  pattern(
    'conditions',
    `(?:in|under|by|with) (?:the )?(?<is>(?:sunlight|moonlight|candlelight|daylight|starlight|firelight|lamplight|torchlight|sunshine|neon lights?|streetlights|fairy lights|full sun|bright sun|direct sun|spotlight))(?: of (?:a |the )?[\\p{L}]+)?`,
  ),
  pattern('conditions', `(?<is>${LIGHT})`, undefined, { alone: true }),
  pattern(
    'conditions',
    `(?:light|lighting|illumination)(?: should be| is)? ,? ?(?<is>(?:${KIND} ?)+)`,
    (said) => `${said} light`,
    { alone: true },
  ),
  pattern(
    'conditions',
    '(?<is>(?:dimly|brightly|well|softly|warmly|dramatically|evenly|naturally|poorly) lit|rim[ -]lit|rim[ -]light|rim[ -]lighting|high[ -]key(?: lighting)?|low[ -]key(?: lighting)?|chiaroscuro|golden hour|blue hour|overexposed|underexposed)(?: scene)?',
  ),
  pattern(
    'conditions',
    '(?<is>moonlit|candlelit|sunlit|starlit|firelit|lamplit|neon-lit|torchlit)',
    undefined,
    { stays: true },
  ),
  pattern(
    'conditions',
    `(?:on|in|during|of) (?:a |an |the )?(?<is>(?:(?:bright|beautiful|hot|cold|warm|clear|dark|late|early|crisp|sunny|cloudy|rainy|foggy|misty|stormy|snowy|windy|gray|gloomy|moonlit|starry|overcast|cool|summer|winter|autumn|spring|quiet|lazy|humid) )+(?:day|morning|afternoon|evening|night|dawn|dusk|midnight|sunset))(?: sun)?`,
  ),
  pattern(
    'conditions',
    `(?:at|during|by|around|before|in|just (?:before|after)|after) (?:the |a )?(?<is>(?:early |late |deep |dead of )?${TIME})(?: (?:time|light|lighting|hours?))?(?! (?:sky|club|market|stand|gown|dress|star|stars|table))`,
  ),
  pattern(
    'conditions',
    `(?<is>(?:(?:beautiful|golden|starry|early|late|dark|deep|bright|sunny|summer|winter|foggy|misty) )?${TIME})(?: (?:time|light|lighting|scene|shot))?`,
    undefined,
    { alone: true },
  ),
  pattern('conditions', `(?<is>${TIME}) (?:scene|shot|time)`),
  pattern(
    'conditions',
    `it(?:'s| is| was) (?<is>(?:a |an )?(?:late |early )?(?:${TIME}|sunny|dark|bright outside|dark outside|(?:sunny|rainy|bright|cloudy) (?:day|morning|afternoon|evening)))`,
    (said) => said.replace(/^an? /, ''),
  ),
  pattern('conditions', '(?:high|low|strong)[ -]contrast(?: lighting| light)?', undefined),
  // Where it comes from, right after what it is.
  pattern(
    'direction',
    `(?<=· )(?:coming |falling |shining |streaming (?:in )?)?(?<is>${DIRECTION})`,
    towards,
  ),
  pattern(
    'direction',
    `(?:${LEAD}(?:light|lighting|sunlight|sun|it) )?(?:coming |falling |shining |lit |streaming (?:in )?)(?<is>${DIRECTION})`,
    towards,
  ),
  pattern('direction', `(?:(?:light|lighting|lit) )(?<is>${DIRECTION})`, towards),
]
