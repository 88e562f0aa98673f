import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { archiveStudio } from './archive-studio.ts'
import { chance, encode, pattern } from './pictures.ts'
import { type RawEntry, zip64Field, zipOf } from './zips.ts'

const picture = await encode(pattern(1024, 1024)).jpeg({ quality: 80 }).toBuffer()
const other = await encode(pattern(1024, 1025)).jpeg({ quality: 80 }).toBuffer()
const good: RawEntry = { name: 'good.jpg', data: picture }
const text = Buffer.from('a fox')
const NAME_BYTES = 8

const LINK = 0o120777 * 0x10000
const DEVICE = 0o020666 * 0x10000

/** What is wrong, the file that has it, and what is said of it. */
const refused: [string, RawEntry, number, RegExp][] = [
  ['is encrypted', { name: 'bad.jpg', data: picture, listed: { flags: 0x801 } }, 422, /encrypted/],
  [
    'is packed by a method that is not taken',
    { name: 'bad.jpg', data: picture, listed: { method: 12 } },
    422,
    /method 12/,
  ],
  ['has an absolute path', { name: '/etc/bad.jpg', data: picture }, 422, /absolute/],
  ['has the path of a drive', { name: 'C:/bad.jpg', data: picture }, 422, /absolute/],
  ['leads out of the archive', { name: '../../bad.jpg', data: picture }, 422, /out of/],
  ['has backslashes', { name: '..\\bad.jpg', data: picture }, 422, /backslash/],
  ['has U+0000 in its name', { name: 'bad.jpg\0.png', data: picture }, 422, /control/],
  [
    'has a name of two thousand characters',
    { name: `${'x'.repeat(2000)}.jpg`, data: picture },
    422,
    /too long/,
  ],
  [
    'is a link',
    { name: 'bad.jpg', data: Buffer.from('/etc/passwd'), externalAttributes: LINK },
    422,
    /link/,
  ],
  [
    'is a device',
    { name: 'bad.jpg', data: picture, externalAttributes: DEVICE },
    422,
    /link or a device/,
  ],
  ['has the name of one before it', { name: 'good.jpg', data: other }, 422, /same name/],
  [
    'has the name of one before it in capitals',
    { name: './GOOD.jpg', data: other },
    422,
    /same name/,
  ],
  ['has a wrong checksum', { name: 'bad.jpg', data: other, listed: { crc: 1 } }, 422, /checksum/],
  [
    'is larger than it says',
    { name: 'bad.jpg', data: other, deflate: true, listed: { size: other.length - 9 } },
    422,
    /larger/,
  ],
  [
    'is smaller than it says',
    { name: 'bad.jpg', data: other, deflate: true, listed: { size: other.length + 9 } },
    422,
    /smaller/,
  ],
  [
    'is stored in another size than it has',
    { name: 'bad.jpg', data: other, listed: { size: other.length + 9 } },
    422,
    /two sizes/,
  ],
  [
    'says one thing in the directory and another before its data',
    { name: 'bad.jpg', data: other, local: { size: 3, packedSize: 3 } },
    422,
    /contradicts/,
  ],
  [
    'has another name before its data',
    { name: 'bad.jpg', data: other, local: { name: Buffer.from('bad.svg') } },
    422,
    /contradicts/,
  ],
  [
    'lies behind the end of the file',
    { name: 'bad.jpg', data: other, offset: 0x7fff_0000 },
    422,
    /place/,
  ],
  ['lies in the middle of another', { name: 'bad.jpg', data: other, offset: 99 }, 422, /place/],
  [
    'lies at a place that only ZIP64 can name',
    { name: 'bad.jpg', data: other, offset: 0xffff_ffff, extra: zip64Field(2 ** 60) },
    422,
    /place/,
  ],
  [
    'has a size that only ZIP64 can name',
    {
      name: 'bad.jpg',
      data: other,
      listed: { size: 0xffff_ffff, packedSize: 0xffff_ffff },
      extra: zip64Field(2 ** 50, 2 ** 50),
    },
    413,
    /12 MB/,
  ],
  [
    'says 0 in ZIP64',
    {
      name: 'bad.jpg',
      data: other,
      listed: { size: 0xffff_ffff, packedSize: 0xffff_ffff },
      extra: zip64Field(0, 0),
    },
    422,
    /checksum/,
  ],
  [
    'is packed a thousand to one',
    { name: 'bad.jpg', data: Buffer.alloc(8 * 1024 * 1024), deflate: true },
    422,
    /1:100/,
  ],
  [
    'unpacks to thirteen megabytes',
    { name: 'bad.jpg', data: chance(13 * 1024 * 1024, 'z'), deflate: true },
    413,
    /12 MB/,
  ],
  [
    'is broken where it is packed',
    { name: 'bad.jpg', data: chance(3000, 'q'), listed: { method: 8 } },
    422,
    /damaged|sizes/,
  ],
  [
    'has something behind its packed data',
    {
      name: 'bad.jpg',
      data: Buffer.concat([deflateRawSync(other), text]),
      listed: { method: 8, size: other.length, crc: crc32(other) },
    },
    422,
    /contradicts/,
  ],
  ['is an archive itself', { name: 'inner.zip', data: zipOf([good]) }, 415, /an archive/],
  [
    'is an archive that is called an image',
    { name: 'inner.jpg', data: zipOf([good]) },
    415,
    /an archive/,
  ],
  ['is no image', { name: 'bad.gif', data: Buffer.from('GIF89a') }, 415, /a GIF/],
  ['is empty', { name: 'bad.jpg', data: Buffer.alloc(0) }, 415, /no jpg/],
  [
    'is too small',
    { name: 'bad.png', data: await encode(pattern(1023, 1024)).png().toBuffer() },
    412,
    /1023 × 1024; each side needs 1024/,
  ],
  ['is cut off', { name: 'bad.jpg', data: other.subarray(0, 5000) }, 422, /damaged/],
]

