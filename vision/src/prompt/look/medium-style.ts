import { phraseList } from '../../refine/words/word-list.ts'
import { type Pattern, pattern } from './patterns.ts'

const MEDIA = phraseList(
  `oil painting, acrylic painting, watercolor painting, watercolor illustration, watercolor, gouache painting, gouache illustration, gouache, oil on canvas, pastel drawing, soft pastel, chalk drawing, chalk, charcoal drawing,
   charcoal sketch, charcoal, pencil drawing, pencil sketch, pencil illustration, graphite drawing, ink drawing, ink illustration, ink wash painting, ink wash, pen and ink drawing, pen and ink, ink sketch, line drawing, crayon drawing, crayon, colored pencil drawing,
   colored pencil, marker drawing, ballpoint drawing, collage, paper collage, paper cut, papercut, paper cutout, paper cut-out, papercraft, paper craft, origami, embroidery, cross-stitch, cross stitch, claymation, clay model, clay render, plasticine, stop motion, stop-motion, felt, felted wool,
   mosaic, stained glass, stained-glass window, fresco, woodcut, woodcut print, woodblock print, linocut, linocut print, lino print, engraving, etching, screen print, screenprint, silkscreen, risograph, risograph print, riso print, lithograph, comic strip, comic book page,
   comic panel, manga panel, digital painting, digital art, digital illustration, concept art, matte painting, vector illustration, vector art, vector graphic, vector icon, vector, clip art, clipart, lego, plush toy, marble sculpture, sculpture, bronze statue, graffiti, mural, tapestry,
   polaroid, film photograph, film photo, analog photo, analog photograph, 35mm photo, 35mm film photo, 35mm film, photograph, photo, photography, snapshot, product photo, product photograph, product shot, product photography, studio photo, studio photograph, studio portrait, stock photo, street photography, food photography, portrait photo, portrait photograph,
   macro photo, wildlife photo, wildlife photograph, fashion photo, documentary photo, newspaper photo, drone photo, landscape photo, landscape photograph, night photo, black and white photo,
   3d render, 3d rendering, 3d model, 3d illustration, 3d animation, 3d, cgi, cg render, octane render, blender render, unreal engine render, render, rendering, voxel art, pixel art, low poly render,
   tempera, tempera painting, blueprint, technical drawing, architectural drawing, children's book illustration, picture book illustration, storybook illustration, book illustration, fashion illustration, botanical illustration, scientific illustration, editorial illustration, spot illustration,
   illustration, drawing, sketch, painting, cartoon, doodle, hologram, infographic, animation still, film still, movie still, screenshot, scale model, diorama, miniature diorama, needle felt, needle-felted, airbrush, spray paint, sand art, caricature, silhouette cutout, ink painting, sumi-e, batik, relief, wood carving, neon sign, chalkboard drawing, x-ray, x-ray photo, postage stamp`,
)

const longestFirst = (list: Iterable<string>): string =>
  [...list].sort((p, q) => q.length - p.length).join('|')
export const MEDIUM = `(?:${longestFirst(MEDIA)})`

/** The words of the base model's training data, and one wording for what has several. */
const WORDINGS: readonly [RegExp, string][] = [
  [/^(?:photo|photography|photograph|snapshot)$/, 'photograph'],
  [/photo$/, 'photograph$'],
  [/photography$/, 'photograph$'],
  [/^(?:3d|3d rendering|cgi|cg render|rendering|render|3d illustration)$/, '3d render'],
  [/^(?:illustration|drawing|digital art)$/, 'digital illustration'],
  [/^watercolor(?: illustration)?$/, 'watercolor painting'],
  [/^oil on canvas$/, 'oil painting'],
  [/^gouache$/, 'gouache painting'],
  [/^(?:vector|vector art|vector graphic)$/, 'vector illustration'],
  [/^clipart$/, 'clip art'],
]

function wording(said: string): string {
  for (const [from, to] of WORDINGS)
    if (from.test(said)) return to.endsWith('$') ? said.replace(from, to.slice(0, -1)) : to
  return said
}

