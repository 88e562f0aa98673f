import { randomBytes } from 'node:crypto'
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ATTEMPTS = 10
const PAUSE_MS = 20
/** A lock is written anew this often, and counts as left behind when it was not for the longer time: for those who cannot see its process. */
const REFRESH_MS = 10_000
const STALE_MS = 60_000

/** Another server works in the folder. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError'
}

interface Holder {
  pid: number
  /** The process's start time in clock ticks, so that a reused number is not taken for the holder. */
  started: string
  /** Where the number means that process. */
  place: string
  /** For people. */
  host: string
}

/**
 * One boot of one machine, and there one container: the server of every container is process 1, and several may have one host name. A
 * namespace's number can come again, but only when everything in the former one is dead.
 */
async function placeHere(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
  return [hostname(), boot.trim(), namespace].join(' ')
}

/** The 22nd field of /proc/<pid>/stat; '' where the system has no /proc, and undefined when the process is gone. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  // A zombie is dead; nothing but its number is left, until its parent asks for it.
  return fields[0] === 'Z' ? undefined : (fields[19] ?? '')
}

async function isAlive(holder: Holder): Promise<boolean> {
  const started = await startOf(holder.pid)
  return started !== undefined && (holder.started === '' || started === holder.started)
}

function beside(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}`
}

/** How long ago a file was written, by the file system's own clock: those of two machines may differ. */
async function ageMs(path: string): Promise<number> {
  const probe = beside(path)
  await writeFile(probe, '', { mode: 0o600 })
  try {
    const now = await stat(probe)
    const then = await stat(path).catch(() => undefined)
    return then === undefined ? Number.POSITIVE_INFINITY : now.mtimeMs - then.mtimeMs
  } finally {
    await rm(probe, { force: true })
  }
}

async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (holder.place === (await placeHere())) return isAlive(holder)
  return (await ageMs(path)) < STALE_MS
}

/** A lock's file, open for as long as the lock is held. */
interface OwnLock {
  file: FileHandle
  text: string
}

/** Writes the file whole or not at all; undefined when it is there already. */
async function create(path: string): Promise<OwnLock | undefined> {
  const started = (await startOf(process.pid)) ?? ''
  const holder: Holder = { pid: process.pid, started, place: await placeHere(), host: hostname() }
  const text = JSON.stringify(holder)
  const own = beside(path)
  const file = await open(own, 'wx', 0o600)
  try {
    await file.write(text, 0)
    // Unlike opening and then writing, a link never shows anybody an empty lock.
    await link(own, path)
    return { file, text }
  } catch (error) {
    await file.close()
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** What a lock says; undefined when the file is gone or torn. */
async function read(path: string): Promise<Holder | undefined> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as Holder | null) ?? undefined
  } catch {
    return undefined
  }
}

/** The live process that holds a lock; undefined when there is none. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const holder = await read(path)
  return holder !== undefined && (await isHeld(path, holder)) ? holder : undefined
}

/** Removes a dead process's lock. One at a time: a second remover could take away the lock that the first has just made. */
async function removeDead(path: string): Promise<void> {
  const guard = `${path}.takeover`
  const own = await create(guard)
  if (own === undefined) {
    if ((await holderOf(guard)) === undefined) await rm(guard, { force: true })
    return
  }
  try {
    if ((await holderOf(path)) === undefined) await rm(path, { force: true })
  } finally {
    await own.file.close()
    await rm(guard, { force: true })
  }
}

/** Shows those on other machines that the lock's holder lives; gives back how to end that and to remove the lock. */
function keep(path: string, { file, text }: OwnLock): () => Promise<void> {
  // Through the open file: if another machine took the folder over meanwhile, this reaches our old lock and not its new one.
  const refresh = setInterval(() => void file.write(text, 0).catch(() => {}), REFRESH_MS).unref()
  return async () => {
    clearInterval(refresh)
    const isOurs = await file.stat().then(
      ({ nlink }) => nlink > 0,
      () => false,
    )
    await file.close()
    if (isOurs) await rm(path, { force: true })
  }
}

function lockedBy(folder: string, { pid, host }: Holder): FolderLockedError {
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
  const cure = 'Stop it, or set ATELIER_DATA_DIR to another folder'
  const late = `One that was killed on another machine or in another container is forgotten after ${STALE_MS / 1000} s`
  return new FolderLockedError(`${folder} is in use by ${who}. ${cure}. ${late}.`)
}

/**
 * Takes a data folder for this process alone: PGlite lets two processes open one folder and then silently loses the writes of one.
 * A lock whose process is gone is taken over; where that cannot be seen, on another machine or in another container, one that is no longer
 * written anew.
 *
 * @returns a function that gives the folder back
 * @throws FolderLockedError when a live process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'server.lock')
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const own = await create(path)
    if (own !== undefined) return keep(path, own)
    const holder = await holderOf(path)
    if (holder !== undefined) throw lockedBy(folder, holder)
    await removeDead(path)
    await sleep(PAUSE_MS)
  }
  throw new FolderLockedError(`${folder} could not be locked: another server is starting in it`)
}