/** What is wrong with an archive as a whole. */
const useless: [string, () => Buffer, RegExp][] = [
  ['is no ZIP', () => chance(50_000, 'zip'), /no ZIP/],
  ['has no bytes', () => Buffer.alloc(0), /no ZIP/],
  ['is a picture', () => picture, /no ZIP/],
  ['is cut off', () => zipOf([good]).subarray(0, -40), /no ZIP/],
  [
    'has a directory elsewhere',
    () => zipOf([good], { directoryOffset: 7 }),
    /directory .* damaged/,
  ],
  ['has fewer files than it says', () => zipOf([good], { entryCount: 3 }), /directory .* damaged/],
  ['is empty', () => zipOf([]), /no images/],
  ['has nothing but text', () => zipOf([{ name: 'fox.txt', data: text }]), /no images/],
  [
    'says that it has more entries than one may have',
    () => zipOf([good], { entryCount: 30_000 }),
    /30000 entries/,
  ],
  [
    'has more than 5,000 files',
    () => zipOf(Array.from({ length: 5001 }, (_, i) => ({ name: `${i}`, data: text }))),
    /5,000 files/,
  ],
  [
    'has a broken extra field',
    () => zipOf([{ ...good, extra: Buffer.from([1, 0, 255, 0]) }]),
    /directory .* damaged/,
  ],
]

describe('an archive in which a file', () => {
  const s = archiveStudio()

  it.each(refused)('%s keeps the others', async (_what, bad, code, words) => {
    const entries = [good, bad, { name: 'last.jpg', data: other }]
    const { status, images } = await s.ingest(zipOf(entries))
    expect(status).toMatchObject({
      status: 'completed',
      progress_percentage: 100,
      total_processed: 3,
      done: 2,
      failed: 1,
      failure: null,
    })
    expect(images.map(({ image_name }) => image_name)).toEqual(['good.jpg', 'last.jpg'])
    for (const one of status.failed_images) {
      expect(one).toEqual({
        filename: expect.any(String),
        error_code: code,
        error_message: expect.stringMatching(words),
      })
    }
  })

  it('is listed twice has it once', async () => {
    const same = { name: 'same.jpg', data: other }
    const { status, images } = await s.ingest(zipOf([good, same, { ...same, sameBytesAs: 1 }]))
    expect(images.map(({ image_name }) => image_name)).toEqual(['good.jpg', 'same.jpg'])
    expect(status.failed_images).toMatchObject([{ filename: 'same.jpg', error_code: 422 }])
  })

  it('overlaps another, as in a bomb of one kernel under many names, loses both', async () => {
    // Each file's data is the header of the next with all that follows, so that the last bytes belong to every one of them.
    const names = ['aaaa.jpg', 'bbbb.jpg', 'cccc.jpg']
    const header = 30 + NAME_BYTES
    const kernel = zipOf([{ name: names[2] ?? '', data: other }]).subarray(0, header + other.length)
    const second = zipOf([{ name: names[1] ?? '', data: kernel }]).subarray(
      0,
      header + kernel.length,
    )
    const first: RawEntry = { name: names[0] ?? '', data: second }
    const start = header
    const bomb = zipOf([
      first,
      { name: names[1] ?? '', data: kernel, offset: start, sameBytesAs: 0 },
      { name: names[2] ?? '', data: other, offset: 2 * start, sameBytesAs: 0 },
      good,
    ])
    const { status, images } = await s.ingest(bomb)
    expect(images.map(({ image_name }) => image_name)).toEqual(['good.jpg'])
    expect(status.failed_images.map(({ filename }) => filename)).toEqual(names)
    for (const { error_message } of status.failed_images)
      expect(error_message).toContain('shares its bytes')
  })
})

describe('an archive that', () => {
  const s = archiveStudio()

  it.each(useless)('%s fails as a whole, with its reason', async (_what, make, words) => {
    const { status, images } = await s.ingest(make())
    expect(status).toEqual({
      status: 'failed',
      progress_percentage: 0,
      total_processed: 0,
      done: 0,
      failed: 0,
      failed_images: [],
      failure: expect.stringMatching(words),
    })
    expect(images).toEqual([])
    expect(await readdir(join(s.real.folder, 'archives'))).toEqual([])
  })

  it('has folders, texts and what systems leave behind beside its images has them passed over', async () => {
    const junk = [
      'fox.txt',
      'fox.JSON',
      '__MACOSX/._good.jpg',
      '.DS_Store',
      'a/.hidden.jpg',
      'Thumbs.db',
    ]
    const entries = [
      { name: 'a/', data: Buffer.alloc(0) },
      ...junk.map((name) => ({ name, data: text })),
      { name: 'a/b/füchse.jpg', data: picture },
    ]
    const { status, images } = await s.ingest(zipOf(entries))
    expect(status).toMatchObject({ status: 'completed', total_processed: 1, failed: 0 })
    expect(images).toMatchObject([{ image_name: 'füchse.jpg' }])
  })

  it('was made where names had another code is read as it was meant', async () => {
    const old = {
      name: Buffer.from('f\x81chse.jpg', 'latin1'),
      data: picture,
      listed: { flags: 0 },
    }
    const mac = { name: 'fücse.jpg', data: other, listed: { flags: 0 } }
    const { images } = await s.ingest(zipOf([old, mac]))
    expect(images.map(({ image_name }) => image_name)).toEqual(['füchse.jpg', 'fücse.jpg'])
  })
})
