import type { Entry } from 'yauzl'
import { errors, type PublicError } from '../errors.ts'
import { ARCHIVE_LIMITS } from './archive.ts'
import { nameFault } from './entry-name.ts'

// APPNOTE.TXT 6.3, 4.4.4 and 4.4.5, and what UNIX tools put into the upper half of the external attributes.
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 0x1 | 0x2000
const PATCHED = 0x20
const MADE_ON_UNIX = 3
const TYPE_MASK = 0o170000
const REGULAR_FILE = 0o100000

function refusal(reason: string): PublicError {
  return errors.unprocessable(`The file cannot be taken from the archive: ${reason}`)
}

function isSpecial({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  if (versionMadeBy >> 8 !== MADE_ON_UNIX) return false
  const type = (externalFileAttributes >>> 16) & TYPE_MASK
  return type !== 0 && type !== REGULAR_FILE
}

function packingFault(entry: Entry): string | undefined {
  const { generalPurposeBitFlag: flags, compressionMethod: method } = entry
  if ((flags & ENCRYPTED) !== 0) return 'it is encrypted'
  if ((flags & PATCHED) !== 0 || (method !== STORED && method !== DEFLATED))
    return `it is packed by method ${method}; stored and deflated are taken`
  const { compressedSize, uncompressedSize } = entry
  if (method === STORED && compressedSize !== uncompressedSize)
    return 'it is stored, and yet has two sizes'
  // Deflate can make a file larger, but hardly.
  if (compressedSize > uncompressedSize * 1.01 + 1024) return 'its sizes cannot both be right'
  const large = uncompressedSize > ARCHIVE_LIMITS.ratioFromBytes
  if (large && uncompressedSize > compressedSize * ARCHIVE_LIMITS.ratio)
    return `it is packed more than 1:${ARCHIVE_LIMITS.ratio}, as no picture is`
  return undefined
}

/** What the directory alone tells against an entry; undefined when nothing does. */
export function directoryFault(entry: Entry, name: string): PublicError | undefined {
  const named = nameFault(name)
  if (named !== undefined) return refusal(named)
  if (isSpecial(entry)) return refusal('it is a link or a device, no file')
  if (entry.uncompressedSize > ARCHIVE_LIMITS.entryBytes)
    return errors.tooLarge('An image may have 12 MB at most')
  const packed = packingFault(entry)
  return packed === undefined ? undefined : refusal(packed)
}

/** Faults that show when files are seen side by side, or when one is opened. */
export const entryFaults = {
  duplicate: () => refusal('another file before it has the same name'),
  beyondTotal: () => errors.tooLarge('The files of the archive may have 5 GB together'),
  overlapping: () => refusal('it shares its bytes with another file'),
  misplaced: () => refusal('its place in the archive is wrong'),
  contradictory: () => refusal('its own header contradicts the directory'),
  broken: () => refusal('its data is damaged'),
  larger: () => refusal('it is larger than it says'),
  smaller: () => refusal('it is smaller than it says'),
  wrongChecksum: () => refusal('its checksum is wrong'),
}
