import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Answer, get } from './get.ts'
import type { Guard } from './guard.ts'

export interface DownloadOptions {
  maxBytes: number
  /** For the whole of it. */
  timeoutMs: number
  /** For a connection, for the head of the answer, and for each next piece of the file. */
  idleTimeoutMs: number
  /** Gives up; its reason is then what is thrown. */
  signal: AbortSignal
  /** Called for every piece, so very often. The total is what the server says, if it does. */
  onProgress?: (bytes: number, totalBytes: number | undefined) => void
}

/**
 * Writes what lies at an address into a new file, piece by piece, and gives its size in bytes. A failure leaves no file behind; nothing is
 * resumed.
 *
 * @throws {PublicError} 422, or 413 for more than `maxBytes`, as soon as the server says so. A disk that is full is an error of its own.
 */
export type DownloadFile = (
  address: string,
  path: string,
  options: DownloadOptions,
) => Promise<number>

const UNITS = ['bytes', 'KB', 'MB', 'GB']

function sizeWords(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1)
  return `${Math.round((bytes / 1024 ** step) * 10) / 10} ${UNITS[step]}`
}

async function* reported(answer: Answer, report: (bytes: number) => void) {
  let bytes = 0
  for await (const part of answer.body) {
    bytes += part.length
    report(bytes)
    yield part
  }
}

async function write(answer: Answer, path: string, options: DownloadOptions): Promise<number> {
  let size = 0
  const report = (bytes: number) => {
    size = bytes
    options.onProgress?.(bytes, answer.sizeBytes)
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  try {
    await pipeline(reported(answer, report), file)
    return size
  } catch (error) {
    // One that was still being opened comes into being afterwards.
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', () => resolve()))
    // A file that was there before is not ours to remove.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true })
    throw error
  }
}

export function createDownloadFile(guard: Guard): DownloadFile {
  return (address, path, options) => {
    const { maxBytes, timeoutMs, idleTimeoutMs, signal } = options
    const tooLarge = `The file at the address may have ${sizeWords(maxBytes)} at most`
    const limits = { maxBytes, timeoutMs, idleTimeoutMs, signal, tooLarge }
    return get(guard, address, limits, (answer) => write(answer, path, options))
  }
}
