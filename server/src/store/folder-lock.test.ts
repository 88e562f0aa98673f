import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderLockedError, lockFolder } from './folder-lock.ts'

describe('the lock of a data folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('keeps a second server out while the first lives', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError)
    await unlock()
    await (await lockFolder(folder))()
  })

  it('is taken over from a process that is gone', async () => {
    await writeFile(join(folder, 'server.lock'), JSON.stringify({ pid: 2 ** 22 - 1, started: '1' }))
    await lockFolder(folder)
    expect(JSON.parse(await readFile(join(folder, 'server.lock'), 'utf8')).pid).toBe(process.pid)
  })

  it('is not fooled by a process number that was given to somebody else', async () => {
    await writeFile(join(folder, 'server.lock'), JSON.stringify({ pid: process.pid, started: '1' }))
    await expect(lockFolder(folder)).resolves.toBeTypeOf('function')
  })

  it('goes to one of several processes that find a dead one at the same time', async () => {
    await writeFile(join(folder, 'server.lock'), JSON.stringify({ pid: 2 ** 22 - 1, started: '1' }))
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['server.lock'])
  })

  it('is taken over when a crash left it half written', async () => {
    await writeFile(join(folder, 'server.lock'), '{"pid"')
    await expect(lockFolder(folder)).resolves.toBeTypeOf('function')
  })
})
