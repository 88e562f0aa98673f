import { MEDIA, MOODS, STYLES } from '../../prompt/lexicon.ts'
import { COMMANDS } from '../grammar/verbs.ts'
import { isAdjective } from '../text/adjective.ts'
import { TIMES } from '../words/times.ts'
import { phraseList, wordList } from '../words/word-list.ts'

/** How a picture is made, in the words of the base model's training data where it has them. */
const MORE_MEDIA = phraseList(
  `acrylic painting, gouache painting, gouache, pastel drawing, charcoal drawing, pencil drawing, ink drawing, ink wash, pen and ink, line drawing, crayon drawing,
   colored pencil drawing, collage, paper cut, paper cutout, papercraft, origami, embroidery, claymation, clay model, stop motion, felt, mosaic, stained glass,
   fresco, woodcut, linocut, engraving, etching, screen print, screenprint, comic, comic book, manga, anime, digital painting, digital art, concept art,
   matte painting, vector illustration, vector icon, lego, plush toy, sculpture, graffiti, mural, poster, polaroid, film photograph, black and white photograph,
   watercolor painting, oil painting, pencil sketch, 3d render, 3d animation, risograph, tempera, chalk drawing, blueprint, children's book illustration,
   picture book illustration, storybook illustration, hologram, sticker, infographic`,
)

const MORE_STYLES = phraseList(
  `cubist, cubism, impressionist, impressionism, expressionist, surrealist, surrealism, surreal, pop art, art deco, art nouveau, bauhaus, minimalism, minimal, realistic,
   realism, hyperrealistic, photorealistic, semi-realistic, stylized, cartoon, cartoonish, cartoony, anime, manga, kawaii, chibi, retro, vintage, steampunk, cyberpunk, vaporwave,
   synthwave, gothic, baroque, rococo, renaissance, medieval, ukiyo-e, low poly, low-poly, isometric, geometric, abstract, hand-drawn, hand drawn, sketchy, doodle,
   painterly, flat design, flat, line art, outlined, pixel art, voxel art, voxel, 8-bit, 16-bit, comic, pointillist, fauvist, folk art, naive, grunge, noir, film noir, retro comic,
   scandinavian, mid-century modern, mid-century, modern, modernist, futuristic, sci-fi, fantasy, storybook, whimsical, graffiti, street art, tribal, ornamental, editorial, cinematic, monochrome, watercolor`,
)

const MORE_MOODS = wordList(
  `cheerful joyful happy sad melancholic melancholy calm serene tranquil tense eerie gloomy dark-humored ominous uplifting hopeful energetic lively festive
   solemn serious playful cozy cosy dramatic mysterious whimsical peaceful spooky scary creepy romantic magical nostalgic dreamy epic heroic intimate lonely
   moody bleak somber sombre relaxed relaxing exciting inspiring majestic mystical enchanting quiet elegant luxurious professional friendly inviting welcoming threatening menacing
   adventurous optimistic pessimistic fun funny humorous intense sinister ethereal surreal wistful contemplative reflective joyous jolly carefree grim haunting warm-hearted futuristic sleepy angry`,
)

/** The medium that a phrase names and nothing else; undefined for any other phrase. */
export function readMedium(text: string): string | undefined {
  const plain = bare(text)
  if (/^3[ -]?d$/.test(plain)) return '3d render'
  for (const [pattern, medium] of MEDIA)
    if (new RegExp(`^(?:${pattern.source})$`).test(plain)) return medium
  return MORE_MEDIA.has(plain) ? plain : undefined
}

export function readStyle(text: string): string | undefined {
  const plain = bare(text)
  return STYLES.includes(plain) || MORE_STYLES.has(plain) ? plain : undefined
}

export function readMood(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .trim()
    .replace(/^(?:very|more|really)\s+/, '')
  const words = plain.split(/\s*(?:,|\band\b)\s*/)
  return words.every((word) => MOODS.has(word) || MORE_MOODS.has(word)) ? text.trim() : undefined
}

/** "night", "golden hour", "soft morning light", "backlit". */
export function readLight(text: string): string | undefined {
  const plain = bare(text).replace(/^(?:at|during|in|by|under|with)\s+(?:the\s+)?/, '')
  const time = plain.replace(/\s*(?:time|scene|light|lighting)$/, '')
  if (TIMES.has(plain) || TIMES.has(time)) return TIMES.has(plain) ? plain : time
  if (
    /^(?:backlit|back lit|sunlit|moonlit|candlelit|dimly lit|well lit|brightly lit|rim lit|overcast|foggy light)$/.test(
      plain,
    )
  )
    return plain
  const lit =
    /^(?:(?<when>.+?)\s+scene,?\s+)?(?<by>lit (?:only |mainly |mostly )?(?:by|with) \S.{1,40})$/.exec(
      plain,
    )?.groups
  if (lit?.by !== undefined)
    return lit.when === undefined
      ? lit.by
      : TIMES.has(lit.when)
        ? `${lit.when}, ${lit.by}`
        : undefined
  const [opening = ''] = plain.split(' ')
  if (COMMANDS.has(opening) && !isAdjective(opening)) return undefined
  if (
    /^(?:\p{L}+(?:-\p{L}+)?\s+){0,4}(?:light|lighting|lights|sunlight|moonlight|candlelight|daylight|starlight|firelight|lamplight|glow|illumination)$/u.test(
      plain,
    )
  )
    return plain
  return undefined
}

