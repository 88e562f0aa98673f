import { type Pattern, pattern } from './patterns.ts'

const SHOWN =
  '(?:(?:as )?(?:seen|viewed|shot|photographed|filmed|captured|taken|looking|view|view of it|looked at) )'
const OF =
  '(?: (?:shot|view|photo|photograph|image|picture|crop|framing|composition|portrait))?(?: of)?'
const VIEW = '(?: (?:view|shot|perspective|angle|camera|camera angle|photo|photograph))'
const shot = (said: string): string =>
  said.replace(/^an? /, '').replace(/\bclose ?up\b/, 'close-up')

export const CAMERA_PATTERNS: readonly Pattern[] = [
  pattern(
    'depth',
    '(?<is>shallow|deep|narrow|wide|great)(?: depth of field| dof| focus)',
    (said) => (said === 'narrow' ? 'shallow' : said),
  ),
  pattern(
    'depth',
    '(?:with |and )?(?:a |an |the |some )?(?:(?:soft|creamy|beautiful|nice|strong|heavy|slightly) )*(?:bokeh(?: background| effect| lights)?|(?:blurred|blurry|out[ -]of[ -]focus|softly blurred|defocused) (?:background|backdrop)|background (?:is )?(?:blur|blurred|blurry|out of focus)|f\\/(?:0|1|2)\\.\\d+)',
    'shallow, with a blurred background',
  ),
  pattern(
    'depth',
    '(?:everything (?:is )?(?:in focus|sharp)|f\\/(?:8|11|16|22)|deep focus)',
    'deep',
  ),
  pattern(
    'focus',
    '(?<is>(?:(?:very|crisp|tack|razor) )*(?:sharp|soft|crisp|selective|precise) focus(?: on (?:the |its |her |his )?[\\p{L}]+)?|focus on (?:the |its |her |his )?[\\p{L}]+|focused on (?:the |its |her |his )?[\\p{L}]+|motion blur|long exposure|tilt[ -]shift|razor sharp|tack sharp|in focus)',
    (said) => said.replace(/^focus(?:ed)? on/, 'sharp focus on'),
  ),
  pattern(
    'lens',
    '(?:(?:shot|taken|photographed|captured|filmed) )?(?:(?:with|on|at|using|through) )?(?:an? |the )?(?<is>\\d{1,4}(?:\\.\\d)? ?mm|fish-?eye|fish eye|telephoto|wide[ -]angle|ultra[ -]wide(?:[ -]angle)?|macro|prime|anamorphic|tele|zoom|pinhole)(?: (?:lens|shot|photo|photograph|photography|view|perspective|close-up))?(?: of)?',
    (said) => said.replace('ultra wide', 'ultra-wide').replace('wide angle', 'wide-angle'),
  ),
  pattern(
    'composition',
    `(?:an? |the )?(?<is>(?:(?:extreme|tight|detailed|big) )*close[ -]?up)${OF}`,
    shot,
  ),
  pattern(
    'composition',
    `(?:(?:from|with) )?(?:an? |the )?(?<is>(?:extreme )?(?:wide|long|medium|medium-wide|establishing|full|cropped|tight|two|group|hero|half-length|three-quarter|full-length|waist-up) shot)(?: of)?`,
    shot,
  ),
  pattern(
    'composition',
    '(?:an? |the )?(?<is>full[ -]body|half[ -]body|upper[ -]body|full[ -]length|half[ -]length|head[ -]?shot|head and shoulders|waist[ -]up|from the waist up|knees? up|bust|mugshot|cowboy shot)(?: (?:shot|view|portrait|photo|image|picture|drawing|illustration))*(?: of)?',
    shot,
  ),
  pattern(
    'composition',
    '(?:an? |the )?(?<is>(?:wide |vast |panoramic |sweeping )?panorama|panoramic(?: view| shot)?|vista|diptych|triptych|flat[ -]lay|knolling|cutaway|cross[ -]section|split[ -]screen|seamless pattern|repeating pattern|turnaround|model sheet|pattern)(?: (?:view|shot|photo|photograph|image|composition))?(?= of| [,.]|$)(?: of)?',
  ),
  pattern(
    'composition',
    '(?:(?:with|in) )?(?:an? |the |perfectly |strictly )?(?<is>symmetrical|symmetric|asymmetrical|centered|diagonal|rule of thirds|minimal|balanced|dynamic|off-center|tightly cropped|golden ratio|radial)(?: (?:composition|framing|layout|arrangement|crop))',
    (said) => said,
  ),
  pattern(
    'composition',
    '(?<is>symmetrical|centered|rule of thirds|off-center|golden ratio|tightly cropped|tight crop|leading lines)(?: (?:shot|image|picture))?',
    undefined,
    { alone: true },
  ),
  pattern(
    'composition',
    '(?:with )?(?:a )?(?<is>(?:(?:plenty|lots|a lot) of |much |some |large |wide |generous )?(?:negative space|copy ?space|empty space|white space|margins|margin)(?: (?:around it|around|on the (?:left|right)|at the (?:top|bottom)|above|below))?)',
  ),
  pattern(
    'angle',
    `(?:${SHOWN})?(?:from )?(?:an? |the )?(?<is>(?:very |extreme |slightly )?(?:low|high|dutch|tilted|canted|wide|oblique|three-quarter|3/4)[ -]angle)(?: (?:shot|view|perspective|photo|photograph))?(?: of)?`,
    (said) => said.replace('-angle', ' angle'),
  ),
  pattern(
    'angle',
    `(?:${SHOWN})?(?:from |in |as )?(?:an? |the )?(?<is>(?:bird'?s|birds|worm'?s|fish'?s|drone)[ -]eye|aerial|overhead|top[ -]down|top|three-quarter|side|frontal|front|first[ -]person|third[ -]person|pov|isometric|over[ -]the[ -]shoulder|drone|ground[ -]level|eye[ -]level|isometric)${VIEW}(?: of)?`,
    (said) =>
      `${said
        .replace(/^birds/, "bird's")
        .replace(/^bird'?s eye/, "bird's-eye")
        .replace(/^worm'?s eye/, "worm's-eye")} view`,
  ),
  pattern(
    'angle',
    "(?:from )?(?:a )?(?<is>bird'?s[ -]eye|worm'?s[ -]eye)(?: of)?",
    (said) => `${said.replace(/'?s[ -]eye/, "'s-eye")} view`,
  ),
  pattern(
    'angle',
    `${SHOWN}(?<is>from (?:directly |straight |slightly |high |far |right )?(?:above|below|the side|the front|the left|the right|the top|overhead|underneath|a distance|far away|afar|the ground|the air|the sky|up high|the balcony|the window|inside|outside|within))`,
  ),
  pattern(
    'angle',
    '(?<!\\b(?:lit|light|lighting|lights|sunlight|moonlight|daylight|shining|coming|falling|streaming|sun|glow|illuminated|spotlight|hanging|falls?|comes?) )(?<is>from (?:directly |straight |slightly |high |far |right )?(?:above|overhead|up high|far above|a distance|far away|afar|the air))(?= [,.]|$| (?:with|in|at|on|shot|and)\\b)',
  ),
  pattern('angle', '(?<is>from (?:below|the side|the front|underneath))', undefined, {
    alone: true,
  }),
  pattern('angle', '(?:at )?(?<is>eye[ -]level|ground[ -]level)(?: shot| view)?', (said) =>
    said.replace('-', ' '),
  ),
  pattern(
    'angle',
    '(?:a |an |in )?(?<is>isometric|top-down|overhead|aerial)(?: projection)?(?: of)?',
    (said) => `${said} view`,
    { alone: true },
  ),
  pattern('angle', '(?:as )?(?:a )?(?<is>selfie)(?: (?:shot|of|photo))?'),
]

