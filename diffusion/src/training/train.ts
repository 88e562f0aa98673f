import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from '@atelier/tensor'
import { ADAPTER_FILE } from '../adapter.ts'
import { exportAdapter } from '../formats/export-adapter.ts'
import { type Grid, gridName } from '../grids.ts'
import { freshLora } from '../network/lora.ts'
import { baseWeights, type Weights } from '../weights.ts'
import { batchOf } from './batches.ts'
import { readBundle, sha256, stepsIn, writeBundle } from './bundle.ts'
import { type EncodedDataset, encodeDataset } from './dataset.ts'
import { lrFactor } from './lr-scheduler.ts'
import {
  checkParameters,
  type TrainingImage,
  TrainingSettingsError,
  type TrainParameters,
} from './parameters.ts'
import { loadState, type RunIdentity, saveState, type TrainingState } from './state.ts'
import { trainingStep } from './step-graph.ts'

export interface TrainProgress {
  global_step: number
  max_train_steps: number
  /** Mean over the steps since the last report */
  loss: number
  learning_rate: number
  images_per_second: number
  seconds_left: number
}

export interface SavedCheckpoint {
  step: number
  /** Folder `checkpoint-<step>` with the adapter at that step */
  dir: string
  sha256: string
}

export interface TrainOptions {
  /** Holds states and checkpoints; a run goes on from what it finds here. */
  outputDir: string
  images: readonly TrainingImage[]
  /** SHA-256 of the dataset, kept in the adapter and compared on resuming. */
  datasetHash: string
  parameters: TrainParameters
  /** Aborting saves the state and ends the run with `stopped: true`. */
  signal?: AbortSignal
  onProgress?: (progress: TrainProgress) => void
  onCheckpoint?: (checkpoint: SavedCheckpoint) => void
  /** Called after every step with its number. */
  onStep?: (global_step: number) => void
  /** Steps between states that a killed run goes on from. */
  resumeEverySteps?: number
  threads?: number
}

export interface TrainResult {
  global_step: number
  stopped: boolean
  adapterPath: string
  adapterSha256: string
  checkpoints: SavedCheckpoint[]
}

const CHECKPOINT = 'checkpoint'
const BETA1 = 0.9
const BETA2 = 0.999

