import { setImmediate as turn } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeUpload, toPixels, uploadToPixels } from './decode.ts'

function gray(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
}

describe('decoding', () => {
  it('keeps no more than two pictures in memory at once, however many come', async () => {
    const bytes = await gray(1500, 1500)
    let open = true
    const all = Promise.all([
      ...Array.from({ length: 4 }, () => decodeUpload(bytes, true)),
      ...Array.from({ length: 4 }, () => toPixels(bytes)),
      ...Array.from({ length: 4 }, () => uploadToPixels(bytes)),
    ]).finally(() => {
      open = false
    })
    let [mostQueued, mostRunning] = [0, 0]
    while (open) {
      const { queue, process } = sharp.counters()
      // Not their sum: a picture that moves from one to the other between two readings would be counted twice.
      mostQueued = Math.max(mostQueued, queue)
      mostRunning = Math.max(mostRunning, process)
      await turn()
    }
    expect(await all).toHaveLength(12)
    expect(mostQueued).toBeLessThanOrEqual(2)
    expect([1, 2]).toContain(mostRunning)
  })

  it('enlarges so that the shorter side has 1024 pixels, and turns as the picture says', async () => {
    const turned = await sharp(await gray(300, 600))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(await decodeUpload(turned, true)).toMatchObject({ width: 2048, height: 1024 })
  })
})