/** Said of a medium, and nothing lost with the words. */
const PRAISE =
  '(?:(?:very |super |highly )?(?:beautiful|nice|simple|detailed|professional|realistic|traditional|classic|quick|rough|loose|delicate|modern|vintage|old|stunning|gorgeous|cute|funny|lovely|epic|hand-drawn|hand drawn|hand-painted|little|big|candid|cinematic|high quality|editorial|high-resolution|playful|amateur|intricate|elegant|expressive|naive) )*'
const LEAD = '(?:(?:in|as|like|with) )?(?:the style of )?(?:(?:an?|the|some) )?'

export const MEDIUM_PATTERNS: readonly Pattern[] = [
  // "a simple oil painting of": but who is making or holding one does not speak of the picture.
  pattern(
    'medium',
    `(?<!\\b(?:\\p{L}+ing|holds?|paints?|draws?|makes?|takes?|with|sees|looks at|at|on|in front of|near|beside|behind) (?:an? |the |his |her |its |their )?)(?:(?:an?|the) )?${PRAISE}(?<is>${MEDIUM}) (?:of|showing|depicting|featuring)`,
    wording,
  ),
  pattern(
    'medium',
    `${LEAD}${PRAISE}(?<is>${MEDIUM})(?: (?:style|art|artwork|look|technique|effect|aesthetic|design|image|picture|drawing|illustration))*`,
    wording,
    { alone: true },
  ),
  pattern(
    'medium',
    `(?:in|as|like|rendered in|drawn in|painted in|made in|done in) (?:the style of )?(?:an? |the )?(?<is>${MEDIUM})(?: (?:style|technique|look))?(?= [,.]|$| (?:with|on|at|in|and|against|of)\\b)(?: of(?! (?:a|an|the|his|her)\\b(?! \\p{L}+ (?:with|on|in|,|$))))?`,
    wording,
  ),
  pattern('medium', `(?:in (?:an? |the )?)?(?<is>${MEDIUM})[ -]style(?: of)?`, wording),
]

const STYLES = phraseList(
  `flat design, flat color, flat colors, flat shading, flat vector, flat, cel shaded, cel-shaded, cel shading, shaded, outlined, thick outlines, thick outline, bold outlines, bold outline, thin outlines, thin outline, black outlines, black outline, clean lines, clean outlines, bold lines, thin lines, thick lines,
   line art, lineart, one-line drawing, single line, silhouette, monochrome, minimalist, minimalism, minimal, hand drawn, hand-drawn, hand-painted, cubist, cubism, impressionist, impressionism, impressionistic, expressionist, expressionism,
   surrealist, surrealism, surreal, pop art, art deco, art nouveau, bauhaus, realistic, realism, hyperrealistic, hyper-realistic, hyperrealism, ultra realistic, ultra-realistic, photorealistic, photo-realistic, photorealism, semi-realistic, lifelike, stylized, cartoon, cartoonish, cartoony, anime, manga, ghibli, studio ghibli, pixar,
   disney, kawaii, chibi, retro, vintage, retrofuturistic, retro-futuristic, steampunk, cyberpunk, solarpunk, dieselpunk, vaporwave, synthwave, gothic, baroque, rococo, renaissance, romanticism, pre-raphaelite, ukiyo-e, low poly, low-poly, isometric, geometric, abstract, sketchy, doodle, painterly, loose brushstrokes, visible brushstrokes, thick brushstrokes, impasto,
   pixel art, pixelated, voxel, voxel art, 8-bit, 16-bit, comic, comic book, pointillist, pointillism, fauvist, fauvism, folk art, naive, naive art, grunge, film noir, noir, scandinavian, mid-century modern, mid-century, modern, modernist, contemporary, futuristic, sci-fi, fantasy, dark fantasy, storybook, children's book, picture book, whimsical,
   graffiti, street art, ornamental, editorial, cinematic, psychedelic, memphis, corporate memphis, swiss, brutalist, brutalism, constructivist, suprematist, de stijl, glitch, grainy, textured, paper cut, halftone, stippled, cross-hatched, crosshatching, duotone, rubber hose, claymation, low detail, simple, simple shapes, rounded shapes, rounded corners, rounded, sharp edges, soft edges, clean, glossy, matte,
   highly detailed, very detailed, extremely detailed, ultra detailed, intricate, intricate details, detailed, high detail, elegant, documentary, cottagecore, gothic horror, y2k, 80s, 90s, 1980s, 1990s, 1970s, 1960s, 1950s, 1930s, 1920s, victorian, medieval, byzantine, woodblock, sticker, tattoo, emoji, skeuomorphic, material design, neumorphic, tribal, aztec, african, japanese, chinese, persian, egyptian, celtic, nordic, mexican`,
)
export const STYLE = `(?:${longestFirst(STYLES)})`
const LIST = `${STYLE}(?:(?: ,| and|, and)? ${STYLE})*`
const NOUN = '(?:style|look|aesthetic|design|art|artwork|style art|vibe|aesthetics|feel)'
const tidied = (said: string): string =>
  said
    .replace(/ , /g, ', ')
    .replace(/ and (?=[^,]*$)/, ', ')
    .replace(/^lineart$/, 'line art')
