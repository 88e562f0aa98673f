import type { Entry, LocalFileHeader, ZipFile } from 'yauzl'
import type { PublicError } from '../errors.ts'
import { entryFaults } from './entry-faults.ts'

/** Sizes and checksum follow the data, so a file's own header need not know them. */
const SIZES_FOLLOW = 0x8
const IN_ZIP64_FIELD = 0xffffffff

/** Where the bytes of a file lie: its own header, then its data. */
export interface Extent {
  start: number
  dataStart: number
  end: number
}

function contradicts(entry: Entry, local: LocalFileHeader): boolean {
  if (!local.fileName.equals(entry.fileNameRaw)) return true
  if (local.compressionMethod !== entry.compressionMethod) return true
  if ((local.generalPurposeBitFlag & SIZES_FOLLOW) !== 0) return false
  const differ = (own: number, listed: number) => own !== IN_ZIP64_FIELD && own !== listed
  return (
    local.crc32 !== entry.crc32 ||
    differ(local.compressedSize, entry.compressedSize) ||
    differ(local.uncompressedSize, entry.uncompressedSize)
  )
}

/** Finds where a file lies by its own header, or why it cannot lie there. */
export async function extentOf(
  zip: ZipFile,
  entry: Entry,
  directoryStart: number,
): Promise<Extent | PublicError> {
  const start = entry.relativeOffsetOfLocalHeader
  if (start >= directoryStart) return entryFaults.misplaced()
  const local = await zip.readLocalFileHeaderPromise(entry).catch(() => undefined)
  if (local === undefined) return entryFaults.misplaced()
  const end = local.fileDataStart + entry.compressedSize
  if (end > directoryStart) return entryFaults.misplaced()
  if (contradicts(entry, local)) return entryFaults.contradictory()
  return { start, dataStart: local.fileDataStart, end }
}

/**
 * Those that share bytes with another, all of them: which one is meant nobody can tell. Overlaps are what makes small archives unpack to
 * almost anything (Fifield, A better zip bomb, WOOT 2019).
 */
export function overlapping<Item extends Extent>(extents: readonly Item[]): Set<Item> {
  const found = new Set<Item>()
  let last: Item | undefined
  for (const extent of extents.toSorted((a, b) => a.start - b.start)) {
    if (last !== undefined && extent.start < last.end) found.add(last).add(extent)
    if (last === undefined || extent.end > last.end) last = extent
  }
  return found
}
