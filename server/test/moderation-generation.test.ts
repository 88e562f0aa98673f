import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EmbeddedEngine } from '../src/engine/embedded/embedded-engine.ts'
import type { EngineTrainingImage } from '../src/engine/engine.ts'
import { missingPackages } from '../src/moderation/pictures/plugin.ts'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

const IMAGE = '/v2/image/generate/tailored'
const PROMPT = '/v2/structured_prompt/generate/tailored'

describe('the words of a generation', () => {
  const at = studio()
  beforeEach(() =>
    at.real.store.models.changeState(at.own.model.id, ['created'], { state: 'completed' }),
  )
  const ask = (path: string, body: object) =>
    at.ask('POST', path, { tailored_model_id: String(at.own.model.id), ...body })
  const orders = () => at.real.store.generations.listAbandoned(-1000)

  it.each([
    [IMAGE, 'prompt', { prompt: 'a naked man' }],
    [IMAGE, 'prompt', { prompt: 'a naked man', sync: true }],
    [
      IMAGE,
      'structured_prompt',
      { structured_prompt: '{"objects":[{"description":"a n4ked man"}]}', seed: 1 },
    ],
    [
      IMAGE,
      'structured_prompt',
      { prompt: 'make it red', structured_prompt: '{"short_description":"a naked man"}' },
    ],
    [PROMPT, 'prompt', { prompt: 'a naked man' }],
    [
      PROMPT,
      'structured_prompt',
      { prompt: 'make it red', structured_prompt: '{"short_description":"a naked man"}' },
    ],
  ])('are refused at once by %s: 422 names the parameter and %s', async (path, field, body) => {
    expect(await ask(path, body)).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 422,
          details: `${field} failed prompt_content_moderation: nudity (naked)`,
        },
        request_id: expect.any(String),
      },
    })
    expect(await orders()).toEqual([])
  })

  it.each([IMAGE, PROMPT])('pass at %s where the flag is off', async (path) => {
    const body = { prompt: 'a naked man', prompt_content_moderation: false }
    expect(await ask(path, body)).toMatchObject({ status: 202 })
  })

  it('may name in negative_prompt what is not wanted', async () => {
    const body = { prompt: 'a disc', negative_prompt: 'nude, gore, blood' }
    expect(await ask(IMAGE, body)).toMatchObject({ status: 202 })
  })
})

async function* trainingImages(): AsyncGenerator<EngineTrainingImage> {
  for (const hue of [0, 70, 140, 210, 280]) {
    const image = sharp(await disc(hue))
      .removeAlpha()
      .raw()
    const { data, info } = await image.toBuffer({ resolveWithObject: true })
    const pixels = { width: info.width, height: info.height, data: new Uint8Array(data) }
    yield { image: pixels, caption: { short_description: 'a disc' }, flip: false }
  }
}

/** An adapter of two steps: it draws like the base model, but it is a real one. */
async function trainAdapter(workDir: string): Promise<Buffer> {
  const engine = new EmbeddedEngine({ threads: 2 })
  const outcome = await engine.train({
    workDir,
    images: trainingImages,
    parameters: {
      learning_rate: 0.0001,
      lr_scheduler: 'constant',
      lora_rank: 4,
      max_train_steps: 2,
      checkpointing_steps: 2,
      lr_warmup_steps: 0,
      train_batch_size: 1,
      seed: 1,
    },
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  await engine.close()
  return readFile(outcome.checkpoints.at(-1)?.path ?? '')
}

describe.skipIf(missingPackages().length > 0)('a drawn picture that is refused', () => {
  const at = studio({
    moderation: {
      moderationPictures: 'required',
      moderationLimits: { explicit: 0, suggestive: 0 },
    },
  })
  const refusal = 'The image failed visual_output_content_moderation: explicit content'
  let workDir: string
  let adapter: Buffer
  beforeAll(async () => {
    workDir = await mkdtemp(join(tmpdir(), 'atelier-adapter-'))
    adapter = await trainAdapter(workDir)
  })
  afterAll(() => rm(workDir, { recursive: true, force: true }))
  beforeEach(async () => {
    const adapterKey = `models/${at.own.model.id}/adapter.safetensors`
    await at.real.services.objects.put(adapterKey, adapter, 'application/octet-stream')
    const ending = { state: 'completed', adapterKey } as const
    await at.real.store.models.changeState(at.own.model.id, ['created'], ending)
  })

  const ask = (body: object) =>
    at.ask('POST', IMAGE, {
      tailored_model_id: String(at.own.model.id),
      prompt: 'a red disc',
      steps_num: 20,
      ...body,
    })

  /** Does what a worker does with the next order. */
  async function drawNext(): Promise<string> {
    for (;;) {
      const [order] = await at.real.store.generations.listAbandoned(-1000)
      const job = at.real.jobs.find((one) => one.name === 'generate-image')
      if (order && job?.name === 'generate-image') {
        const { requestId } = order
        const { signal } = new AbortController()
        await job.handle({ requestId }, { signal, lastAttempt: true })
        return requestId
      }
      await sleep(20)
    }
  }

  async function stored(): Promise<string[]> {
    const names = await readdir(join(at.real.folder, 'objects'), { recursive: true })
    return names.filter((name) => name.endsWith('image.png'))
  }

  it('is answered with 422 that names the parameter, and is not stored', async () => {
    const answer = ask({ sync: true })
    await drawNext()
    expect(await answer).toMatchObject({
      status: 422,
      body: { error: { code: 422, details: refusal } },
    })
    expect(await stored()).toEqual([])
  })

  it('ends an asynchronous request as ERROR with code 422', async () => {
    expect(await ask({})).toMatchObject({ status: 202 })
    const requestId = await drawNext()
    expect(await at.ask('GET', `/v2/status/${requestId}`)).toMatchObject({
      status: 200,
      body: { status: 'ERROR', error: { code: 422, details: refusal }, request_id: requestId },
    })
    expect(await stored()).toEqual([])
  })

  it('is given where the flag is off', async () => {
    expect(await ask({ visual_output_content_moderation: false })).toMatchObject({ status: 202 })
    const requestId = await drawNext()
    expect(await at.ask('GET', `/v2/status/${requestId}`)).toMatchObject({
      body: { status: 'COMPLETED' },
    })
  })
})
