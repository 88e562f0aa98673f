import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createSignedLinks } from '../lib/signed-links.ts'
import { LocalObjects, signingSecret } from './local-objects.ts'
import { ObjectKeyError } from './objects.ts'

describe('local objects', () => {
  let folder: string
  let objects: LocalObjects
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-objects-'))
    const links = createSignedLinks(await signingSecret(folder), () => 'http://here')
    objects = new LocalObjects(folder, links)
  })
  afterAll(() => rm(folder, { recursive: true }))

  const signed = (url: string) => {
    const { pathname, searchParams } = new URL(url)
    const key = pathname.replace('/objects/', '')
    return [key, searchParams.get('expires') ?? '', searchParams.get('signature') ?? ''] as const
  }

  it('give back what was put, and forget what was deleted', async () => {
    await objects.put('a/b.png', Buffer.from('bytes'), 'image/png')
    expect(await objects.find('a/b.png')).toEqual({
      bytes: Buffer.from('bytes'),
      contentType: 'image/png',
    })
    await objects.delete('a/b.png')
    expect(await objects.find('a/b.png')).toBeUndefined()
  })

  it('reach the disk before they get their name, and their folders before they count as stored', async () => {
    const handle = await open(folder)
    const prototype = Object.getPrototypeOf(handle) as typeof handle
    await handle.close()
    const { sync } = prototype
    const named: boolean[] = []
    const spy = vi.spyOn(prototype, 'sync').mockImplementation(function (this: typeof handle) {
      named.push(existsSync(join(folder, 'c/d/e.png')))
      return sync.call(this)
    })
    await objects.put('c/d/e.png', Buffer.from('bytes'), 'image/png')
    spy.mockRestore()
    // The file itself, then c/d, c and the folder of all.
    expect(named).toEqual([false, true, true, true])
  })

  it('leave no half behind when they cannot be stored', async () => {
    await objects.put('f/g.png/h.png', Buffer.from('bytes'), 'image/png')
    await expect(objects.put('f/g.png', Buffer.from('bytes'), 'image/png')).rejects.toThrow()
    expect(await readdir(join(folder, 'f'))).toEqual(['g.png'])
  })

  it.each([
    '../secret',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    'a',
    '',
    'a/..',
    'a\\b/c',
    'a/b\0.png',
  ])('refuse %j, which is no key', async (key) => {
    await expect(objects.find(key)).rejects.toThrow(ObjectKeyError)
  })

  it('know their own addresses', () => {
    expect(objects.verify(...signed(objects.signedUrl('a/b.png')))).toBe(true)
  })

  it('refuse an address that was altered or has expired', () => {
    const [key, expires, signature] = signed(objects.signedUrl('a/b.png'))
    expect(objects.verify('a/c.png', expires, signature)).toBe(false)
    expect(objects.verify(key, String(Number(expires) + 1), signature)).toBe(false)
    expect(objects.verify(key, expires, `${signature.slice(0, -2)}xx`)).toBe(false)
    expect(objects.verify(...signed(objects.signedUrl('a/b.png', -1)))).toBe(false)
  })

  it('keep their secret from one start to the next', async () => {
    expect(await signingSecret(folder)).toEqual(await signingSecret(folder))
  })
})
