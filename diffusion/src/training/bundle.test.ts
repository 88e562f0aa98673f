import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBundle, stepsIn, writeBundle } from './bundle.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const files = new Map([
  ['weights', bytes('numbers')],
  ['config', bytes('{}')],
])

describe('a bundle', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-bundle-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is read back as it was written, and nothing else is left in the folder', async () => {
    await writeBundle(folder, 'state-1', files)
    expect(new Map(await readBundle(folder, 'state-1'))).toEqual(
      new Map([...files].map(([name, data]) => [name, Buffer.from(data)])),
    )
    expect(await readdir(folder)).toEqual(['state-1'])
  })

  it('takes the place of an older one whole', async () => {
    await writeBundle(folder, 'state-1', files)
    await writeBundle(folder, 'state-1', new Map([['weights', bytes('others')]]))
    const read = await readBundle(folder, 'state-1')
    expect([...(read?.keys() ?? [])]).toEqual(['weights'])
    expect(await readdir(folder)).toEqual(['state-1'])
  })

  it('is left alone when it is written again unchanged', async () => {
    await writeBundle(folder, 'state-1', files)
    const { ino } = await stat(join(folder, 'state-1'))
    await writeBundle(folder, 'state-1', files)
    expect((await stat(join(folder, 'state-1'))).ino).toBe(ino)
  })

  it.each([
    ['cut short', (file: string) => truncate(file, 3)],
    ['altered', (file: string) => writeFile(file, 'numbars')],
    ['missing', (file: string) => rm(file)],
  ])('with a file %s does not count', async (_, damage) => {
    await writeBundle(folder, 'state-1', files)
    await damage(join(folder, 'state-1', 'weights'))
    expect(await readBundle(folder, 'state-1')).toBeUndefined()
  })

  it('half written by a process that died does not count, and is in nobody’s way', async () => {
    const half = join(folder, '.state-2.writing')
    await mkdir(half)
    await writeFile(join(half, 'left-over'), 'half')
    expect(await stepsIn(folder, 'state')).toEqual([])
    await writeBundle(folder, 'state-2', files)
    expect([...((await readBundle(folder, 'state-2'))?.keys() ?? [])]).toEqual([
      'weights',
      'config',
    ])
    expect(await readdir(folder)).toEqual(['state-2'])
  })

  it('is found by its step, the newest first', async () => {
    for (const step of [9, 100, 25]) await writeBundle(folder, `state-${step}`, files)
    await writeBundle(folder, 'checkpoint-50', files)
    expect((await stepsIn(folder, 'state')).map(({ step }) => step)).toEqual([100, 25, 9])
  })
})
