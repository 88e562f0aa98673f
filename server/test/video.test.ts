import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { animate } from '@atelier/animation'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtinEncoder } from '../src/video/builtin-encoder.ts'
import { VideoAnimator } from '../src/video/create-animator.ts'
import { createFfmpegEncoder } from '../src/video/ffmpeg-encoder.ts'
import { findFfmpeg } from '../src/video/find-ffmpeg.ts'
import { createRgbaToI420 } from '../src/video/rgba-to-i420.ts'
import type { VideoEncoder } from '../src/video/video-encoder.ts'
import { disc, furnish } from './real-app.ts'
import { studio } from './studio.ts'

const log = pino({ level: 'silent' })
const ffmpeg = await findFfmpeg()

/** The boxes of an MP4 file by their paths, such as `moov/trak/mdia/mdhd`. */
function boxesOf(file: Uint8Array): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])
  const read = (bytes: Buffer, path: string) => {
    for (let at = 0; at + 8 <= bytes.length; ) {
      const size = bytes.readUInt32BE(at)
      const name = bytes.toString('latin1', at + 4, at + 8)
      const body = bytes.subarray(at + 8, size === 0 ? bytes.length : at + size)
      found.set(path + name, body)
      if (containers.has(name)) read(body, `${path}${name}/`)
      at += size === 0 ? bytes.length : Math.max(8, size)
    }
  }
  read(Buffer.from(file), '')
  return found
}

/** What a player reads of a file before it plays it. */
function movieOf(file: Uint8Array) {
  const boxes = boxesOf(file)
  const at = (path: string) => boxes.get(path) ?? Buffer.alloc(64)
  const header = at('moov/trak/mdia/mdhd')
  const description = at('moov/trak/mdia/minf/stbl/stsd')
  return {
    order: [...boxes.keys()].filter((path) => !path.includes('/')),
    seconds: header.readUInt32BE(16) / header.readUInt32BE(12),
    samples: at('moov/trak/mdia/minf/stbl/stsz').readUInt32BE(8),
    codec: description.toString('latin1', 12, 16),
    width: description.readUInt16BE(40),
    height: description.readUInt16BE(42),
  }
}

/** A picture of a disc, as pixels. */
async function pixels(width: number, height: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/><circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) / 3}" fill="#c33"/></svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

async function encode(encoder: VideoEncoder, width: number, height: number) {
  const image = await pixels(width, height)
  const animation = animate({ image, profile: 'icon', seed: 1 })
  function* frames() {
    for (let i = 0; i < animation.frameCount; i++) yield animation.frame(i)
  }
  return movieOf(await encoder.encode(frames(), animation))
}

describe('an encoder gives five seconds of H.264 in MP4', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-encode-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const sizes = [
    [320, 320],
    [128, 512],
    [400, 226],
  ] as const

  it.each(sizes)('the built-in one, %i × %i', async (width, height) => {
    expect(await encode(builtinEncoder, width, height)).toMatchObject({
      codec: 'avc1',
      samples: 120,
      seconds: 5,
      width,
      height,
    })
  })

  describe.runIf(ffmpeg)("the machine's ffmpeg", () => {
    it.each(sizes)('%i × %i, and can be played while it loads', async (width, height) => {
      if (ffmpeg === undefined) return
      const movie = await encode(createFfmpegEncoder(ffmpeg, folder), width, height)
      expect(movie).toMatchObject({ codec: 'avc1', samples: 120, seconds: 5, width, height })
      expect(movie.order.indexOf('moov')).toBeLessThan(movie.order.indexOf('mdat'))
    })
  })

  it('and one that fails says so with its own words', async () => {
    const broken = createFfmpegEncoder({ path: process.execPath, codec: 'libx264' }, folder)
    await expect(encode(broken, 64, 64)).rejects.toThrow(/ffmpeg ended.*bad option/s)
  })

  it('in the colors that players will read from it', () => {
    const convert = createRgbaToI420({ width: 2, height: 2 })
    const of = (...rgb: number[]) => {
      const yuv = convert(new Uint8Array([0, 1, 2, 3].flatMap(() => [...rgb, 255])))
      return [yuv[0], yuv[4], yuv[5]]
    }
    // BT.601: the values of its specification.
    expect(of(255, 255, 255)).toEqual([235, 128, 128])
    expect(of(0, 0, 0)).toEqual([16, 128, 128])
    expect(of(255, 0, 0)).toEqual([81, 90, 240])
    expect(of(0, 0, 255)).toEqual([41, 240, 110])
  })
})

