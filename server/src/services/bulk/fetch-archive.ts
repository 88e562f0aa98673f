import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PublicError } from '../../errors.ts'
import type { DownloadFile } from '../../outbound/download-file.ts'

export const MAX_ARCHIVE_BYTES = 5 * 1024 ** 3
const DOWNLOAD_MS = 2 * 3_600_000
const SILENCE_MS = 30_000
/** The address worked when it was given, so a failure now may pass. */
const PAUSES_MS = [1_000, 5_000]

export interface ArchiveFiles {
  /**
   * The path of an archive on this machine, fetched unless it is there already.
   *
   * @throws {PublicError} 413, 422
   */
  fetch(key: string, address: string, signal: AbortSignal): Promise<string>
  remove(key: string): Promise<void>
  /** Removes archives of uploads that are over, and whatever else a dead server left. */
  sweep(listKeys: () => Promise<readonly string[]>): Promise<void>
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Archives on the disk while they are read, each under the key of its upload. */
export function createArchiveFiles(downloadFile: DownloadFile, workDir: string): ArchiveFiles {
  const wholeOf = (key: string) => join(workDir, `${key}.zip`)
  const partOf = (key: string) => join(workDir, `${key}.part`)

  async function download(key: string, address: string, signal: AbortSignal): Promise<void> {
    await rm(partOf(key), { force: true })
    await downloadFile(address, partOf(key), {
      maxBytes: MAX_ARCHIVE_BYTES,
      timeoutMs: DOWNLOAD_MS,
      idleTimeoutMs: SILENCE_MS,
      signal,
    })
    // Its name says that it is whole, so its bytes come first.
    await syncFile(partOf(key))
    await rename(partOf(key), wholeOf(key))
  }

  async function isThere(key: string): Promise<boolean> {
    return stat(wholeOf(key)).then(
      () => true,
      () => false,
    )
  }

  return {
    async fetch(key, address, signal) {
      await mkdir(workDir, { recursive: true })
      for (let failures = 0; !(await isThere(key)); failures++) {
        try {
          await download(key, address, signal)
        } catch (error) {
          const pause = PAUSES_MS[failures]
          const mayPass = error instanceof PublicError && error.status === 422
          if (!mayPass || pause === undefined || signal.aborted) throw error
          await sleep(pause, undefined, { signal })
        }
      }
      return wholeOf(key)
    },

    async remove(key) {
      await rm(wholeOf(key), { force: true })
      await rm(partOf(key), { force: true })
    },

    async sweep(listKeys) {
      // In this order: an archive that arrives meanwhile is none of the names.
      const names = await readdir(workDir).catch(() => [])
      if (names.length === 0) return
      const kept = new Set((await listKeys()).flatMap((key) => [`${key}.zip`, `${key}.part`]))
      for (const name of names) {
        if (!kept.has(name)) await rm(join(workDir, name), { force: true })
      }
    },
  }
}