/** Styles that say nothing but how the picture is made, also right before a thing: "a minimalist owl". */
const TELLING =
  '(?:minimalist|photorealistic|photo-realistic|hyperrealistic|hyper-realistic|anime|manga|chibi|kawaii|low poly|low-poly|pixel art|pixelated|voxel|8-bit|16-bit|cubist|impressionist|surrealist|vaporwave|synthwave|isometric|cartoon|cartoonish|stylized|hand drawn|hand-drawn|cel-shaded|cel shaded|art deco|art nouveau|line art|flat design|ghibli|ukiyo-e|pop art|painterly|sketchy|comic|watercolor|claymation|origami|papercraft|retrofuturistic)'
/** Styles that are as much what the picture shows. */
const WORLDS =
  '(?:cyberpunk|steampunk|solarpunk|dieselpunk|gothic|baroque|futuristic|retro|vintage|surreal|psychedelic|victorian|sci-fi)'

export const STYLE_PATTERNS: readonly Pattern[] = [
  pattern('style', `(?:in|with) (?:an? |the )?(?:very |more )?(?<is>${LIST})[ -]${NOUN}`, tidied),
  pattern(
    'style',
    "(?:in )?(?:the )?(?<is>style of (?:(?!(?:with|and|on|in|at|holding|sitting)\\b)[\\p{L}'.-]+ ?){1,5})",
    (said) => `in the ${said.trim()}`,
  ),
  pattern(
    'style',
    `(?:in |with )?(?:an? |the )?(?<is>${LIST})[ -]style(?: of)?(?: (?:art|artwork|drawing|image|picture|illustration)(?: of)?)?`,
    tidied,
  ),
  pattern(
    'style',
    "in (?:an? |the )?(?<is>(?:(?!(?:a|an|the|in|on|at|with|and|of|same)\\b)[\\p{L}\\p{N}'-]+ ){1,4})style",
    (said) => said.trim(),
  ),
  pattern('style', `(?:with (?:an? )?|in )?(?<is>${LIST})(?: ${NOUN}| shapes| forms)?`, tidied, {
    alone: true,
  }),
  pattern(
    'style',
    `with (?:an? )?(?<is>(?:(?:thick|bold|thin|clean|black|white|fine|heavy|soft|crisp|dark|colored|rough|strong|simple) (?:and )?)+(?:outlines?|line ?work|lines?|strokes|contours|brushstrokes))`,
  ),
  pattern(
    'style',
    `(?<is>(?:(?:thick|bold|thin|clean|black|white|fine|heavy|soft|crisp|dark|rough|strong|simple|rounded) (?:and )?)+(?:outlines?|line ?work|linework|lines?|strokes|contours|brushstrokes|corners|shapes|edges)|no outlines?)`,
    undefined,
    { alone: true },
  ),
  pattern('style', `(?<is>[\\p{L}\\p{N}'-]+)[ -]style`, undefined, { alone: true }),
  pattern('style', `(?<is>${STYLE}(?: ${STYLE})?)(?= ${MEDIUM}(?: of| style| [,.]|$))`, tidied),
  pattern(
    'style',
    `(?<!\\b(?:holding|with|wearing|reading|watching) (?:an? |the )?)(?<is>${TELLING})(?= (?!(?:of|in|on|at|with|by|from|book|books|strip|show|character|hero|store|shop|movie|film|series|paints?|set|brush|paper|and)\\b)[\\p{L}])`,
    tidied,
  ),
  pattern('style', `(?<is>${WORLDS})(?= \\p{L})`, undefined, { stays: true }),
]

