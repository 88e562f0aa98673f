import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADAPTER_FILE } from '../adapter.ts'
import { exportAdapter } from '../formats/export-adapter.ts'
import { ASPECT_RATIOS, FORMATS } from '../grids.ts'
import { RandomStream } from '../lib/random.ts'
import { loraLayout } from '../network/lora.ts'
import { baseModel } from '../weights.ts'
import { createGenerator, type GenerateRequest, type Generator } from './generator.ts'

const request: GenerateRequest = {
  structuredPrompt: {
    objects: [{ description: 'red heart' }],
    background_setting: 'solid white background',
  },
  seed: 7,
  num_inference_steps: 2,
  guidance_scale: 3,
  aspect_ratio: '1:1',
  influence: 1,
}

describe('generation', () => {
  let folder: string
  let adapterPath: string
  let generator: Generator

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-generate-'))
    adapterPath = join(folder, ADAPTER_FILE)
    const { size } = loraLayout(4)
    const numbers = new RandomStream(1, 'noise').normals(size).map((x) => 0.05 * x)
    const metadata = { rank: 4, steps: 1, datasetHash: 'noise', baseModelSha256: baseModel.sha256 }
    await writeFile(adapterPath, exportAdapter({ numbers, ...metadata }))
    generator = await createGenerator({ threads: 2 })
  })

  afterAll(async () => {
    await generator.release()
    await rm(folder, { recursive: true })
  })

  it('gives the same bytes for the same request, from another session too', async () => {
    const first = await generator.generate({ ...request, adapterPath })
    const other = await createGenerator({ threads: 2 })
    const second = await other.generate({ ...request, adapterPath })
    await other.release()
    expect(Buffer.compare(first.data, second.data)).toBe(0)
  })

  it("gives the base model's bytes at influence 0, and others at 1", async () => {
    const base = await generator.generate(request)
    const none = await generator.generate({ ...request, adapterPath, influence: 0 })
    const full = await generator.generate({ ...request, adapterPath, influence: 1 })
    expect(Buffer.compare(base.data, none.data)).toBe(0)
    expect(Buffer.compare(base.data, full.data)).not.toBe(0)
  })

  it('depends on the seed', async () => {
    const one = await generator.generate(request)
    const other = await generator.generate({ ...request, seed: 8 })
    expect(Buffer.compare(one.data, other.data)).not.toBe(0)
  })

  it.each(ASPECT_RATIOS)('has the size of the ratio %s', async (aspect_ratio) => {
    const { width, height, data } = await generator.generate({
      ...request,
      aspect_ratio,
      num_inference_steps: 1,
    })
    expect([width, height]).toEqual([FORMATS[aspect_ratio].width, FORMATS[aspect_ratio].height])
    expect(data).toHaveLength(width * height * 3)
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort()
    await expect(generator.generate({ ...request, signal })).rejects.toThrow()
  })
})
