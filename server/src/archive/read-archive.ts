import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { PublicError } from '../errors.ts'
import { ARCHIVE_LIMITS, type Archive, type ArchiveEntry, ArchiveError } from './archive.ts'
import { directoryFault, entryFaults } from './entry-faults.ts'
import { isIgnored, nameKey, nameOf, shownName } from './entry-name.ts'
import { type Extent, extentOf, overlapping } from './extents.ts'
import { type PackedFile, readEntry } from './read-entry.ts'

const DEFLATED = 8
/** Of an entry in the directory, without its name and what follows. */
const HEADER_BYTES = 46

/** A file while its faults are looked for. */
interface Candidate {
  index: number
  name: string
  entry: Entry
  fault: PublicError | undefined
}

function requireRoom({ files, directoryBytes }: { files: number; directoryBytes: number }): void {
  if (directoryBytes > ARCHIVE_LIMITS.directoryBytes)
    throw new ArchiveError('The directory of the archive is too large')
  if (files > ARCHIVE_LIMITS.files) {
    const most = ARCHIVE_LIMITS.files.toLocaleString('en')
    throw new ArchiveError(`The archive has more than ${most} files beside text`)
  }
}

/** Reads the directory: what there is, and what it tells against itself. */
async function candidatesOf(zip: ZipFile, signal: AbortSignal): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  const taken = new Set<string>()
  let [index, directoryBytes, total] = [0, 0, 0]
  for await (const entry of zip.eachEntry()) {
    signal.throwIfAborted()
    const place = index++
    const { fileNameLength, extraFieldLength, fileCommentLength } = entry
    directoryBytes += HEADER_BYTES + fileNameLength + extraFieldLength + fileCommentLength
    const name = nameOf(entry)
    if (isIgnored(name)) continue
    let fault = directoryFault(entry, name)
    const key = nameKey(name)
    if (taken.has(key)) fault ??= entryFaults.duplicate()
    taken.add(key)
    if (fault === undefined) total += entry.uncompressedSize
    if (total > ARCHIVE_LIMITS.totalBytes) fault ??= entryFaults.beyondTotal()
    candidates.push({ index: place, name, entry, fault })
    requireRoom({ files: candidates.length, directoryBytes })
  }
  return candidates
}

/** Looks where each file lies. Those that cannot lie there get that for a fault. */
async function place(
  zip: ZipFile,
  candidates: readonly Candidate[],
  directoryStart: number,
  signal: AbortSignal,
): Promise<(Extent & { index: number })[]> {
  const placed: (Extent & { index: number })[] = []
  for (const candidate of candidates.filter(({ fault }) => fault === undefined)) {
    signal.throwIfAborted()
    const extent = await extentOf(zip, candidate.entry, directoryStart)
    if (extent instanceof Error) candidate.fault = extent
    else placed.push({ ...extent, index: candidate.index })
  }
  return placed
}

function fingerprintOf(candidates: readonly Candidate[]): string {
  const hash = createHash('sha256')
  for (const { index, name, entry } of candidates) {
    hash.update(JSON.stringify([index, name, entry.crc32, entry.uncompressedSize]))
  }
  return hash.digest('hex')
}

async function openZip(path: string): Promise<ZipFile> {
  // Names and sizes are judged here, one by one: the library would give up the archive over a single one.
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }
  const zip = await yauzl.openPromise(path, options).catch((cause: Error) => {
    throw new ArchiveError('The file is no ZIP archive, or not a whole one', { cause })
  })
  // Errors come as rejections; without a listener one that nobody waits for would end the server.
  zip.on('error', () => {})
  return zip
}

async function readDirectory(zip: ZipFile, signal: AbortSignal) {
  if (zip.entryCount > ARCHIVE_LIMITS.entries)
    throw new ArchiveError(`The archive has ${zip.entryCount} entries, which is too many`)
  // Its type is declared wrongly; before the first entry it is where the directory begins.
  const directoryStart = Number(zip.readEntryCursor)
  const candidates = await candidatesOf(zip, signal).catch((cause: unknown) => {
    if (cause instanceof ArchiveError || signal.aborted) throw cause
    throw new ArchiveError('The directory of the archive is damaged', { cause })
  })
  if (candidates.length === 0) throw new ArchiveError('The archive has no images')
  const placed = await place(zip, candidates, directoryStart, signal)
  const shared = overlapping(placed)
  const extents = new Map(placed.map((extent) => [extent.index, extent]))
  for (const candidate of candidates) {
    const extent = extents.get(candidate.index)
    if (extent && shared.has(extent)) candidate.fault = entryFaults.overlapping()
  }
  return { candidates, extents }
}

/**
 * Opens a ZIP file by its directory; what lies in it is read file by file later. Nothing is ever written under a name that stands in it.
 *
 * @throws {ArchiveError} when it is no ZIP, its directory is broken, it holds too much, or nothing that could be an image
 */
export async function openArchive(path: string, signal: AbortSignal): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const { candidates, extents } = await readDirectory(zip, signal)
    const packed = new Map<number, PackedFile>()
    for (const { index, entry } of candidates) {
      const extent = extents.get(index)
      if (extent === undefined) continue
      const { compressedSize, uncompressedSize, crc32, compressionMethod } = entry
      const deflated = compressionMethod === DEFLATED
      const { dataStart } = extent
      packed.set(index, { dataStart, compressedSize, uncompressedSize, crc32, deflated })
    }
    const file = await open(path)
    return {
      entries: candidates.map(({ index, name, entry, fault }) => ({
        index,
        path: shownName(name),
        sizeBytes: entry.uncompressedSize,
        fault,
      })),
      fingerprint: fingerprintOf(candidates),
      async read(entry: ArchiveEntry) {
        const own = packed.get(entry.index)
        if (entry.fault !== undefined || own === undefined)
          throw entry.fault ?? entryFaults.misplaced()
        return readEntry(file, own)
      },
      close: () => file.close(),
    }
  } finally {
    zip.close()
  }
}
