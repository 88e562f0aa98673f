import { fork } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
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

/** Runs the same training in a process of its own and kills it at a step; gives back the first step it took. */
function killedAt(step: number, outputDir: string, script: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [outputDir], { serialization: 'advanced' })
    onTestFinished(() => void child.kill('SIGKILL'))
    let first: number | undefined
    child.on('message', (reached: number) => {
      first ??= reached
      if (reached >= step) child.kill('SIGKILL')
    })
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL' && first !== undefined) resolve(first)
      else reject(new Error(`the training ended by itself (${signal ?? code})`))
    })
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
    expect(await killedAt(3, outputDir, script)).toBe(1)
    // States are saved every second step: neither run begins again.
    expect(await killedAt(8, outputDir, script)).toBeGreaterThan(2)
    const steps: number[] = []
    const resumed = await train({ ...options, outputDir, onStep: (step) => steps.push(step) })
    expect(steps[0]).toBeGreaterThan(6)
    expect(resumed.adapterSha256).toBe(whole.adapterSha256)
  })

  it('goes on from the state before when the newest was torn', async () => {
    const outputDir = join(root, 'torn')
    await train({ ...options, outputDir })
    const [newest] = (await readdir(outputDir))
      .filter((name) => name.startsWith('state-'))
      .sort((a, b) => Number(b.slice(6)) - Number(a.slice(6)))
    await writeFile(join(outputDir, newest ?? '', 'state.safetensors'), 'torn')
    const steps: number[] = []
    const resumed = await train({ ...options, outputDir, onStep: (step) => steps.push(step) })
    expect(steps[0]).toBe(11)
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
    const steps: number[] = []
    const resumed = await train({ ...options, outputDir, onStep: (step) => steps.push(step) })
    expect(steps).toEqual([6, 7, 8, 9, 10, 11, 12])
    expect(resumed.adapterSha256).toBe(whole.adapterSha256)
  })

  it('lowers the loss on what it sees', async () => {
    const losses: number[] = []
    await train({
      ...options,
      images: images.slice(0, 1),
      parameters: {
        ...parameters,
        learning_rate: 0.01,
        lr_scheduler: 'constant',
        train_batch_size: 4,
        max_train_steps: 60,
        checkpointing_steps: 60,
      },
      outputDir: join(root, 'learning'),
      onProgress: ({ loss }) => losses.push(loss),
    })
    const mean = (part: number[]) => part.reduce((a, b) => a + b, 0) / part.length
    expect(mean(losses.slice(-4))).toBeLessThan(0.6 * mean(losses.slice(0, 4)))
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
