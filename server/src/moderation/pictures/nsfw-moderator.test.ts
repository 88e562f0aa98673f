import { execFileSync } from 'node:child_process'
import type { PixelImage } from '@atelier/vision'
import pino from 'pino'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { NsfwModerator, type PictureLimits, verdictOf } from './nsfw-moderator.ts'
import { missingPackages } from './plugin.ts'

const log = pino({ level: 'silent' })
const limits: PictureLimits = { explicit: 0.6, suggestive: 0.8 }
const none = { Drawing: 0, Hentai: 0, Neutral: 0, Porn: 0, Sexy: 0 }

describe('what scores mean', () => {
  it.each([
    [{ Neutral: 1 }, { allowed: true }],
    [{ Porn: 0.59, Neutral: 0.41 }, { allowed: true }],
    [{ Porn: 0.6 }, { allowed: false, category: 'explicit content', score: 0.6 }],
    [{ Hentai: 0.75 }, { allowed: false, category: 'explicit content', score: 0.75 }],
    [
      { Porn: 0.5, Hentai: 0.25 },
      { allowed: false, category: 'explicit content', score: 0.75 },
    ],
    [{ Sexy: 0.79 }, { allowed: true }],
    [{ Sexy: 0.8 }, { allowed: false, category: 'suggestive content', score: 0.8 }],
  ])('%o is %o', (scores, verdict) => {
    expect(verdictOf({ ...none, ...scores }, limits)).toEqual(verdict)
  })
})

async function drawn(svg: string, width = 512, height = 512): Promise<PixelImage> {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}" preserveAspectRatio="none">`
  const image = sharp(
    Buffer.from(`${head}<rect width="100" height="100" fill="#cde"/>${svg}</svg>`),
  )
  const data = await image.removeAlpha().raw().toBuffer()
  return { width, height, data: new Uint8Array(data) }
}

/** The processes of picture moderators that this test process has started. */
function children(): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return rows
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .filter(([, parent, ...args]) => {
      return parent === String(process.pid) && args.join(' ').includes('moderation/pictures/child')
    })
    .map(([pid]) => Number(pid))
}

/** Waits for the end of what was told to end. */
async function childrenEnd(): Promise<void> {
  while (children().length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe.skipIf(missingPackages().length > 0)('the model that nsfwjs brings', () => {
  const open: NsfwModerator[] = []
  function moderator(options: Partial<ConstructorParameters<typeof NsfwModerator>[0]> = {}) {
    const one = new NsfwModerator({ limits, log, ...options })
    open.push(one)
    return one
  }
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
    await childrenEnd()
  })

  const house = '<path d="M20 90V50L50 20L80 50V90Z" fill="#b53"/>'
  const face = '<circle cx="50" cy="50" r="40" fill="#fc3"/><circle cx="35" cy="40" r="5"/>'

  it('lets ordinary drawings of any size and ratio pass', async () => {
    const pictures = moderator()
    for (const svg of [house, face, ''])
      for (const [width, height] of [
        [512, 512],
        [224, 224],
        [512, 40],
        [1, 1],
        [1344, 768],
      ])
        expect(await pictures.judge(await drawn(svg, width, height))).toEqual({ allowed: true })
  })

  it('refuses every picture where the limit is 0, by the model’s own score', async () => {
    const strict = moderator({ limits: { explicit: 0, suggestive: 1 } })
    for (const svg of [house, face]) {
      const verdict = await strict.judge(await drawn(svg))
      expect(verdict).toMatchObject({ allowed: false, category: 'explicit content' })
      // A softmax is never 0, and two pictures that differ do not score alike.
      expect(verdict).toMatchObject({
        score: expect.toSatisfy((score) => score > 0 && score < 0.6),
      })
    }
  })

  it('starts with the first picture, works in one process, and is let go when idle', async () => {
    const pictures = moderator({ idleMs: 50 })
    expect(children()).toEqual([])
    const picture = await drawn(house)
    await Promise.all(Array.from({ length: 5 }, () => pictures.judge(picture)))
    expect(children().length).toBeLessThanOrEqual(1)
    await childrenEnd()
    expect(await pictures.judge(picture)).toEqual({ allowed: true })
  })

  it('leaves the event loop free while it loads and looks', async () => {
    let turns = 0
    const ticking = setInterval(() => turns++, 5)
    await moderator().judge(await drawn(house))
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(10)
  })

  it('judges the picture although its process is killed meanwhile', async () => {
    const pictures = moderator()
    const picture = await drawn(house)
    const verdict = pictures.judge(picture)
    while (children().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const pid of children()) process.kill(pid, 'SIGKILL')
    expect(await verdict).toEqual({ allowed: true })
    expect(pictures.fault).toBeUndefined()
  })

  it('throws rather than let pass what it could not look at, says so, and goes on', async () => {
    const pictures = moderator({ limitMs: 1 })
    const picture = await drawn(house)
    await expect(pictures.judge(picture)).rejects.toThrow(/process ended/)
    expect(pictures.fault).toMatch(/could not be judged/)
    await expect(pictures.judge({ ...picture, width: 3 })).rejects.toThrow()
  })

  it('takes no more pictures once it is closed', async () => {
    const pictures = moderator()
    const picture = await drawn(house)
    await pictures.judge(picture)
    await pictures.close()
    await expect(pictures.judge(picture)).rejects.toThrow(/closed/)
    await childrenEnd()
  })
})

describe('the plugin', () => {
  it('is known to be missing by the names of its packages', () => {
    expect(missingPackages(['sharp', 'atelier-no-such-package'])).toEqual([
      'atelier-no-such-package',
    ])
  })
})
