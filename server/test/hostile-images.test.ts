import { deflateSync } from 'node:zlib'
import type { Image } from '@atelier/contract'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { pngChunk, withChunk } from '../src/decoder/child/png.ts'
import {
  chance,
  difference,
  encode,
  metadataOf,
  onBlack,
  type Pixels,
  pattern,
  resizedInHeader,
  shown,
  turned,
  withSegments,
} from './pictures.ts'
import { studio } from './studio.ts'

const SIDE = 1024
const plain = pattern(SIDE, SIDE)
const wide = pattern(1300, SIDE)
const clear = pattern(SIDE, SIDE, 4)

const png = await encode(plain).png().toBuffer()
const jpeg = await encode(plain).jpeg({ quality: 92 }).toBuffer()
const webp = await encode(plain).webp({ quality: 92 }).toBuffer()
const lossless = await encode(plain).webp({ lossless: true, effort: 0 }).toBuffer()

const APP1 = 0xe1
const APP2 = 0xe2
const COMMENT = 0xfe
const script = Buffer.from('<script>alert(document.domain)</script>')

/** As many pages one below the other as an animation has frames. */
function animated(): Promise<Buffer> {
  const frames = [pattern(SIDE, SIDE), pattern(SIDE, SIDE)]
  frames[1]?.data.reverse()
  const data = Buffer.concat(frames.map((frame) => frame.data))
  const raw = { width: SIDE, height: 2 * SIDE, channels: 3, pageHeight: SIDE } as const
  return sharp(data, { raw })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}

function animatedPng(): Buffer {
  const control = Buffer.alloc(8)
  control.writeUInt32BE(2, 0)
  return withChunk(png, pngChunk('acTL', control))
}

/** The first bytes of a VP8L picture hold its size, 14 bits each. */
function webpBomb(): Buffer {
  const copy = Buffer.from(lossless)
  copy.writeUInt32LE(((16_383 << 14) | 16_383) >>> 0, 21)
  return copy
}

function pngBomb(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(1_000_000))
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([png.subarray(0, 8), ...chunks])
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024"><image href="file:///etc/passwd"/></svg>`
const bmp = Buffer.concat([
  Buffer.from('BM'),
  Buffer.alloc(4),
  Buffer.alloc(4),
  chance(3000, 'bmp'),
])
const damaged = (file: Buffer, length: number) =>
  Buffer.from(file).fill(0x55, Math.floor(file.length / 2), Math.floor(file.length / 2) + length)
const half = (file: Buffer) => file.subarray(0, Math.floor(file.length / 2))

