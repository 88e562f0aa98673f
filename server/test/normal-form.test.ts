import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportAdapter } from '@atelier/diffusion'
import { baseModel } from '@atelier/diffusion/base-model'
import type { JsonObject, JsonValue } from '@atelier/vision'
import { normalizeDocument, serializeDocument } from '@atelier/vision'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { conditioningTokens } from '../../diffusion/src/conditioning/tokens.ts'
import { DecoderPool } from '../src/decoder/decoder-pool.ts'
import { EmbeddedEngine } from '../src/engine/embedded/embedded-engine.ts'
import type { EngineTrainingImage } from '../src/engine/engine.ts'
import { trainingSet } from '../src/services/models/training-set.ts'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

/** A document with far more words than the model reads, so that their order decides which of those about light it does. */
const NORMAL: JsonObject = normalizeDocument({
  short_description: 'A small red disc rests on a plain white table near a tall window.',
  objects: [
    { description: 'red disc', location: 'center left', shape_and_color: 'round, glossy' },
    { description: 'tall window', location: 'right' },
  ],
  background_setting: 'plain white',
  lighting: {
    conditions: 'soft even cool morning daylight filtered by thin clouds and a linen curtain',
    direction: 'falling slantwise through the right pane across the polished tabletop',
    shadows: 'faint, long, bluish, feathered toward their ends, barely touching the wall behind',
  },
  style_medium: 'digital illustration',
  context: 'a toy catalogue',
  artistic_style: 'flat, clean',
})

/** The same with every object's keys the other way round and empty values in between. */
function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return [...value.map(shuffled), null]
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, child]) => [key, shuffled(child)] as const)
  const empties = { pose: '', clothing: null, text_render: [], shadows_of: {} }
  const added = Object.entries(empties).filter(([key]) => !(key in value))
  return Object.fromEntries([...added, ...entries.reverse()])
}
const SHUFFLED = shuffled(NORMAL) as JsonObject

describe('the order of keys and empty values', () => {
  const s = studio()
  let root: string
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-normal-'))
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('make another text and other tokens, or these tests would show nothing', () => {
    expect(JSON.stringify(SHUFFLED)).not.toBe(JSON.stringify(NORMAL))
    expect(serializeDocument(SHUFFLED)).toBe(JSON.stringify(NORMAL))
    expect(conditioningTokens(SHUFFLED)).not.toEqual(conditioningTokens(NORMAL))
  })

  it('draw the same picture, to the byte', async () => {
    const engine = new EmbeddedEngine({ threads: 1 })
    const adapterPath = join(root, 'adapter')
    const numbers = new Float32Array(1_000_000)
    const { sha256: baseModelSha256 } = baseModel
    const said = { rank: 1, steps: 1, baseModelSha256, datasetHash: '' }
    await writeFile(adapterPath, exportAdapter({ numbers, ...said }))
    const draw = (structuredPrompt: JsonObject) =>
      engine.generate({
        structuredPrompt,
        seed: 5,
        num_inference_steps: 2,
        guidance_scale: 5,
        aspect_ratio: '1:1',
        influence: 0,
        adapterPath,
      })
    try {
      const [first, second] = [await draw(NORMAL), await draw(SHUFFLED)]
      expect(Buffer.compare(first.data, second.data)).toBe(0)
    } finally {
      await engine.close()
    }
  })

  it('train on the same texts, those on other backgrounds included', async () => {
    await s.ask('POST', `/v1/tailored-gen/datasets/${s.own.dataset.id}/images`, {
      file: (await disc(0)).toString('base64'),
    })
    const decoder = new DecoderPool({ processes: 1, log: s.real.app.log as never })
    const [row] = await s.real.store.images.list(s.own.dataset.id)
    if (row === undefined) throw new Error('the image was not stored')
    const { objects } = s.real.services
    const pack = async (name: string, caption: JsonObject) => {
      const engine = new EmbeddedEngine({ threads: 1 })
      const workDir = join(root, name)
      const images = (): AsyncIterable<EngineTrainingImage> =>
        trainingSet(s.own.project, [{ ...row, caption }], objects, decoder)
      const { signal } = new AbortController()
      const run = { workDir, images, signal, onProgress: () => {}, parameters: PARAMETERS }
      const training = engine.train(run).catch(() => undefined)
      // The index is written when the set is whole; what is learnt from it is not the point here.
      const read = () => readFile(join(workDir, 'images.json'), 'utf8')
      const index = await vi.waitFor(read, { timeout: 50_000, interval: 50 })
      await engine.close()
      await training
      return JSON.parse(index)
    }
    try {
      const [first, second] = [await pack('normal', NORMAL), await pack('shuffled', SHUFFLED)]
      expect(second).toEqual(first)
      expect(first.images.length).toBeGreaterThan(3)
      expect(JSON.stringify(first.images[0].caption)).toBe(JSON.stringify(NORMAL))
      for (const { caption } of second.images)
        expect(JSON.stringify(caption)).toBe(serializeDocument(caption))
    } finally {
      await decoder.close()
    }
  })

  it('of what a person sends come back as they were sent', async () => {
    const text = JSON.stringify(SHUFFLED)
    const dataset = `/v1/tailored-gen/datasets/${s.own.dataset.id}`
    const { body } = await s.ask('PUT', dataset, { visual_schema: text })
    expect((body as { visual_schema: string }).visual_schema).toBe(text)
  })

  it('of what the server writes are in normal form', async () => {
    const file = (await disc(0)).toString('base64')
    const images = Array(5).fill(file)
    const made = await s.ask('POST', '/v1/tailored-gen/generate_visual_schema', { images })
    const { visual_schema } = made.body as { visual_schema: string }
    expect(visual_schema).toBe(serializeDocument(JSON.parse(visual_schema)))
    const dataset = `/v1/tailored-gen/datasets/${s.own.dataset.id}`
    await s.ask('PUT', dataset, {
      visual_schema: JSON.stringify(shuffled(JSON.parse(visual_schema))),
    })
    const { body } = await s.ask('POST', `${dataset}/images`, { file })
    const { caption } = body as { caption: string }
    expect(caption).toBe(serializeDocument(JSON.parse(caption)))
    await s.real.store.models.update(s.own.model.id, { state: 'completed', visualSchema: SHUFFLED })
    const order = { tailored_model_id: String(s.own.model.id), prompt: 'a red disc', sync: true }
    const waiting = s.ask('POST', '/v2/structured_prompt/generate/tailored', order)
    await s.work('generate-structured-prompt', { requestId: await s.nextOrder() })
    const { structured_prompt } = (await waiting).body as { structured_prompt: string }
    expect(structured_prompt).toBe(serializeDocument(JSON.parse(structured_prompt)))
  })
})

const PARAMETERS = {
  learning_rate: 0.0001,
  lr_scheduler: 'constant',
  lora_rank: 4,
  max_train_steps: 4,
  checkpointing_steps: 4,
  lr_warmup_steps: 0,
  train_batch_size: 1,
  seed: 1,
} as const