/** What the picture is for, or one of many uses. */
const USES =
  '(?:book cover|album cover|magazine cover|cd cover|record cover|movie poster|film poster|travel poster|concert poster|propaganda poster|poster|greeting card|birthday card|christmas card|valentine card|thank you card|invitation card|wedding invitation|invitation|postcard|post card|playing card|tarot card|trading card|business card|sticker sheet|sticker|die-cut sticker|wallpaper|phone wallpaper|desktop wallpaper|logo|logo design|t-shirt design|tshirt design|shirt print|t-shirt print|coloring page|coloring book page|tattoo design|tattoo|game asset|sprite sheet|sprite|character sheet|reference sheet|character design|app icon|icon set|icon|emoji|favicon|banner ad|advertisement|ad campaign|product ad|advert|billboard|flyer|leaflet|brochure|web banner|website banner|website header|hero image|thumbnail|youtube thumbnail|avatar|profile picture|storyboard|comic page|cartoon strip|mascot design|pattern design|textile pattern|packaging design|label design|badge|coat of arms|stamp|bookplate|menu|infographic|ux illustration|onboarding illustration|blog illustration|editorial cartoon)'
const END =
  '(?:book|books|poster|card|cards|website|web site|site|app|cover|magazine|t-shirt|tshirt|shirt|banner|ad|advert|advertisement|campaign|shop|store|menu|album|flyer|game|wallpaper|brand|packaging|presentation|newsletter|brochure|blog|article|catalog|catalogue|calendar|invitation|postcard|logo|festival|concert|bakery|cafe|restaurant|company|startup|kids|children|toddlers|print|package|label|mug|school|museum|exhibition|instagram|facebook|linkedin|tiktok|social media|instagram post|landing page|home page|homepage|onboarding|tutorial|sticker|stickers|slide|magazine article|children|birthday|wedding|party|conference|portfolio)'

export const CONTEXT_PATTERNS: readonly Pattern[] = [
  pattern(
    'context',
    `(?:an? |the )?(?<is>${USES} for (?:(?:an?|the|my|our|her|his|your) )?(?:(?!(?:with|in|on|at|and)\\b)[\\p{L}'-]+ ){0,4}${END})(?: (?:with|of|showing|featuring))?`,
  ),
  pattern(
    'context',
    `(?<is>(?:for|to be used in|to be used on|used for|meant for|intended for) (?:(?:an?|the|my|our|her|his|your) )?(?:(?!(?:with|in|on|at|and)\\b)[\\p{L}'-]+ ){0,4}${END})(?= [,.]|$| (?:with|in|on|about|of|called|that)\\b)(?: about (?:[\\p{L}'-]+ ?){1,4})?`,
  ),
  pattern(
    'context',
    `(?<!\\b(?:\\p{L}+ing|with|near|behind|beside|on|at|in front of) (?:an? |the )?)(?:as )?(?:an? |the )?(?:(?:cute|simple|modern|vintage|funny|small|set of) )*(?<is>${USES})s? (?:of|showing|for|with|featuring)(?! (?:my|the|our|a) (?:hand|hands|arm))`,
  ),
  pattern('context', `(?:as )?(?:an? )?(?<is>${USES})(?: style| design)?`, undefined, {
    alone: true,
  }),
  pattern(
    'context',
    '(?<is>masterpiece|(?:best|high|highest|top|premium|excellent) (?:quality|resolution|res)|high-quality|[48]k|hd|uhd|ultra hd|award[ -]winning|trending on artstation|artstation|professional|hdr|4k uhd|ultra high definition)(?: (?:resolution|quality|photo|photography))?',
    undefined,
    { alone: true },
  ),
]