const CAMERA: readonly [RegExp, string, string][] = [
  [
    /^(?:(?:a )?(?:low|high|dutch|tilted|wide|canted)[ -]angle(?: shot| view)?|low angle|high angle)$/,
    'camera_angle',
    '$',
  ],
  [/^(?:low|high|tilted) camera angle$/, 'camera_angle', '$'],
  [/^(?:eye[ -]level|at eye level)(?: shot| view)?$/, 'camera_angle', 'eye level'],
  [
    /^(?:a )?(?:bird'?s[ -]eye|birds eye|aerial|overhead|top[ -]down|top|worm'?s[ -]eye|three[ -]quarter|3\/4|side|front|frontal|rear|back|profile|isometric|first[ -]person)(?: view| shot| perspective| angle)$/,
    'camera_angle',
    '$',
  ],
  [
    /^(?:seen|shot|viewed|view|photographed|filmed|look(?:ing)?)? ?from (?:above|below|behind|the side|the front|the left|the right|the top|a low angle|a high angle|overhead|a distance)$/,
    'camera_angle',
    '$',
  ],
  [
    /^(?:a )?(?:close[ -]?up|extreme close[ -]?up|medium shot|wide shot|long shot|full[ -]body(?: shot)?|headshot|portrait shot|half[ -]body(?: shot)?|symmetrical|centered|rule of thirds|panorama|bust shot)(?: shot| view| composition)?$|^(?:portrait|landscape|square|vertical|horizontal) (?:orientation|format|layout)$/,
    'composition',
    '$',
  ],
  [/^(?:a )?(?:shallow|deep|narrow|wide) depth of field$/, 'depth_of_field', 'first'],
  [
    /^(?:a )?(?:blurred|blurry|bokeh|out of focus) background$|^bokeh$/,
    'depth_of_field',
    'shallow',
  ],
  [
    /^(?:a )?(?:wide[ -]angle|telephoto|macro|fisheye|fish[ -]eye|prime|zoom|portrait|standard|\d{2,4} ?mm)(?: lens)?$/,
    'lens',
    '$',
  ],
]

/** "Shot on 50 mm", "taken with an 85mm lens". */
const SHOT_ON =
  /^(?:shot|photographed|taken|captured|filmed)\s+(?:on|with|at|using)\s+(?:an?\s+)?(?=\d)/i

/** What a phrase says of camera, lens or framing: the concept and its words. */
export function readCamera(text: string): { concept: string; text: string } | undefined {
  const plain = bare(text.replace(SHOT_ON, ''))
  for (const [pattern, concept, form] of CAMERA) {
    if (!pattern.test(plain)) continue
    if (form === 'first') return { concept, text: plain.split(' ')[0] ?? plain }
    return { concept, text: form === '$' ? cameraWords(plain) : form }
  }
  return undefined
}

function cameraWords(plain: string): string {
  return plain
    .replace(/^(?:a |an )/, '')
    .replace(/^(?:seen|shot|viewed|view|photographed|filmed|looking|look) /, '')
    .replace(/ camera angle$/, ' angle')
    .replace(/ lens$/, '')
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .trim()
    .replace(/^(?:a|an|the|some)\s+/, '')
    .replace(/\s+(?:style|look|aesthetic|technique)$/, '')
}

const DIRECTION =
  /^(?:(?:lit|light|lighting|coming|comes|come|falling|shining|illuminated|it)\s+)*(?<from>from\s+.{2,60}|(?:above|below|behind)|backlit|(?:the )?(?:left|right|front|back|top|bottom)(?: side)?)$/i

/** "from above", "lit from the left", "left": where light comes from. */
export function readDirection(text: string): string | undefined {
  const from = DIRECTION.exec(text.trim())?.groups?.from
  if (from === undefined) return undefined
  if (/^(?:from|backlit)/i.test(from)) return from
  if (/^(?:above|below|behind)$/i.test(from)) return `from ${from}`
  return `from ${/^the /i.test(from) ? from : `the ${from}`}`
}
