import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Semaphore } from './semaphore.ts'

/** Files synced at a time: the disk then writes its journal once for several, and others still get their turn at it. */
const SYNCED_AT_ONCE = 4

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function writeNamed(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeSynced(temporary, bytes)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** The folders of a file from the innermost up to and with `root`. */
function foldersOf(path: string, root: string): string[] {
  const folders: string[] = []
  for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder))
    folders.push(folder)
  return folders
}

/**
 * Writes a file so that it is there after a power failure, whole: its bytes reach the disk before its name does, and the names of its
 * folders, up to and with `root`, before this resolves.
 */
export function writeDurably(path: string, bytes: Uint8Array, root: string): Promise<void> {
  return writeAllDurably([{ path, bytes }], root)
}

/** Writes files as `writeDurably` does each, but every folder is synced only once, when all its files have their names. */
export async function writeAllDurably(
  files: readonly { path: string; bytes: Uint8Array }[],
  root: string,
): Promise<void> {
  const places = new Semaphore(SYNCED_AT_ONCE)
  const written = files.map(({ path, bytes }) => places.run(() => writeNamed(path, bytes)))
  // All of them end before any failure is told: nothing may still be written afterwards.
  const failed = (await Promise.allSettled(written)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path, root)))
  // The inner ones first: an outer one is of no use without them.
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) await syncFolder(folder)
}