describe('an animator', () => {
  const animators: VideoAnimator[] = []
  const create = (options: Partial<ConstructorParameters<typeof VideoAnimator>[0]> = {}) => {
    const animator = new VideoAnimator({ ffmpeg: undefined, log, ...options })
    animators.push(animator)
    return animator
  }
  afterAll(() => {
    for (const animator of animators) animator.close()
  })
  const request = async (signal = new AbortController().signal) => ({
    image: await pixels(256, 256),
    ipType: 'icons' as const,
    seed: 1,
    signal,
  })

  it('leaves the event loop free while it works', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const { mp4, encoder } = await create().animate(await request())
    clearInterval(timer)
    expect(movieOf(mp4).samples).toBe(120)
    expect(encoder).toBe('minih264')
    expect(ticks).toBeGreaterThan(20)
  })

  it('ends at once when nobody wants its video any more, and makes the next', async () => {
    const stop = new AbortController()
    const animator = create()
    const stopped = animator.animate(await request(stop.signal))
    const next = animator.animate(await request())
    setTimeout(() => stop.abort(), 100)
    await expect(stopped).rejects.toThrow()
    expect(movieOf((await next).mp4).samples).toBe(120)
  })

  it('reports a thread that crashes, and lives on', async () => {
    const program = new URL('data:text/javascript,process.exit(3)')
    await expect(create({ program }).animate(await request())).rejects.toThrow('ended (3)')
  })

  it('goes over to the built-in encoder when the other one fails', async () => {
    const animator = create({ ffmpeg: { path: process.execPath, codec: 'libx264' } })
    expect((await animator.animate(await request())).encoder).toBe('minih264')
  })

  it('takes no work once it is closed', async () => {
    const animator = create()
    animator.close()
    await expect(animator.animate(await request())).rejects.toThrow()
  })
})

describe('a video over HTTP', () => {
  const s = studio()
  const path = '/v2/video/generate/tailored/image-to-video'
  let order: { tailored_model_id: string; image: string; seed?: number }
  beforeEach(async () => {
    await s.real.store.models.update(s.own.model.id, { state: 'completed' })
    const image = (await disc(200, 300)).toString('base64')
    order = { tailored_model_id: String(s.own.model.id), image }
  })

  it('is ordered, made and fetched', async () => {
    const { status, body } = await s.ask('POST', path, { ...order, seed: 42 })
    expect(status).toBe(202)
    expect(body).toMatchObject({ request_id: expect.any(String), seed: 42 })
    const { request_id: requestId } = body as { request_id: string }
    await s.work('generate-video', { requestId })
    const { body: done } = await s.ask('GET', `/v2/status/${requestId}`)
    expect(done).toMatchObject({ status: 'COMPLETED', result: { seed: 42 } })
    const { result } = done as { result: { video_url: string } }
    const answer = await fetch(result.video_url)
    expect(answer.headers.get('content-type')).toBe('video/mp4')
    const file = new Uint8Array(await answer.arrayBuffer())
    expect(movieOf(file)).toMatchObject({ width: 1024, height: 1024, samples: 120, seconds: 5 })
  }, 120_000)

  it('is refused for what is no picture, in the words of the generation family', async () => {
    const fault = (code: number) => ({ status: code, body: { error: { code } } })
    const text = Buffer.from('no picture at all').toString('base64')
    expect(await s.ask('POST', path, { ...order, image: text })).toMatchObject(fault(415))
    const cut = Buffer.from(order.image, 'base64').subarray(0, 400).toString('base64')
    expect(await s.ask('POST', path, { ...order, image: cut })).toMatchObject(fault(422))
    const small = (await disc(1, 100)).toString('base64')
    expect(await s.ask('POST', path, { ...order, image: small })).toMatchObject(fault(422))
    const inside = { ...order, image: 'http://127.0.0.1:1/a.png' }
    expect(await s.ask('POST', path, inside)).toMatchObject(fault(422))
    const { image: _image, ...without } = order
    expect(await s.ask('POST', path, without)).toMatchObject(fault(400))
  })

  it('is refused for a model that is unknown, untrained or of somebody else', async () => {
    const ask = async (id: number) =>
      (await s.ask('POST', path, { ...order, tailored_model_id: String(id) })).status
    expect(await ask(999_999)).toBe(404)
    const stranger = await furnish(s.real.store, 'stranger')
    expect(await ask(stranger.model.id)).toBe(403)
    await s.real.store.models.update(s.own.model.id, { state: 'created' })
    expect(await ask(s.own.model.id)).toBe(400)
  })
})
