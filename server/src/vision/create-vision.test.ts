import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { createVision } from './create-vision.ts'
import { encodeJpeg } from './encode-jpeg.ts'

const run = promisify(execFile)
const log = pino({ level: 'silent' })

const service = {
  provider: 'openai-compatible',
  model: 'llava',
  baseUrl: 'http://127.0.0.1:9/v1',
  apiKey: undefined,
  fallback: false,
  concurrency: 1,
  timeoutMs: 1000,
  prices: undefined,
} as const

/** The files that a program loads from node_modules, as it tells them itself. */
async function packagesLoadedBy(program: string): Promise<string[]> {
  const source = `
    import { registerHooks } from 'node:module'
    const packages = new Set()
    registerHooks({ load(url, context, next) {
      const [, name] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url) ?? []
      if (name) packages.add(name)
      return next(url, context)
    } })
    ${program}
    process.stdout.write(JSON.stringify([...packages]))
    process.exit(0)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
  })
  return JSON.parse(stdout) as string[]
}

const sdkIn = (packages: readonly string[]) =>
  packages.filter((name) => name === 'ai' || name.startsWith('@ai-sdk/'))

describe('what looks at pictures', () => {
  it('is builtin by default, and is told so', () => {
    const { provider, report } = createVision({ provider: 'builtin' }, log)
    expect(provider.name).toBe('builtin')
    expect(report).toEqual({ provider: 'builtin', model: null, fallback: null })
  })

  it("is a service by its settings; Google's model is known", () => {
    expect(createVision(service, log).report).toEqual({
      provider: 'openai-compatible',
      model: 'llava',
      fallback: null,
    })
    const gemini = { ...service, provider: 'gemini', model: undefined, apiKey: 'k' } as const
    expect(createVision({ ...gemini, fallback: true }, log).report).toEqual({
      provider: 'gemini',
      model: 'gemini-2.5-flash',
      fallback: 'builtin',
    })
  })

  it('loads nothing of a service before its first question, whatever the settings', async () => {
    const settings = JSON.stringify({ ...service, provider: 'gemini', apiKey: 'k' })
    const made = await packagesLoadedBy(`
      await import('../compose.ts')
      const { createVision } = await import('./create-vision.ts')
      createVision(${settings}, { info() {} })`)
    expect(made).toContain('fastify')
    expect(sdkIn(made)).toEqual([])
    const asked = await packagesLoadedBy(`
      const { createVision } = await import('./create-vision.ts')
      const { provider } = createVision(${JSON.stringify(service)}, { info() {} })
      const ip = { ip_type: 'other', ip_medium: 'illustration', ip_name: '', ip_description: '' }
      await provider.structuredPrompt({ prompt: 'a disc', schema: {}, ip, seed: 1 }).catch(() => {})`)
    expect(sdkIn(asked)).toEqual(expect.arrayContaining(['ai', '@ai-sdk/openai-compatible']))
  })
})

describe('a picture for a service', () => {
  it('is never enlarged, and keeps its ratio and colors', async () => {
    const { default: sharp } = await import('sharp')
    const data = new Uint8Array(40 * 20 * 3).fill(200)
    const jpeg = await encodeJpeg({ width: 40, height: 20, data })
    const { format, width, height, exif, icc } = await sharp(jpeg).metadata()
    expect({ format, width, height, exif, icc }).toEqual({
      format: 'jpeg',
      width: 40,
      height: 20,
      exif: undefined,
      icc: undefined,
    })
    const [first] = await sharp(jpeg).raw().toBuffer()
    expect(Math.abs((first ?? 0) - 200)).toBeLessThan(3)
  })
})
