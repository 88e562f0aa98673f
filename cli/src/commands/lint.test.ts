import {
  createDataset,
  createProject,
  listImages,
  updateDataset,
  updateImage,
  uploadImage,
} from '@atelier/client'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DemoServer, startServer } from '../demo/server-process.ts'
import { UsageError } from '../options.ts'
import { lint } from './lint.ts'

const { signal } = new AbortController()

async function dot(hue: number): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="white"/><circle cx="128" cy="128" r="90" fill="hsl(${hue},80%,50%)"/></svg>`
  return (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')
}

describe('lint on the command line', () => {
  let server: DemoServer
  let dataset: number
  beforeAll(async () => {
    server = await startServer({ dataDir: undefined, signal })
    vi.stubEnv('ATELIER_URL', server.client.baseUrl)
    vi.stubEnv('ATELIER_TOKEN', server.client.apiToken)
    const { client } = server
    const project = await createProject(client, {
      project_name: 'Dots',
      ip_type: 'icons',
      ip_medium: 'illustration',
      ip_name: 'Dots',
      ip_description: 'flat dots',
    })
    dataset = (await createDataset(client, { project_id: project.id, name: 'Dots' })).id
    const visual_schema = JSON.stringify({ style_medium: 'digital illustration' })
    await updateDataset(client, dataset, { visual_schema })
    for (const [i, name] of ['sun', 'moon'].entries())
      await uploadImage(client, dataset, { file: await dot(i * 90), image_name: `${name}.png` })
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await server[Symbol.asyncDispose]()
  })

  /** What the command printed, and what it failed with. */
  async function atelier(...args: string[]): Promise<{ words: string; failed: unknown }> {
    let words = ''
    const write = (text: string) => {
      words += text
    }
    const failed = await lint
      .run(args, { out: { write }, signal })
      .then(() => undefined)
      .catch((error: unknown) => error)
    return { words, failed }
  }

  it('says that nothing is to be put right', async () => {
    const { words, failed } = await atelier(String(dataset))
    expect(failed).toBeUndefined()
    expect(words).toBe('Nothing to put right (2 captions read, 2 pictures looked at).\n')
  })

  it('shows findings as a table and fails on errors, puts them right, and prints JSON', async () => {
    const [image] = await listImages(server.client, dataset)
    const caption = JSON.stringify({
      short_description: 'DSC_0001.JPG a \u001b[31m sun',
      style_medium: 'digital illustration',
    })
    await updateImage(server.client, dataset, image?.id ?? 0, { caption })
    const found = await atelier(String(dataset))
    expect(found.failed).toMatchObject({ message: 'One error is left' })
    expect(found.words).toMatch(
      new RegExp(
        `^error +leaked_file_name +/short_description +${image?.id} +1 caption holds`,
        'm',
      ),
    )
    const json = await atelier(String(dataset), '--json')
    expect(JSON.parse(json.words)).toMatchObject({ findings: [{ rule: 'leaked_file_name' }] })
    const fixed = await atelier(String(dataset), '--fix')
    expect(fixed.failed).toBeUndefined()
    expect(fixed.words).toContain('1 finding put right, 1 caption changed.')
    expect(fixed.words).toContain('Nothing to put right')
    expect(fixed.words).not.toContain('\u001b')
  })

  it.each([[[]], [['--fix']], [['twelve']], [['1', '--bogus']]])('refuses %j', async (args) => {
    expect((await atelier(...args)).failed).toBeInstanceOf(UsageError)
  })

  it('says what the server says of an unknown dataset', async () => {
    expect(String((await atelier('999999')).failed)).toContain('Dataset not found')
  })
})