const RATIO =
  '(?:format|orientation|layout|aspect|aspect ratio|ratio|crop|mode|composition|framing|frame)'

/** How the picture's edges are. */
export const ASPECT_PATTERNS: readonly Pattern[] = [
  pattern(
    'composition',
    `(?:(?:in|as|with|for) )?(?:an? |the )?(?<is>(?:portrait|landscape|square|vertical|horizontal|wide|widescreen|wide screen|panoramic|panorama|tall|cinemascope|upright|banner|instagram|story|poster|banner|narrow|ultrawide|cinematic wide) ${RATIO}(?: ratio)?)`,
    (said) =>
      said.replace(
        / (?:orientation|layout|aspect|aspect ratio|ratio|crop|mode|composition|framing|frame)$/,
        ' format',
      ),
  ),
  pattern(
    'composition',
    `(?:(?:in|as|with) )?(?:an? )?(?<is>\\d{1,2}:\\d{1,2})(?: ${RATIO})?`,
    (said) => `${said} format`,
  ),
  pattern(
    'composition',
    '(?:an? )?(?<is>square|vertical|horizontal|widescreen|wide screen|wide|landscape format|portrait format|portrait mode|tall)(?: (?:image|picture|photo|illustration|canvas|drawing))?',
    (said) => `${said} format`.replace('format format', 'format'),
    { alone: true },
  ),
  pattern(
    'composition',
    '(?:an? )?(?<is>square|vertical|horizontal|widescreen|wide screen) (?:image|picture|illustration|canvas|drawing|photo)(?: of)?',
    (said) => `${said} format`,
  ),
]
