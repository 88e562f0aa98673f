import { nameColor } from '../color/color-names.ts'
import { colorNamesIn } from '../color/color-words.ts'
import type { Measurement } from '../measure/measurement.ts'
import { PREPOSITIONS } from '../prompt/lexicon.ts'
import { stateOf } from '../prompt/states.ts'
import type { IpContext } from '../provider.ts'

/** What an image of each type shows when nothing better is known. */
const NOUNS: Record<IpContext['ip_type'], string> = {
  multi_object_set: 'object',
  object_variants: 'object',
  icons: 'icon',
  defined_character: 'character',
  character_variants: 'character',
  stylized_scene: 'scene',
  other: 'subject',
}

const GENERIC = new Set(
  'character mascot figure it he she they him her them subject person someone'.split(' '),
)

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []
}

/** The fixed words of the identity: "Gopher, blue character". Empty where the project names none. */
export function identityWords(ip: IpContext): string {
  const description = ip.ip_description.trim()
  if (ip.ip_type === 'defined_character')
    return [ip.ip_name.trim(), description || 'character'].filter((part) => part !== '').join(', ')
  return ip.ip_type === 'object_variants' ? description : ''
}

/**
 * A subject's description as captions and prompts both word it: the identity first, then what the words add to it.
 * `words` may be empty; `color` is used only where nothing else tells the subject apart. `written` is a description
 * that a person put into the schema: it stands in the identity's place.
 */
export function describeSubject(
  words: string,
  ip: IpContext,
  color = '',
  written: string | undefined = undefined,
): string {
  const identity = written ?? identityWords(ip)
  const added = identity === '' ? words.trim() : addedWords(words, identity, ip)
  if (identity !== '') return `${identity} ${added}`.trim()
  if (added === '') return `${color} ${NOUNS[ip.ip_type]}`.trim()
  return ip.ip_type === 'icons' && !/\bicons?\b/i.test(added) ? `${added} icon` : added
}

/**
 * What the words add to the identity. Words of its description are the subject only before the first preposition or
 * verb: in "gopher with a blue hat" the color is the hat's, although the character is a blue one.
 */
function addedWords(words: string, identity: string, ip: IpContext): string {
  const character = ip.ip_type === 'defined_character'
  const named = new Set(character ? wordsOf(ip.ip_name) : [])
  const described = new Set(wordsOf(identity))
  let aboutSubject = true
  const added = words.split(/\s+/).filter((word) => {
    const plain = bare(word)
    if (PREPOSITIONS.has(plain) || isVerb(plain)) aboutSubject = false
    // "hugging a person": after a verb that is somebody else.
    const same = described.has(plain) || (character && GENERIC.has(plain))
    return word !== '' && !named.has(plain) && !(aboutSubject && same)
  })
  return added.join(' ')
}

function bare(word: string): string {
  return word.toLowerCase().replace(/['’]s$/, '')
}

function isVerb(word: string): boolean {
  return word.endsWith('ing') && ['action', 'pose'].includes(stateOf(word, true)?.field ?? '')
}

/** Whether words name the project's own character. */
export function namesCharacter(words: string, ip: IpContext): boolean {
  const own = new Set(wordsOf(ip.ip_name))
  return wordsOf(words).some((word) => own.has(word) || own.has(bare(word)))
}

/** Whether a word such as "mascot" or "it" can stand for the character where nothing bears its name. */
export function standsForCharacter(word: string): boolean {
  return GENERIC.has(word)
}

/** A defined character and the variants of one object keep their colors, whatever a prompt asks for. */
export function keepsColors(ip: IpContext): boolean {
  return ip.ip_type === 'defined_character' || ip.ip_type === 'object_variants'
}

/** The text without the first mention of each color: what is left of "blue and white dog with a blue hat" is "dog …". */
export function withoutColors(text: string, colors: readonly string[]): string {
  const left = colors.reduce((rest, name) => rest.replace(new RegExp(`\\b${name}\\b`), ' '), text)
  return left.replace(/\s+/g, ' ').trim()
}

/** What people call by one color word: a turquoise character is a "blue" one to many, a red one is not. */
const FAMILIES: Record<string, string> = {
  red: 'red dark red',
  pink: 'pink light pink magenta peach',
  orange: 'orange peach gold',
  yellow: 'yellow light yellow gold',
  green: 'green light green dark green lime olive teal turquoise',
  blue: 'blue light blue sky blue dark blue turquoise teal',
  turquoise: 'turquoise teal sky blue light blue green',
  teal: 'teal turquoise dark green green',
  gold: 'gold yellow orange tan',
  beige: 'beige tan white peach light yellow',
  purple: 'purple light purple dark purple magenta',
  brown: 'brown dark brown tan',
  gray: 'gray dark gray light gray',
}

/**
 * A character's description may name a color ("blue character") that one image, a red variant, does not show. There
 * the color is left out, so that the caption stays true and the model learns what "blue" means.
 */
export function trueName(text: string, measured: Measurement, ip: IpContext): string {
  if (measured.subject === undefined || ip.ip_type !== 'defined_character') return text
  const absent = colorNamesIn(ip.ip_description).filter((name) => !shows(measured, name))
  const cleaned = absent.reduce((left, name) => left.replace(`${name} `, ''), text)
  return cleaned.replace(/\s+/g, ' ').trim()
}

function shows(measured: Measurement, name: string): boolean {
  const base = name.split(' ').at(-1) ?? name
  const family = colorNamesIn(FAMILIES[base] ?? name)
  return measured.palette
    .filter((color) => color.share > 0.015)
    .map((color) => nameColor(color.lab))
    .some((shown) => shown === name || family.includes(shown))
}
