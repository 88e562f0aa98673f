import type { PublicError } from '../errors.ts'

const MIB = 1024 * 1024

/** What an archive may hold. Numbers of bytes are of what comes out unless said otherwise. */
export const ARCHIVE_LIMITS = {
  /** Of the archive itself. */
  archiveBytes: 5 * 1024 * MIB,
  /** Everything in the directory, folders and text files included. */
  entries: 25_000,
  /** What is no folder and no text file. */
  files: 5000,
  directoryBytes: 64 * MIB,
  entryBytes: 12 * MIB,
  /** All files together; those beyond it are refused. */
  totalBytes: 5 * 1024 * MIB,
  /** How many times larger a file may come out than it went in, once it has more than `ratioFromBytes`. Pictures are packed already: theirs is about 1. */
  ratio: 100,
  ratioFromBytes: MIB,
  nameBytes: 1024,
} as const

/** A file of an archive, as the directory tells it. */
export interface ArchiveEntry {
  /** Its place in the directory, from 0. */
  index: number
  /** As it is called in the archive, cut to 255 characters and without control characters: for people, never for a file system. */
  path: string
  sizeBytes: number
  /** Why it cannot be read; undefined where nothing is known against it. */
  fault: PublicError | undefined
}

/** An open archive. Its files are read in any order, several at a time. */
export interface Archive {
  /** Its files in the order of the directory, without folders, text files and what operating systems leave behind. */
  entries: readonly ArchiveEntry[]
  /** The same for the same files in the same order, whatever the archive is called; hexadecimal. */
  fingerprint: string
  /**
   * Reads one file whole; it is at most 12 MB.
   *
   * @throws {PublicError} 413 or 422: its fault, or that its size or its checksum is a lie
   */
  read(entry: ArchiveEntry): Promise<Buffer>
  close(): Promise<void>
}

/** The archive cannot be used at all; the message is for its owner. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}
