import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FolderLockedError, lockFolder } from './folder-lock.ts'

const NOBODY = 2 ** 22 - 1

describe('the lock of a data folder', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-lock-'))
    path = join(folder, 'server.lock')
  })
  afterEach(async () => {
    vi.useRealTimers()
    await rm(folder, { recursive: true })
  })

  const content = async () => JSON.parse(await readFile(path, 'utf8'))

  /** Leaves a lock as this process would write it, with some of it changed. */
  async function leave(changes: { pid?: number; started?: string; place?: string }) {
    const unlock = await lockFolder(folder)
    const own = await content()
    await unlock()
    await writeFile(path, JSON.stringify({ ...own, ...changes }))
  }

  /** Sets the time at which the lock was last written. */
  async function written(secondsAgo: number) {
    const then = new Date(Date.now() - secondsAgo * 1000)
    await utimes(path, then, then)
  }

  it('keeps a second server out while the first lives', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
    await unlock()
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  it('is taken over from a process that is gone', async () => {
    await leave({ pid: NOBODY })
    const unlock = await lockFolder(folder)
    expect((await content()).pid).toBe(process.pid)
    await unlock()
  })

  it('is not fooled by a process number that was given to somebody else', async () => {
    await leave({ started: '1' })
    await (await lockFolder(folder))()
  })

  it('goes to one of several processes that find a dead one at the same time', async () => {
    await leave({ pid: NOBODY })
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    const unlocks = taken.filter((outcome) => outcome.status === 'fulfilled')
    expect(unlocks).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['server.lock'])
    await unlocks[0]?.value()
  })

  it('is taken over when a crash left it half written', async () => {
    await writeFile(path, '{"pid"')
    await (await lockFolder(folder))()
  })

  it('keeps out a server of another container or machine, where its process cannot be seen', async () => {
    await leave({ pid: NOBODY, place: 'elsewhere' })
    await written(50)
    await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
  })

  it('is taken over from another container or machine that has written nothing for a minute, whoever has its number here', async () => {
    await leave({ place: 'elsewhere' })
    await written(61)
    await (await lockFolder(folder))()
  })

  it('is written anew while its server lives', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const unlock = await lockFolder(folder)
    await written(50)
    const before = await content()
    vi.advanceTimersByTime(10_000)
    const age = async () => Date.now() - (await stat(path)).mtimeMs
    await vi.waitUntil(async () => (await age()) < 30_000, { timeout: 5_000 })
    expect(await content()).toEqual(before)
    await unlock()
  })

  it('is not removed by a former holder after another server has taken it over', async () => {
    const unlock = await lockFolder(folder)
    const own = await content()
    await rm(path)
    await writeFile(path, JSON.stringify({ ...own, place: 'elsewhere' }))
    await unlock()
    expect((await content()).place).toBe('elsewhere')
  })
})