/**
 * Trains an adapter on pictures and their structured prompts. A run killed at any moment and started again with the same options ends in
 * the same bytes as one never interrupted (same build, machine kind and thread count).
 *
 * @throws TrainingSettingsError for settings out of range or an empty dataset, ForeignStateError when outputDir holds another run's state
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  checkParameters(options.parameters)
  if (options.images.length === 0)
    throw new TrainingSettingsError('there is no picture to train on')
  await mkdir(options.outputDir, { recursive: true })
  const weights = baseWeights()
  const dataset = await encodeDataset(options.images, weights, options.threads)
  const run = new Run(options, weights, dataset)
  try {
    return await run.finish()
  } finally {
    await run.release()
  }
}

class Run {
  readonly #options: TrainOptions
  readonly #weights: Weights
  readonly #dataset: EncodedDataset
  readonly #identity: RunIdentity
  readonly #programs = new Map<string, Program>()

  constructor(options: TrainOptions, weights: Weights, dataset: EncodedDataset) {
    this.#options = options
    this.#weights = weights
    this.#dataset = dataset
    const { datasetHash, parameters } = options
    this.#identity = { baseModelSha256: weights.sha256, datasetHash, parameters }
  }

  async finish(): Promise<TrainResult> {
    const { outputDir, parameters, signal, resumeEverySteps = 25 } = this.#options
    let state = (await loadState(outputDir, this.#identity, parameters.lora_rank)) ?? this.#fresh()
    const meter = new Meter(this.#options)
    while (state.global_step < parameters.max_train_steps && !signal?.aborted) {
      const { next, loss } = await this.#step(state)
      state = next
      meter.count(loss, this.#rate(state.global_step - 1), state.global_step)
      this.#options.onStep?.(state.global_step)
      await this.#checkpointIfDue(state)
      if (state.global_step % resumeEverySteps === 0)
        await saveState(outputDir, state, this.#identity)
    }
    await saveState(outputDir, state, this.#identity)
    return this.#result(state)
  }

  async release(): Promise<void> {
    for (const program of this.#programs.values()) await program.release()
  }

  #fresh(): TrainingState {
    const lora = freshLora(this.#options.parameters.lora_rank, this.#options.parameters.seed)
    return {
      global_step: 0,
      lora,
      m: new Float32Array(lora.length),
      v: new Float32Array(lora.length),
    }
  }

  #rate(step: number): number {
    const { learning_rate, lr_scheduler, max_train_steps, lr_warmup_steps } =
      this.#options.parameters
    const settings = {
      totalSteps: max_train_steps,
      warmupSteps: lr_warmup_steps,
      learningRate: learning_rate,
    }
    return learning_rate * lrFactor(lr_scheduler, step, settings)
  }

  async #step(state: TrainingState): Promise<{ next: TrainingState; loss: number }> {
    const { train_batch_size, seed } = this.#options.parameters
    const { bucket, feeds } = batchOf(this.#dataset, train_batch_size, seed, state.global_step)
    const program = await this.#program(bucket.grid)
    const global_step = state.global_step + 1
    const out = await program.run({
      ...feeds,
      lora: state.lora,
      m: state.m,
      v: state.v,
      learning_rate: Float32Array.of(this.#rate(state.global_step)),
      correction1: Float32Array.of(1 - BETA1 ** global_step),
      correction2: Float32Array.of(1 - BETA2 ** global_step),
    })
    const part = (name: string) => out[name] as Float32Array
    const loss = part('loss')[0] ?? Number.NaN
    if (!Number.isFinite(loss)) throw new Error(`the loss of step ${global_step} is ${loss}`)
    return {
      next: { global_step, lora: part('lora_next'), m: part('m_next'), v: part('v_next') },
      loss,
    }
  }

  async #program(grid: Grid): Promise<Program> {
    const known = this.#programs.get(gridName(grid))
    if (known) return known
    const { train_batch_size, lora_rank, max_grad_norm, adam_weight_decay } =
      this.#options.parameters
    const settings = {
      grid,
      batchSize: train_batch_size,
      rank: lora_rank,
      maxGradNorm: max_grad_norm,
      weightDecay: adam_weight_decay,
    }
    const { threads } = this.#options
    const program = await trainingStep(
      this.#weights,
      settings,
      threads === undefined ? {} : { threads },
    )
    this.#programs.set(gridName(grid), program)
    return program
  }

  async #checkpointIfDue(state: TrainingState): Promise<void> {
    const { checkpointing_steps, max_train_steps } = this.#options.parameters
    const step = state.global_step
    if (step % checkpointing_steps !== 0 && step !== max_train_steps) return
    const checkpoint = await this.#writeCheckpoint(state)
    this.#options.onCheckpoint?.(checkpoint)
  }

  async #writeCheckpoint(state: TrainingState): Promise<SavedCheckpoint> {
    const { outputDir, datasetHash, parameters } = this.#options
    const bytes = exportAdapter({
      numbers: state.lora,
      rank: parameters.lora_rank,
      steps: state.global_step,
      baseModelSha256: this.#weights.sha256,
      datasetHash,
    })
    const name = `${CHECKPOINT}-${state.global_step}`
    await writeBundle(outputDir, name, new Map([[ADAPTER_FILE, bytes]]))
    return { step: state.global_step, dir: join(outputDir, name), sha256: sha256(bytes) }
  }

  /** A stopped run's last step is written as a checkpoint too, so that what was learnt is not lost. */
  async #result(state: TrainingState): Promise<TrainResult> {
    const { outputDir, parameters } = this.#options
    const checkpoints: SavedCheckpoint[] = []
    for (const { name, step } of (await stepsIn(outputDir, CHECKPOINT)).reverse()) {
      const bytes = (await readBundle(outputDir, name))?.get(ADAPTER_FILE)
      if (bytes) checkpoints.push({ step, dir: join(outputDir, name), sha256: sha256(bytes) })
    }
    if (checkpoints.at(-1)?.step !== state.global_step)
      checkpoints.push(await this.#writeCheckpoint(state))
    const last = checkpoints.at(-1) as SavedCheckpoint
    return {
      global_step: state.global_step,
      stopped: state.global_step < parameters.max_train_steps,
      adapterPath: join(last.dir, ADAPTER_FILE),
      adapterSha256: last.sha256,
      checkpoints,
    }
  }
}

/** Steps between two reports of progress. */
const REPORT_EVERY = 5

/** Turns steps into progress: speed over a sliding window, so that a pause does not spoil the estimate for long. */
class Meter {
  readonly #options: TrainOptions
  readonly #times: number[] = [performance.now()]
  #losses: number[] = []

  constructor(options: TrainOptions) {
    this.#options = options
  }

  count(loss: number, learning_rate: number, global_step: number): void {
    const { onProgress, parameters } = this.#options
    const { max_train_steps, train_batch_size } = parameters
    this.#losses.push(loss)
    this.#times.push(performance.now())
    if (this.#times.length > 4 * REPORT_EVERY) this.#times.shift()
    if (global_step % REPORT_EVERY !== 0 && global_step !== max_train_steps) return
    const [first = 0] = this.#times
    const stepSeconds = ((this.#times.at(-1) ?? 0) - first) / 1000 / (this.#times.length - 1)
    const mean = this.#losses.reduce((a, b) => a + b, 0) / this.#losses.length
    this.#losses = []
    onProgress?.({
      global_step,
      max_train_steps,
      loss: mean,
      learning_rate,
      images_per_second: train_batch_size / stepSeconds,
      seconds_left: (max_train_steps - global_step) * stepSeconds,
    })
  }
}
