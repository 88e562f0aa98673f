import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer } from '../src/compose.ts'
import { ConfigError, readConfig } from '../src/config.ts'
import { createModerators } from '../src/moderation/create-moderators.ts'
import { missingPackages } from '../src/moderation/pictures/plugin.ts'
import { createModeration, type ModerationReport } from '../src/services/moderation.ts'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

const REFUSES_ALL = { explicit: 0, suggestive: 0 }

/** Five different discs, as a request carries them. */
async function discs(): Promise<string[]> {
  const pictures = await Promise.all([0, 70, 140, 210, 280].map((hue) => disc(hue)))
  return pictures.map((bytes) => bytes.toString('base64'))
}

async function pixels(bytes: Buffer) {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

async function health(url: string): Promise<{ status: string; moderation: ModerationReport }> {
  return (await fetch(`${url}/health`)).json() as Promise<{
    status: string
    moderation: ModerationReport
  }>
}

describe.skipIf(missingPackages().length > 0)('pictures that are refused', () => {
  const at = studio({
    moderation: { moderationPictures: 'required', moderationLimits: REFUSES_ALL },
  })
  const { ask } = at
  const images = () => `/v1/tailored-gen/datasets/${at.own.dataset.id}/images`

  it('are not uploaded: 422 names the parameter, and nothing is stored', async () => {
    const file = (await disc(0)).toString('base64')
    const before = await readdir(at.real.folder, { recursive: true })
    expect(await ask('POST', images(), { file, content_moderation: true })).toMatchObject({
      status: 422,
      body: { message: 'The image failed content_moderation: explicit content' },
    })
    expect(await at.real.store.images.list(at.own.dataset.id)).toEqual([])
    const stored = (names: string[]) => names.filter((name) => name.startsWith('objects/'))
    expect(stored(await readdir(at.real.folder, { recursive: true }))).toEqual(stored(before))
  })

  it('are not uploaded in a form either', async () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(await disc(0))]), 'disc.png')
    form.set('content_moderation', 'true')
    const response = await fetch(`${at.real.url}${images()}`, {
      method: 'POST',
      headers: { api_token: at.own.token },
      body: form,
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({
      message: 'The image failed content_moderation: explicit content',
    })
  })

  it('are taken where nobody asks for moderation', async () => {
    const file = (await disc(0)).toString('base64')
    expect(await ask('POST', images(), { file })).toMatchObject({ status: 201 })
    const refused = { file, content_moderation: false }
    expect(await ask('POST', images(), refused)).toMatchObject({ status: 201 })
  })

  it('give no visual schema: 422 names the parameter and the picture', async () => {
    const body = { images: await discs(), content_moderation: true }
    expect(await ask('POST', '/v1/tailored-gen/generate_visual_schema', body)).toMatchObject({
      status: 422,
      body: { message: 'images.0 failed content_moderation: explicit content' },
    })
    const unasked = { images: body.images }
    expect(await ask('POST', '/v1/tailored-gen/generate_visual_schema', unasked)).toMatchObject({
      status: 200,
    })
  })

  it('are told as a reason where an archive is read', async () => {
    const { moderation } = at.real.services
    const image = await pixels(await disc(0))
    expect(await moderation.moderate(image)).toBe('failed content_moderation: explicit content')
    await expect(moderation.requireOutput(image)).rejects.toMatchObject({
      status: 422,
      message: 'The image failed visual_output_content_moderation: explicit content',
    })
  })

  it('are judged by a provider that /health names', async () => {
    expect(await health(at.real.url)).toMatchObject({
      status: 'ok',
      moderation: {
        text: { provider: 'list', terms: expect.any(Number) },
        pictures: { provider: 'nsfwjs', reason: null },
      },
    })
  })
})

describe.skipIf(missingPackages().length > 0)('ordinary pictures with moderation on', () => {
  const at = studio({ moderation: { moderationPictures: 'auto' } })

  it('are uploaded and compared', async () => {
    const [file = ''] = await discs()
    const path = `/v1/tailored-gen/datasets/${at.own.dataset.id}/images`
    expect(await at.ask('POST', path, { file, content_moderation: true })).toMatchObject({
      status: 201,
    })
    const body = { images: await discs(), content_moderation: true }
    expect(await at.ask('POST', '/v1/tailored-gen/generate_visual_schema', body)).toMatchObject({
      status: 200,
    })
  })
})

