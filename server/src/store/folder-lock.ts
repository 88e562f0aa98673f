import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

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

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600)
    const holder: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '' }
    await file.writeFile(JSON.stringify(holder))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Who holds a lock; undefined when the file is gone or was torn by a crash. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder
  } catch {
    return undefined
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
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path)) return () => rm(path, { force: true })
    const holder = await readHolder(path)
    if (holder && (await isAlive(holder))) {
      throw new FolderLockedError(
        `${folder} is in use by process ${holder.pid}. Stop it, or set ATELIER_DATA_DIR to another folder.`,
      )
    }
    await rm(path, { force: true })
  }
  throw new FolderLockedError(`${folder} could not be locked: another server is starting in it`)
}