describe('a hostile picture', () => {
  const at = studio()
  const images = () => `/v1/tailored-gen/datasets/${at.own.dataset.id}/images`

  async function upload(file: Buffer, name = 'picture.png') {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(file)]), name)
    const headers = { api_token: at.own.token }
    const response = await fetch(at.real.url + images(), { method: 'POST', headers, body: form })
    return { status: response.status, body: (await response.json()) as unknown }
  }

  async function fetchBytes(url: string) {
    const response = await fetch(url)
    const type = response.headers.get('content-type')
    return { type, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  /** Uploads what has to be taken; gives what is kept of it, and looks whether that is what it should be in form. */
  async function kept(file: Buffer, name?: string) {
    const { status, body } = await upload(file, name)
    expect(body).toMatchObject({ image_url: expect.any(String) })
    expect(status).toBe(201)
    const { image_url, thumbnail_url } = body as Image
    const { type, bytes } = await fetchBytes(image_url)
    const format = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' }[type ?? '']
    const metadata = await sharp(bytes).metadata()
    expect(metadata).toMatchObject({ format, depth: 'uchar' })
    expect(new URL(image_url).pathname).toMatch(format === 'jpeg' ? /\.jpg$/ : `.${format}`)
    expect(metadata.pages ?? 1).toBe(1)
    expect(['srgb', 'b-w']).toContain(metadata.space)
    expect(await metadataOf(bytes)).toEqual({})
    const thumbnail = await fetchBytes(thumbnail_url)
    const small = await sharp(thumbnail.bytes).metadata()
    expect(thumbnail.type).toBe('image/webp')
    expect({ format: small.format, side: Math.max(small.width, small.height) }).toEqual({
      format: 'webp',
      side: 256,
    })
    return { format, bytes, pixels: await shown(bytes), thumbnail: await shown(thumbnail.bytes) }
  }

  function expectSame(a: Pixels, b: Pixels): void {
    expect(difference(a, b)).toEqual({ greatest: 0, mean: 0 })
  }

  /** For what had to be packed anew with loss: nowhere far off, and on the whole not at all. */
  function expectClose(a: Pixels, b: Pixels, mean = 1, greatest = 40): void {
    const found = difference(a, b)
    expect(found.mean).toBeLessThan(mean)
    expect(found.greatest).toBeLessThan(greatest)
  }

  describe('is refused, and nothing of it is stored', () => {
    const cases: [string, number, () => Buffer | Promise<Buffer>][] = [
      ['a PNG of 60000 × 60000', 422, pngBomb],
      ['a JPEG of 65000 × 65000', 422, () => resizedInHeader(jpeg, 65_000, 65_000)],
      ['a JPEG that says more than it has', 422, () => resizedInHeader(jpeg, 6_000, 6_000)],
      ['a WebP of 16384 × 16384', 422, webpBomb],
      ['a truncated PNG', 422, () => half(png)],
      ['a truncated JPEG', 422, () => half(jpeg)],
      ['a truncated WebP', 422, () => half(webp)],
      ['a JPEG cut off in its header', 422, () => jpeg.subarray(0, 30)],
      ['the signature of a PNG alone', 422, () => png.subarray(0, 8)],
      ['a JPEG damaged in its middle', 422, () => damaged(jpeg, 2000)],
      ['a PNG damaged in its middle', 422, () => damaged(png, 50)],
      [
        'a PNG with a chunk that has to be understood',
        422,
        () => withChunk(png, pngChunk('CgBI', Buffer.alloc(4))),
      ],
      [
        'a JPEG of chance',
        422,
        () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), chance(50_000, 'j')]),
      ],
      ['an SVG', 415, () => Buffer.from(svg)],
      [
        'an SVG behind white space',
        415,
        () => Buffer.from(`\ufeff\n  <?xml version="1.0"?>${svg}`),
      ],
      ['a GIF', 415, () => encode(plain).gif().toBuffer()],
      ['an AVIF', 415, () => encode(pattern(256, 256)).avif({ effort: 0 }).toBuffer()],
      ['a TIFF', 415, () => encode(plain).tiff().toBuffer()],
      ['a BMP', 415, () => bmp],
      ['a PDF', 415, () => Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3')],
      ['a ZIP with a picture in it', 415, () => Buffer.concat([Buffer.from('PK\x03\x04'), png])],
      ['an animated WebP', 415, animated],
      ['an animated PNG', 415, animatedPng],
      ['no bytes at all', 415, () => Buffer.alloc(0)],
      ['one byte', 415, () => Buffer.from([0xff])],
      ['chance', 415, () => chance(100_000, 'x')],
      ['a strip one pixel high', 412, () => encode(pattern(5000, 1)).png().toBuffer()],
      ['a strip one pixel wide', 412, () => encode(pattern(1, 5000)).jpeg().toBuffer()],
      ['a picture a pixel too small', 412, () => encode(pattern(255, 2000)).webp().toBuffer()],
      ['more than 12 MB', 413, () => Buffer.concat([png, Buffer.alloc(12 * 1024 * 1024)])],
    ]
    it.each(cases)('%s: %i', async (_what, status, make) => {
      const answer = await upload(await make())
      expect(answer).toEqual({ status, body: { message: expect.any(String) } })
      expect(await at.real.store.images.list(at.own.dataset.id)).toEqual([])
    })
  })

  describe('is taken in the bits that it came in, without anything else that was in the file:', () => {
    it.each([
      ['a JPEG', () => jpeg],
      ['a PNG', () => png],
      ['a WebP', () => webp],
      ['a WebP without loss', () => lossless],
      ['a progressive JPEG', () => encode(plain).jpeg({ progressive: true }).toBuffer()],
      [
        'a JPEG with full color',
        () => encode(plain).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
      ],
      ['a gray JPEG', () => encode(plain).toColourspace('b-w').jpeg().toBuffer()],
      ['a gray PNG', () => encode(plain).toColourspace('b-w').png().toBuffer()],
      ['an interlaced PNG', () => encode(plain).png({ progressive: true }).toBuffer()],
      ['a PNG with a palette', () => encode(plain).png({ palette: true }).toBuffer()],
      [
        'a PNG whose transparency hides nothing',
        () => encode(plain).ensureAlpha().png().toBuffer(),
      ],
    ])('%s', async (_what, make) => {
      const file = await make()
      const { bytes, pixels } = await kept(file)
      expectSame(pixels, await shown(file))
      expect(bytes.length).toBeLessThanOrEqual(file.length)
    })

    it('a PNG with a name that says it is a JPEG', async () => {
      const { format, pixels } = await kept(png, 'photo.jpg')
      expect(format).toBe('png')
      expectSame(pixels, plain)
    })

    it.each([
      ['a ZIP behind a JPEG', () => Buffer.concat([jpeg, Buffer.from('PK\x03\x04'), script])],
      ['a script behind a PNG', () => Buffer.concat([png, script])],
      ['a script behind a WebP', () => Buffer.concat([webp, script])],
      ['a script in a comment of a JPEG', () => withSegments(jpeg, [[COMMENT, script]])],
      [
        'a script in a text of a PNG',
        () => withChunk(png, pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), script]))),
      ],
      [
        'a second JPEG behind the first',
        () => Buffer.concat([jpeg, withSegments(jpeg, [[COMMENT, script]])]),
      ],
      [
        'a script in a marker of Adobe',
        () =>
          withSegments(jpeg, [
            [0xee, Buffer.concat([Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'), script])],
          ]),
      ],
      [
        'a script in the thumbnail of JFIF',
        () =>
          withSegments(jpeg, [
            [0xe0, Buffer.concat([Buffer.from('JFXX\0\x10', 'latin1'), script])],
          ]),
      ],
    ])('%s', async (_what, make) => {
      const file = make()
      const { bytes, pixels } = await kept(file)
      expect(bytes.includes(script)).toBe(false)
      expect(bytes.length).toBeLessThan(file.length)
      expectSame(pixels, await shown(file))
    })

    it('nine megabytes of EXIF and XMP', async () => {
      const segment = Buffer.concat([Buffer.from('Exif\0\0'), chance(60_000, 'exif')])
      const file = withSegments(
        jpeg,
        Array.from({ length: 150 }, () => [APP1, segment] as const),
      )
      const { bytes, pixels } = await kept(file)
      expect(bytes.length).toBeLessThanOrEqual(jpeg.length)
      expectSame(pixels, await shown(jpeg))
    })

    it('a text of a PNG that unpacks to a hundred megabytes', async () => {
      const text = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(1e8))])
      const { pixels } = await kept(withChunk(png, pngChunk('zTXt', text)))
      expectSame(pixels, plain)
    })

    it('who took it and where', async () => {
      const exif = { IFD0: { Copyright: 'someone' }, IFD3: { GPSLatitude: '51/1 30/1 3230/100' } }
      for (const format of ['jpeg', 'png', 'webp'] as const) {
        const file = await encode(plain)
          .withExif(exif)
          .withIccProfile('srgb')
          .toFormat(format)
          .toBuffer()
        expect(Object.keys(await metadataOf(file)).sort()).toEqual(['exif', 'icc', 'orientation'])
        const { pixels } = await kept(file)
        expectSame(pixels, await shown(file))
      }
    })

    it.each([
      [
        'a PNG',
        () =>
          withChunk(
            png,
            pngChunk(
              'iCCP',
              Buffer.concat([Buffer.from('p\0\0'), deflateSync(chance(3000, 'icc'))]),
            ),
          ),
      ],
      [
        'a PNG that cannot even be unpacked',
        () =>
          withChunk(
            png,
            pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), chance(3000, 'icc')])),
          ),
      ],
      [
        'a JPEG',
        () =>
          withSegments(jpeg, [
            [APP2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), chance(3000, 'icc')])],
          ]),
      ],
      [
        'a JPEG that lacks a part',
        () =>
          withSegments(jpeg, [
            [APP2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x02\x03'), chance(3000, 'icc')])],
          ]),
      ],
    ])('a broken color profile in %s', async (_what, make) => {
      const file = make()
      const { pixels, format } = await kept(file)
      expectSame(pixels, await shown(format === 'png' ? png : jpeg))
    })
  })

  describe('is turned, converted and put on black:', () => {
    it.each([1, 2, 3, 4, 5, 6, 7, 8])(
      'a JPEG with the EXIF orientation %i',
      async (orientation) => {
        const file = await encode(wide)
          .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
          .withMetadata({ orientation })
          .toBuffer()
        const { pixels, thumbnail } = await kept(file)
        const right = turned(wide, orientation)
        expectClose(pixels, right)
        const { width, height } = thumbnail
        const small = await encode(right).resize(width, height).raw().toBuffer()
        expectClose(thumbnail, { data: small, width, height, channels: 3 }, 4, 80)
      },
    )

    it.each([3, 6])('a PNG with the EXIF orientation %i, to the last bit', async (orientation) => {
      const file = await encode(wide).png().withMetadata({ orientation }).toBuffer()
      const { pixels, format } = await kept(file)
      expect(format).toBe('png')
      expectSame(pixels, turned(wide, orientation))
    })

    it.each([
      ['PNG', () => encode(clear).png().toBuffer(), 1],
      ['PNG with 16 bits', () => encode(clear).toColourspace('rgb16').png().toBuffer(), 1],
      [
        'WebP without loss',
        () => encode(clear).webp({ lossless: true, exact: true }).toBuffer(),
        1,
      ],
    ] as const)('a %s that is transparent', async (_what, make, greatest) => {
      const { pixels } = await kept(await make())
      expectClose(pixels, onBlack(clear), 1, greatest + 1)
    })

    it('a WebP that is transparent and has lost a little already', async () => {
      const file = await encode(clear).webp({ quality: 90 }).toBuffer()
      const data = await sharp(file).ensureAlpha().raw().toBuffer()
      expectClose((await kept(file)).pixels, onBlack({ ...clear, data }))
    })

    it('a palette with one transparent color', async () => {
      const hole = pattern(SIDE, SIDE, 4)
      for (let i = 0; i < SIDE * SIDE; i++) {
        hole.data.set([200, 30, 90, i % SIDE < 300 ? 0 : 255], i * 4)
      }
      const file = await encode(hole).png({ palette: true, colours: 4 }).toBuffer()
      expect(file.includes('tRNS')).toBe(true)
      expectSame((await kept(file)).pixels, onBlack(hole))
    })

    it('a PNG with 16 bits a channel', async () => {
      const { pixels, format } = await kept(
        await encode(plain).toColourspace('rgb16').png().toBuffer(),
      )
      expect(format).toBe('png')
      expectClose(pixels, plain, 1, 2)
    })

    it('a CMYK JPEG with a profile', async () => {
      const soft = pattern(SIDE, SIDE)
      // Colors that ink can print.
      for (let i = 0; i < soft.data.length; i++) soft.data[i] = 90 + (soft.data[i] ?? 0) / 4
      const file = await encode(soft)
        .toColourspace('cmyk')
        .withIccProfile('cmyk')
        .jpeg({ quality: 100 })
        .toBuffer()
      const { pixels, format } = await kept(file)
      expect(format).toBe('jpeg')
      // Ink shifts colors a little, so the drawing itself is not to be had back to the last level.
      expectClose(pixels, soft, 12, 60)
      expectClose(pixels, await shown(file), 1, 20)
    })

    it.each(['jpeg', 'png', 'webp'] as const)(
      'a %s with the colors of a P3 screen',
      async (format) => {
        const soft = pattern(SIDE, SIDE)
        for (let i = 0; i < soft.data.length; i++) soft.data[i] = 90 + (soft.data[i] ?? 0) / 4
        const file = await encode(soft)
          .withIccProfile('p3')
          .toFormat(format, { quality: 100 })
          .toBuffer()
        // Without its profile the file's own numbers are others.
        const numbers = await sharp(file, { ignoreIcc: true }).removeAlpha().raw().toBuffer()
        expect(difference(soft, { ...soft, data: numbers }).mean).toBeGreaterThan(2)
        expectClose((await kept(file)).pixels, soft, 1.5, 30)
      },
    )

    it('a picture of 300 pixels, which is enlarged', async () => {
      const { pixels } = await kept(await encode(pattern(300, 450)).png().toBuffer())
      const found = await sharp(pixels.data, { raw: { width: 1024, height: 1536, channels: 3 } })
        .resize(300, 450)
        .raw()
        .toBuffer()
      expectClose({ ...pattern(300, 450), data: found }, pattern(300, 450), 2, 60)
    })
  })

  it('leaves the server as it was: the next picture is taken', async () => {
    const all = [pngBomb(), half(jpeg), await animated(), chance(9, 'y')]
    const answers = await Promise.all(all.map((file) => upload(file)))
    for (const { status } of answers) expect([415, 422]).toContain(status)
    expectSame((await kept(png)).pixels, plain)
  })

  describe('that is only looked at', () => {
    const path = '/v1/tailored-gen/generate_visual_schema'
    let sound: string
    beforeAll(async () => {
      sound = (await encode(pattern(64, 64)).png().toBuffer()).toString('base64')
    })

    it.each([
      ['a bomb', 422, pngBomb],
      ['a truncated JPEG', 422, () => half(jpeg)],
      ['an SVG', 415, () => Buffer.from(svg)],
      ['an animation', 415, animated],
    ] as const)('is refused as well: %s', async (_what, status, make) => {
      const bad = (await make()).toString('base64')
      const answer = await at.ask('POST', path, { images: [sound, sound, sound, sound, bad] })
      expect(answer).toMatchObject({ status, body: { message: expect.any(String) } })
    })
  })
})
