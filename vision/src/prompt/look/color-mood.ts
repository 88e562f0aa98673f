import { COLOR_PATTERN } from '../colors.ts'
import { type Pattern, pattern } from './patterns.ts'

const TONES =
  '(?:colors?|tones?|hues|palette|color palette|color scheme|shades|coloring|color grading|tints)'
const KIND =
  '(?:muted|pastel|vibrant|vivid|warm|cool|cold|earthy|earth|neon|bright|monochrome|monochromatic|soft|bold|saturated|desaturated|faded|dark|light|natural|neutral|rich|limited|complementary|candy|autumn|autumnal|spring|summer|winter|jewel|sunset|tropical|primary|subdued|pale|strong|intense|dusty|retro|sepia|duotone|analogous|rainbow|contrasting|cheerful|deep|delicate|washed-out|two-color|harmonious)'
const C = `(?:(?:light|dark|deep|pale|bright) )?${COLOR_PATTERN}`

/** The colors of the picture as a whole. */
export const SCHEME_PATTERNS: readonly Pattern[] = [
  pattern(
    'scheme',
    `(?:(?:in|with|using|of) )?(?:an? |the |only |mostly )?(?<is>(?:${KIND}(?: ,| and|, and)? )*(?:${C}(?: ,| and|, and)? )*(?:${KIND}|${C}) ${TONES})(?: of (?<of>${C}(?:(?: ,| and|, and)+ ${C})*))?(?! of)`,
    (said) => said,
  ),
  pattern(
    'scheme',
    `(?:(?:in|with|using) )?(?:an? |the |only )?(?<is>(?:limited )?(?:(?:different|various|many|soft|deep|warm|cool) )?(?:shades|tones|hues|palette|color palette|tints|color scheme) of ${C}(?:(?: ,| and|, and)+ ${C})*)`,
  ),
  pattern(
    'scheme',
    `(?:color scheme|color palette|palette|colors)(?: is|:| ,)? (?<is>${C}(?:(?: ,| and|, and)+ ${C})*)`,
  ),
  pattern(
    'scheme',
    '(?<is>black and white|black-and-white|monochrome|grayscale|sepia|duotone|monochromatic)(?= (?:photo|photograph|photography|picture|image|drawing|illustration|portrait|film|sketch|ink|line|close-up|shot)\\b)',
    (said) => said.replaceAll('-', ' '),
  ),
  pattern(
    'scheme',
    '(?:all )?in (?<is>black and white|black-and-white|monochrome|grayscale|sepia)(?= [,.]|$| (?:with|on|at)\\b)',
    (said) => said.replaceAll('-', ' '),
  ),
  pattern(
    'scheme',
    '(?<is>black and white|black-and-white|grayscale|sepia|monochrome|monochromatic|colorful|full color|vibrant|vivid|muted|desaturated|pastel|no color|highly saturated|saturated)',
    (said) => said.replaceAll('-', ' '),
    { alone: true },
  ),
]

const MOOD =
  '(?:cozy|dramatic|mysterious|whimsical|peaceful|gloomy|spooky|romantic|magical|nostalgic|dreamy|playful|cheerful|joyful|happy|sad|melancholic|melancholy|calm|serene|tranquil|tense|eerie|ominous|uplifting|hopeful|energetic|lively|festive|solemn|serious|scary|creepy|epic|heroic|intimate|lonely|moody|bleak|somber|sombre|relaxed|relaxing|exciting|inspiring|majestic|mystical|enchanting|quiet|elegant|luxurious|friendly|inviting|welcoming|threatening|menacing|adventurous|fun|funny|humorous|intense|sinister|ethereal|wistful|contemplative|reflective|grim|haunting|warm-hearted|angry|dark|light-hearted|lighthearted|chaotic|frightening|suspenseful|bittersweet|sleepy|desolate|oppressive|triumphant|meditative|idyllic|warm|cold|gothic|futuristic|innocent|tender|sentimental|mellow|upbeat|optimistic|unsettling|apocalyptic|dystopian|utopian|otherworldly|fairytale|fairy-tale|surreal|christmassy|wholesome|silly|tragic|poetic)'
const MOODS = `(?:(?:very |slightly |quite |a bit |rather )?${MOOD}(?: ,| and|, and)? )*(?:very |slightly |quite |a bit |rather )?${MOOD}`
const FEEL = '(?:mood|atmosphere|vibe|vibes|feel|feeling|ambience|ambiance|tone|energy|aura)'

/** What the picture feels like. */
export const MOOD_PATTERNS: readonly Pattern[] = [
  pattern(
    'mood',
    `(?:(?:with|in|has|having|and) )?(?:an? |the |overall )*(?<is>${MOODS}) ${FEEL}`,
    (said) => said.replace(/ , /g, ', '),
  ),
  pattern(
    'mood',
    `(?:the )?${FEEL}(?: should be| is| ,)? (?:of |should feel )?(?<is>${MOODS})`,
    (said) => said.replace(/ , /g, ', '),
  ),
  pattern(
    'mood',
    `(?:(?:with|in) )?(?:an? |the )?(?:mood|atmosphere|feeling|sense|air) of (?<is>[\\p{L}]+(?: and [\\p{L}]+)?)`,
  ),
  pattern(
    'mood',
    `(?:it |everything |the (?:picture|image|scene) )(?:should )?(?:feels?|is|be|looks?) (?<is>${MOODS})`,
  ),
]

/** Moods that stand alone, and those that stand at a thing; see take-look. */
export const MOOD_WORDS = new RegExp(`^${MOOD}$`)
export const MOODS_ALONE: Pattern = pattern(
  'mood',
  `(?:(?:very|and|but|really|quite) )?(?<is>${MOODS})`,
  (said) => said.replace(/ , /g, ', '),
  { alone: true },
)
