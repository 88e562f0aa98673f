import { colorNamesIn } from '../color/color-words.ts'
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
 * `words` may be empty; `color` is used only where nothing else tells the subject apart.
 */
export function describeSubject(words: string, ip: IpContext, color = ''): string {
  const identity = identityWords(ip)
  const known = new Set(wordsOf(identity))
  const added = words
    .split(/\s+/)
    .filter((word) => word !== '' && !(identity !== '' && isSaid(word, known, ip)))
    .join(' ')
  if (identity !== '') return `${identity} ${added}`.trim()
  if (added === '') return `${color} ${NOUNS[ip.ip_type]}`.trim()
  return ip.ip_type === 'icons' && !/\bicons?\b/i.test(added) ? `${added} icon` : added
}

function isSaid(word: string, known: ReadonlySet<string>, ip: IpContext): boolean {
  const plain = word.toLowerCase().replace(/['’]s$/, '')
  if (known.has(plain)) return true
  return ip.ip_type === 'defined_character' && GENERIC.has(plain)
}

/** Whether words speak of the project's own character, by its name or by a word such as "mascot". */
export function namesIdentity(words: string, ip: IpContext): boolean {
  const own = new Set(wordsOf(ip.ip_name))
  return wordsOf(words).some(
    (word) => own.has(word) || own.has(word.replace(/['’]s$/, '')) || GENERIC.has(word),
  )
}

/** A defined character and the variants of one object keep their colors, whatever a prompt asks for. */
export function keepsColors(ip: IpContext): boolean {
  return ip.ip_type === 'defined_character' || ip.ip_type === 'object_variants'
}

/** The text without the table's color names; what is left of "blue and white dog" is "dog". */
export function withoutColors(text: string): string {
  let left = text
  for (const name of colorNamesIn(text)) left = left.replace(new RegExp(`\\b${name}\\b`, 'g'), ' ')
  return left
    .replace(/^(\s*(and|,)\s*)+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}
