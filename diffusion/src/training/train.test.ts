import { fork } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeAdapter } from '../adapter.ts'
import type { TrainingImage, TrainParameters } from './parameters.ts'
import { ForeignStateError } from './state.ts'
import { type TrainResult, train } from './train.ts'

const parameters: TrainParameters = {
  learning_rate: 0.001,
  lr_scheduler: 'cosine',
  lora_rank: 4,
  max_train_steps: 12,
  checkpointing_steps: 5,
  lr_warmup_steps: 0,
  train_batch_size: 1,
  max_grad_norm: 1,
  adam_weight_decay: 0.01,
  seed: 3,
}

/** Stripes that differ, so that the order of pictures matters to the bytes. */
function picture(index: number): TrainingImage {
  const [width, height] = [64, 64]
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * (index + 3)) % 256)
  return {
    image: { width, height, data },
    caption: { objects: [{ description: `stripes number ${index}` }] },
    flip: index % 2 === 0,
  }
}

const images = Array.from({ length: 5 }, (_, i) => picture(i))
const options = { images, datasetHash: 'stripes', parameters, resumeEverySteps: 2, threads: 2 }

/** Runs the same training in a process of its own and kills it at a step. */
function killedAt(step: number, outputDir: string, script: string): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(script, [outputDir], { serialization: 'advanced' })
    child.on('message', (reached: number) => {
      if (reached >= step) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
    child.send(options)
  })
}

describe('a training', () => {
  let root: string
  let whole: TrainResult

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-train-'))
    whole = await train({ ...options, outputDir: join(root, 'whole') })
  })

  afterAll(async () => {
    await rm(root, { recursive: true, force: true })
  })

  it('saves a checkpoint at every interval and at its last step', () => {
    expect(whole.checkpoints.map(({ step }) => step)).toEqual([5, 10, 12])
    expect(whole.stopped).toBe(false)
  })

  it('writes an adapter that states its base model, rank, steps and dataset', async () => {
    const adapter = decodeAdapter(await readFile(whole.adapterPath))
    expect(adapter).toMatchObject({ rank: 4, steps: 12, datasetHash: 'stripes' })
    expect(adapter.baseModelSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(adapter.numbers.some((x) => x !== 0)).toBe(true)
  })

  it('killed twice at any moment and started again ends in the same bytes', async () => {
    const script = join(import.meta.dirname, '../../fixtures/train-child.ts')
    const outputDir = join(root, 'killed')
    await killedAt(3, outputDir, script)
    await killedAt(8, outputDir, script)
    const resumed = await train({ ...options, outputDir })
    expect(resumed.adapterSha256).toBe(whole.adapterSha256)
  })

  it('goes on from the state before when the newest was torn', async () => {
    const outputDir = join(root, 'torn')
    await train({ ...options, outputDir })
    const [newest] = (await readdir(outputDir))
      .filter((name) => name.startsWith('state-'))
      .sort((a, b) => Number(b.slice(6)) - Number(a.slice(6)))
    await writeFile(join(outputDir, newest ?? '', 'state.safetensors'), 'torn')
    const resumed = await train({ ...options, outputDir })
    expect(resumed.adapterSha256).toBe(whole.adapterSha256)
  })

  it('that is stopped keeps what it learnt, and goes on to the same end', async () => {
    const outputDir = join(root, 'stopped')
    const stop = new AbortController()
    const stopped = await train({
      ...options,
      outputDir,
      signal: stop.signal,
      onProgress: ({ global_step }) => global_step >= 5 && stop.abort(),
    })
    expect(stopped).toMatchObject({ stopped: true, global_step: 5 })
    expect((await train({ ...options, outputDir })).adapterSha256).toBe(whole.adapterSha256)
  })

  it('refuses a folder that holds the state of other parameters, and says which', async () => {
    const other = { ...parameters, seed: 4 }
    const again = train({ ...options, parameters: other, outputDir: join(root, 'whole') })
    await expect(again).rejects.toThrow(ForeignStateError)
    await expect(again).rejects.toThrow('parameters')
  })

  it('refuses settings out of range by name', async () => {
    const wrong = { ...parameters, lora_rank: 2 }
    await expect(train({ ...options, parameters: wrong, outputDir: root })).rejects.toThrow(
      'lora_rank',
    )
  })
})
