import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ATTEMPTS = 10
const PAUSE_MS = 20

/** Another server works in the folder. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError'
}

interface Holder {
  pid: number
  /** The process's start time in clock ticks, so that a reused number is not taken for the holder. */
  started: string
}

/** The 22nd field of /proc/<pid>/stat; '' where the system has no /proc, and undefined when the process is gone. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

async function isAlive(holder: Holder): Promise<boolean> {
  const started = await startOf(holder.pid)
  return started !== undefined && (holder.started === '' || started === holder.started)
}

/** Writes the file whole or not at all; false when it is there already. */
async function create(path: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '' }
  const own = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(own, JSON.stringify(holder), { mode: 0o600 })
  try {
    // Unlike opening and then writing, a link never shows anybody an empty lock.
    await link(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** The live process that holds a lock; undefined when it is dead, or the file is gone or torn. */
async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as Holder
    return (await isAlive(holder)) ? holder : undefined
  } catch {
    return undefined
  }
}

/** Removes a dead process's lock. One at a time: a second remover could take away the lock that the first has just made. */
async function removeDead(path: string): Promise<void> {
  const guard = `${path}.takeover`
  if (!(await create(guard))) {
    if ((await holderOf(guard)) === undefined) await rm(guard, { force: true })
    return
  }
  try {
    if ((await holderOf(path)) === undefined) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}

/**
 * Takes a data folder for this process alone: PGlite lets two processes open one folder and then silently loses the writes of one.
 * A lock whose process is gone is taken over.
 *
 * @returns a function that gives the folder back
 * @throws FolderLockedError when a live process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'server.lock')
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await create(path)) return () => rm(path, { force: true })
    const holder = await holderOf(path)
    if (holder !== undefined) {
      throw new FolderLockedError(
        `${folder} is in use by process ${holder.pid}. Stop it, or set ATELIER_DATA_DIR to another folder.`,
      )
    }
    await removeDead(path)
    await sleep(PAUSE_MS)
  }
  throw new FolderLockedError(`${folder} could not be locked: another server is starting in it`)
}
