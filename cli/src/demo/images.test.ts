import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UsageError } from '../options.ts'
import { checkMatte, findImages, prepareImage } from './images.ts'

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'atelier-images-'))
  const glass = sharp({
    create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
  await glass.png().toFile(join(dir, 'glass.png'))
  const full = sharp({ create: { width: 1024, height: 1024, channels: 3, background: '#123456' } })
  for (const i of [1, 2, 3, 4, 10])
    await full
      .clone()
      .jpeg()
      .toFile(join(dir, `full-${i}.JPG`))
  await writeFile(join(dir, 'notes.txt'), 'no image')
})

afterAll(() => rm(dir, { recursive: true }))

describe('images of the demo', () => {
  it('are found by extension, in the order people count', async () => {
    const names = (await findImages(dir, 200)).map((path) => path.slice(dir.length + 1))
    expect(names).toEqual([
      'full-1.JPG',
      'full-2.JPG',
      'full-3.JPG',
      'full-4.JPG',
      'full-10.JPG',
      'glass.png',
    ])
  })

  it('are put on the matte color where they are transparent', async () => {
    const image = await prepareImage(join(dir, 'glass.png'), '#ff8800')
    const { data, info } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.channels, ...data.subarray(0, 3)]).toEqual([3, 0xff, 0x88, 0])
    expect(image.small).toBe(true)
  })

  it('are sent byte for byte when they are opaque', async () => {
    const image = await prepareImage(join(dir, 'full-1.JPG'), 'white')
    expect((await sharp(image.bytes).metadata()).format).toBe('jpeg')
    expect(image.small).toBe(false)
  })

  it('must be at least five', async () => {
    const empty = await mkdtemp(join(dir, 'empty-'))
    await expect(findImages(empty, 20)).rejects.toThrow(UsageError)
    await expect(findImages(join(dir, 'nowhere'), 20)).rejects.toThrow('nowhere')
  })

  it('refuse a matte that is no color', () => {
    expect(() => checkMatte('whiteish')).toThrow(UsageError)
    expect(() => checkMatte('white')).not.toThrow()
  })
})
