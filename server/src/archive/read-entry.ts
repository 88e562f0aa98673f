import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { entryFaults } from './entry-faults.ts'

/** Where a file's data lies and what is said of it. */
export interface PackedFile {
  dataStart: number
  compressedSize: number
  uncompressedSize: number
  deflated: boolean
  crc32: number
}

interface Inflated {
  buffer: Buffer
  engine: { bytesWritten: number }
}
const inflate = promisify(inflateRaw) as (bytes: Buffer, options: object) => Promise<unknown>

/** Unpacks so many bytes and not one more. */
async function inflated(bytes: Buffer, size: number): Promise<Buffer> {
  const options = { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, 64), info: true }
  const result = (await inflate(bytes, options).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? entryFaults.larger() : entryFaults.broken()
  })) as Inflated
  if (result.engine.bytesWritten !== bytes.length) throw entryFaults.contradictory()
  return result.buffer
}

/** @throws {PublicError} 422 */
export async function readEntry(file: FileHandle, packed: PackedFile): Promise<Buffer> {
  const raw = Buffer.allocUnsafeSlow(packed.compressedSize)
  const { bytesRead } = await file.read(raw, 0, raw.length, packed.dataStart)
  if (bytesRead < raw.length) throw entryFaults.misplaced()
  const bytes = packed.deflated ? await inflated(raw, packed.uncompressedSize) : raw
  if (bytes.length > packed.uncompressedSize) throw entryFaults.larger()
  if (bytes.length < packed.uncompressedSize) throw entryFaults.smaller()
  if (crc32(bytes) !== packed.crc32) throw entryFaults.wrongChecksum()
  return bytes
}