describe('without the picture plugin', () => {
  const at = studio({ moderation: { moderationPictures: 'off' } })

  it('pictures pass unlooked at, and /health says why', async () => {
    const [file = ''] = await discs()
    const path = `/v1/tailored-gen/datasets/${at.own.dataset.id}/images`
    expect(await at.ask('POST', path, { file, content_moderation: true })).toMatchObject({
      status: 201,
    })
    expect(await at.real.services.moderation.moderate(await pixels(await disc(0)))).toBe(undefined)
    const { moderation } = await health(at.real.url)
    expect(moderation.pictures).toEqual({
      provider: null,
      reason: 'switched off by ATELIER_MODERATION_PICTURES',
    })
    expect(moderation.text.terms).toBeGreaterThan(500)
  })
})

describe('the start', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-moderation-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** A log, and what was written to it. */
  function listening() {
    const lines: { level: number; msg: string; reason?: string; provider?: string }[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(JSON.parse(String(chunk)))
        done()
      },
    })
    return { lines, log: pino(sink) }
  }

  it('says in the log that pictures are not moderated, when the plugin is not installed', async () => {
    const { lines, log } = listening()
    const moderators = await createModerators(readConfig({}), log, ['nsfwjs/core'])
    expect(createModeration(moderators).report().pictures).toEqual({
      provider: null,
      reason: 'not installed: nsfwjs/core',
    })
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 40,
        reason: 'not installed: nsfwjs/core',
        msg: expect.stringContaining('pictures are not moderated'),
      }),
    )
  })

  it('says in the log what moderates, when it is installed', async () => {
    const { lines, log } = listening()
    await createModerators(readConfig({}), log, [])
    expect(lines.map(({ provider, msg }) => [provider, msg])).toEqual([
      ['list', 'prompts are moderated'],
      ['nsfwjs', 'pictures are moderated'],
    ])
  })

  it('fails with the package’s name when the plugin is required and not installed', async () => {
    const required = readConfig({ ATELIER_MODERATION_PICTURES: 'required' })
    const start = createModerators(required, pino({ level: 'silent' }), ['nsfwjs/core'])
    await expect(start).rejects.toThrow(ConfigError)
    await expect(start).rejects.toThrow(/ATELIER_MODERATION_PICTURES.*nsfwjs\/core/)
  })

  it('of the whole server fails with the line of a list that cannot be read, before anything is opened', async () => {
    const list = join(folder, 'list.txt')
    await writeFile(list, '[animals]\ncat\ndog[s\n')
    const config = readConfig({
      ATELIER_DATA_DIR: join(folder, 'data'),
      ATELIER_PORT: '0',
      ATELIER_MODERATION_LIST: list,
    })
    const start = startServer(config, pino({ level: 'silent' }))
    await expect(start).rejects.toThrow(ConfigError)
    await expect(start).rejects.toThrow(`${list}, line 3`)
    expect(await readdir(folder)).toEqual(['list.txt'])
  })

  it.each([
    ['ATELIER_MODERATION_PICTURES', 'maybe'],
    ['ATELIER_MODERATION_EXPLICIT', '1.5'],
    ['ATELIER_MODERATION_SUGGESTIVE', 'much'],
  ])('fails by name when %s is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })
})

describe('the words of a request', () => {
  const at = studio()
  const judge = (words: Parameters<typeof at.real.services.moderation.requirePrompt>[0]) =>
    at.real.services.moderation.requirePrompt(words)

  it('are refused with 422 that names the parameter, the field and the term', async () => {
    await expect(judge({ prompt: 'a n4ked man' })).rejects.toMatchObject({
      status: 422,
      message: 'prompt failed prompt_content_moderation: nudity (naked)',
    })
  })

  it.each([
    ['a text', { short_description: 'a naked man' }],
    ['a text deep inside', { objects: [{ pose: { more: ['standing', 'naked'] } }] }],
    ['a key', { objects: [{ naked: 1 }] }],
  ])('are looked for in %s of a structured prompt', async (_where, structuredPrompt) => {
    await expect(judge({ structuredPrompt })).rejects.toMatchObject({
      status: 422,
      message: 'structured_prompt failed prompt_content_moderation: nudity (naked)',
    })
  })

  it('pass when they are harmless', async () => {
    await judge({})
    await judge({ prompt: 'a shooting star', structuredPrompt: { objects: [{ count: 3 }] } })
  })
})
