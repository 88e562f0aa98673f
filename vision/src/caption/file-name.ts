/** Words that cameras, programs and people put into file names and that say nothing about the picture. */
const NOISE = new Set(
  (
    'img image images pic picture photo photos dsc dscn dscf dcim pxl mvimg gopr mov vid sam cimg scan scanned screenshot ' +
    'screen shot capture final finished done copy kopie edit edited new old version ver rev untitled unnamed noname export ' +
    'exported output download downloaded draft draftimage whatsapp telegram signal snapchat insta instagram unsplash pexels ' +
    'pixabay shutterstock istock thumb thumbnail preview file asset artboard layer frame render rendered sample test tmp temp ' +
    'px dpi hd uhd hq lowres hires small medium large xl png jpg jpeg webp gif bmp tiff tif svg psd heic avif at by of the a an ' +
    'dji dsct imag pict mvc hpim kif sdc pano vlc wp fb fbimg facebook tumblr pinterest adobestock depositphotos freepik ' +
    'gettyimages dreamstime midjourney dalle comfyui chatgpt openai'
  ).split(' '),
)
const MAX_WORDS = 6
/** Its parts may be words by accident: "…-cafe-beef-face-…". */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/**
 * The words of a file name, lower case: "gopher-reading_02.png" gives "gopher reading", "DSC0001.JPG" gives "".
 * Numbers, hashes, camera names and extensions are dropped, and so is every longer run without a vowel or mixed of letters and digits.
 */
export function fileNameWords(name: string): string {
  const base = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .replace(UUID, ' ')
  const words = base
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((part) => !isHash(part))
    .flatMap(splitCase)
    .map((word) => word.toLowerCase())
    .filter(isWord)
  return words.slice(0, MAX_WORDS).join(' ')
}

/** Hexadecimal or mixed runs as programs make them: "3f9a0c", "IMG4521", "aB3dE9". A trailing number is no hash. */
function isHash(part: string): boolean {
  if (/^(?=.*\d)[0-9a-f]{6,}$/i.test(part)) return true
  if ((part.match(/\d+/g)?.length ?? 0) > 1) return true
  if (/^\p{L}{1,2}\d/u.test(part) && !/^(?:up|no|go|on|in)\d$/i.test(part)) return true
  return /\d/.test(part) && splitCase(part).filter(isFragment).length > 1
}

/** What programs mix of letters falls into pieces that are no words: "yihlaRCCvd4". Camel case does not: "redDog2". */
function isFragment(piece: string): boolean {
  return /^[a-z]{1,2}$|^[b-df-hj-np-tv-xz]{3,}$/i.test(piece)
}

function splitCase(part: string): string[] {
  return part
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/\p{N}+/gu, ' ')
    .split(' ')
}

function isWord(word: string): boolean {
  if (/[^\p{Script=Latin}\p{M}'’]/u.test(word)) return true
  if (word.length < 2 || NOISE.has(word)) return false
  return word.length < 5 || /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûü]/.test(word)
}
