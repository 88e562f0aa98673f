import { isUtf8 } from 'node:buffer'
import yauzl, { type Entry } from 'yauzl'
import { ARCHIVE_LIMITS } from './archive.ts'

const UTF8_FLAG = 0x800
const MOST_CHARACTERS = 255

const TEXTS =
  /\.(txt|text|caption|csv|tsv|json|jsonl|ndjson|md|markdown|rst|xml|ya?ml|toml|ini|log|html?|rtf|url)$/i
const LEFT_BEHIND = /^(thumbs\.db|desktop\.ini)$/i

/** The name of an entry as its maker wrote it. Old tools set no flag for UTF-8; text that is valid UTF-8 hardly ever is anything else. */
export function nameOf(entry: Entry): string {
  const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_FLAG : generalPurposeBitFlag
  return yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, true)
}

/** Folders, text files beside the pictures, hidden files, and what operating systems add without being asked. */
export function isIgnored(name: string): boolean {
  if (/[\\/]$/.test(name)) return true
  const segments = name.split(/[\\/]/)
  const base = segments.at(-1) ?? ''
  if (segments.includes('__MACOSX') || base.startsWith('.')) return true
  return LEFT_BEHIND.test(base) || TEXTS.test(base)
}

/** What is wrong with a name; undefined when nothing is. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'it has no name'
  if (Buffer.byteLength(name) > ARCHIVE_LIMITS.nameBytes) return 'its name is too long'
  if (/\p{Cc}/u.test(name)) return 'its name has control characters'
  if (name.includes('\\')) return 'its name has a backslash'
  if (/^(\/|[a-z]:)/i.test(name)) return 'its name is an absolute path'
  if (name.split('/').includes('..')) return 'its name leads out of the archive'
  return undefined
}

/** The same for names that a file system may take for the same. */
export function nameKey(name: string): string {
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.')
  return segments.join('/').normalize('NFKC').toLowerCase()
}

/** A name to be shown and stored. */
export function shownName(name: string): string {
  return name
    .replace(/\p{Cc}/gu, '')
    .slice(0, MOST_CHARACTERS)
    .replace(/\p{Cs}/gu, '')
}
