import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { DecoderPool } from './decoder-pool.ts'
import type { DecoderLimits } from './decoder-process.ts'

const log = pino({ level: 'silent' })
const KEEP = { increaseResolution: false }

function gray(width: number, height: number, level = 136): Promise<Buffer> {
  const background = { r: level, g: level, b: level }
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

/** Takes seconds: every pixel of 49 million is turned and packed anew. */
async function slow(): Promise<Buffer> {
  return sharp(await gray(7000, 7000))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

function isAlive(pid: number): boolean {
  try {
    // A process that has ended stays listed until its parent has noticed.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

describe('the decoders', () => {
  const pools: DecoderPool[] = []
  const start = (processes: number, limits: Partial<DecoderLimits> = {}) => {
    const pool = new DecoderPool({ processes, log, limits })
    pools.push(pool)
    return pool
  }
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.close()
  })

  async function onceStarted(pool: DecoderPool): Promise<number> {
    for (;;) {
      const [pid] = pool.pids
      if (pid !== undefined) return pid
      await sleep(5)
    }
  }

  it('are no more than they may be, however many pictures come', async () => {
    const pool = start(2)
    const picture = await gray(1100, 1100)
    const [least, most] = [await gray(300, 300), await gray(1024, 1024)]
    let open = true
    let processes = 0
    const all = Promise.all([
      ...Array.from({ length: 6 }, () => pool.decodeUpload(picture, KEEP)),
      ...Array.from({ length: 6 }, () => pool.toPixels(most)),
      ...Array.from({ length: 6 }, () => pool.uploadToPixels(least)),
    ]).finally(() => {
      open = false
    })
    while (open) {
      processes = Math.max(processes, pool.pids.length)
      await sleep(1)
    }
    expect(await all).toHaveLength(18)
    expect(processes).toBe(2)
  })

  it('that are killed by a picture cost that picture a 422, and no other', async () => {
    const pool = start(2)
    const small = await gray(1024, 1024)
    const large = await slow()
    await pool.decodeUpload(small, KEEP)
    const first = await onceStarted(pool)
    const broken = expect(pool.decodeUpload(large, KEEP)).rejects.toMatchObject({ status: 422 })
    const others = Array.from({ length: 4 }, () => pool.decodeUpload(small, KEEP))
    await sleep(50)
    process.kill(first, 'SIGSEGV')
    await broken
    for (const image of await Promise.all(others)) expect(image).toMatchObject({ width: 1024 })
    expect(await pool.decodeUpload(small, KEEP)).toMatchObject({ width: 1024 })
  })

  it('that never answer are ended when their time is over, and the next picture gets a new one', async () => {
    const pool = start(1, { timeoutMs: 8_000 })
    const small = await gray(1024, 1024)
    await pool.decodeUpload(small, KEEP)
    const hanging = await onceStarted(pool)
    process.kill(hanging, 'SIGSTOP')
    await expect(pool.decodeUpload(small, KEEP)).rejects.toMatchObject({
      status: 422,
      message: 'The image takes too long to decode',
    })
    expect(await pool.decodeUpload(small, KEEP)).toMatchObject({ width: 1024 })
    expect(pool.pids).not.toContain(hanging)
    expect(isAlive(hanging)).toBe(false)
  })

  it('that need more memory than a picture may take are ended', async () => {
    const pool = start(1, { rssBytes: 150 * 1024 * 1024 })
    await expect(pool.decodeUpload(await slow(), KEEP)).rejects.toMatchObject({
      status: 422,
      message: 'The image takes too much memory to decode',
    })
    expect(await pool.decodeUpload(await gray(1024, 1024), KEEP)).toMatchObject({ width: 1024 })
  })

  it('blame no picture for the end of the server', async () => {
    const pool = start(1)
    const cut = expect(pool.decodeUpload(await slow(), KEEP)).rejects.toThrow('is closed')
    const pid = await onceStarted(pool)
    await pool.close()
    await cut
    await expect(pool.decodeUpload(await gray(1024, 1024), KEEP)).rejects.toThrow('is closed')
    while (isAlive(pid)) await sleep(5)
  })

  it('end with a server that is killed', async () => {
    const { fork } = await import('node:child_process')
    const parent = fork(`${import.meta.dirname}/fixtures/parent.ts`)
    const [pid] = (await once(parent, 'message')) as [number]
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    while (isAlive(pid)) await sleep(5)
  })

  it('enlarge so that the shorter side has 1024 pixels, and turn as the picture says', async () => {
    const pool = start(1)
    const turned = await sharp(await gray(300, 600))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const decoded = await pool.decodeUpload(turned, { increaseResolution: true })
    expect(decoded).toMatchObject({ width: 2048, height: 1024, extension: 'jpg' })
  })

  it('say of a stored picture that is broken what is wrong, and blame no caller', async () => {
    const pool = start(1)
    const broken = (await gray(1024, 1024)).subarray(0, 500)
    await expect(pool.toPixels(broken)).rejects.not.toHaveProperty('status')
    await expect(pool.toPixels(broken)).rejects.toThrow('a stored picture cannot be read')
  })
})
