import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdapterPassport } from '@atelier/contract'
import type { TrainParameters } from '@atelier/diffusion'
// Not the whole package: that would load the runtime into the server's own process.
import { baseModel, WEIGHTS_FILE } from '@atelier/diffusion/base-model'
import type { Dtype } from '@atelier/diffusion/formats'
import {
  type AdapterForm,
  type CompareRequest,
  type Engine,
  EngineError,
  type EngineGenerateRequest,
  type EngineImage,
  type FeatureComparison,
  ForeignAdapterError,
  type ImportedAdapter,
  type TrainOutcome,
  type TrainRequest,
} from '../engine.ts'
import { normalPictures, normalRequest } from '../normal-form.ts'
import { packPictures } from './picture-file.ts'
import type { Order, Report } from './protocol.ts'
import { runAdapterTask } from './run-adapter-task.ts'
import { packTrainingSet } from './training-set.ts'

const CHILD = join(import.meta.dirname, 'child.ts')
/** An idle generator is let go after this long; it holds some 500 MB. */
const IDLE_MS = 5 * 60_000
/** Far longer than any picture takes: a process that hangs must not hold up those that wait. */
const GENERATION_MS = 10 * 60_000
const MAX_GRAD_NORM = 1
const WEIGHT_DECAY = 0.01
/**
 * The contract's rates (0.000001 to 0.001, by default 0.0001) suit a model a thousand times larger. nano learns as well from
 * rates this many times as high: after 75 steps on one character the loss was 0.89 at 0.004 and 1.00 at 0.001.
 */
const RATE_SCALE = 40

function start(): ChildProcess {
  // Advanced serialization carries typed arrays as they are. Whatever a library prints goes to standard error: standard output is the server's.
  return fork(CHILD, {
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
    // The server's own flags are for its database.
    execArgv: [],
  })
}

function failure({ message, foreignAdapter }: Extract<Report, { kind: 'failed' }>): EngineError {
  return foreignAdapter ? new ForeignAdapterError(message) : new EngineError(message)
}

/** Resolves with the first report that `pick` accepts; a failure report or the end of the process is an error. */
function answer<T>(child: ChildProcess, pick: (report: Report) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      act()
    }
    const onMessage = (report: Report) => {
      if (report.kind === 'failed') return settle(() => reject(failure(report)))
      const picked = pick(report)
      if (picked !== undefined) settle(() => resolve(picked))
    }
    const onExit = (code: number | null, signal: string | null) =>
      settle(() => reject(new EngineError(`the engine's process ended (${signal ?? code})`)))
    const onError = (cause: Error) =>
      settle(() => reject(new EngineError("the engine's process cannot be reached", { cause })))
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onError)
  })
}

/** Runs nano in child processes: one for each training, one kept warm for generation. */
export class EmbeddedEngine implements Engine {
  readonly baseModel = {
    name: baseModel.name,
    // From the file: the weights themselves have no place in the server's own process.
    sha256: () =>
      readFile(WEIGHTS_FILE).then((bytes) => createHash('sha256').update(bytes).digest('hex')),
    card: () => readFile(baseModel.cardPath, 'utf8'),
  }
  readonly #threads: number | undefined
  readonly #children = new Set<ChildProcess>()
  #generator: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: { threads: number | undefined }) {
    this.#threads = options.threads
  }

  async train({
    workDir,
    images,
    parameters,
    signal,
    onProgress,
  }: TrainRequest): Promise<TrainOutcome> {
    await packTrainingSet(workDir, () => normalPictures(images()))
    const full: TrainParameters = {
      ...parameters,
      learning_rate: parameters.learning_rate * RATE_SCALE,
      max_grad_norm: MAX_GRAD_NORM,
      adam_weight_decay: WEIGHT_DECAY,
    }
    const child = this.#spawn()
    const stop = () => this.#send(child, { kind: 'stop' })
    signal.addEventListener('abort', stop)
    try {
      const outcome = answer(child, (report) => {
        if (report.kind === 'progress') onProgress(report.progress)
        return report.kind === 'trained' ? report.outcome : undefined
      })
      this.#send(child, { kind: 'train', workDir, parameters: full, threads: this.#threads })
      if (signal.aborted) stop()
      return await outcome
    } finally {
      signal.removeEventListener('abort', stop)
      child.kill('SIGKILL')
    }
  }

  /** One picture at a time: two at once on the same cores would take longer for both. */
  generate(request: EngineGenerateRequest): Promise<EngineImage> {
    const turn = this.#turn.then(() => this.#generate(normalRequest(request)))
    this.#turn = turn.catch(() => {})
    return turn
  }

  /** In a process of its own, which ends with it: requests for pictures need not wait until hundreds were looked at. */
  async compare({ workDir, pictures, seed, signal }: CompareRequest): Promise<FeatureComparison> {
    try {
      const places = await packPictures(workDir, pictures())
      signal.throwIfAborted()
      const child = this.#spawn()
      const stop = () => child.kill('SIGKILL')
      signal.addEventListener('abort', stop)
      try {
        const comparison = answer(child, (report) =>
          report.kind === 'compared' ? report.comparison : undefined,
        )
        this.#send(child, { kind: 'compare', workDir, places, seed, threads: this.#threads })
        return await comparison
      } finally {
        signal.removeEventListener('abort', stop)
        child.kill('SIGKILL')
      }
    } finally {
      await rm(workDir, { recursive: true, force: true })
    }
  }

  exportAdapter(adapter: Uint8Array, form: AdapterForm): Promise<Uint8Array> {
    return runAdapterTask('export', adapter, form)
  }

  passport(adapter: Uint8Array, dtype: Dtype): Promise<AdapterPassport> {
    return runAdapterTask('passport', adapter, { dtype })
  }

  importAdapter(file: Uint8Array, options: { ignoreUnmapped: boolean }): Promise<ImportedAdapter> {
    return runAdapterTask('import', file, options)
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    for (const child of this.#children) child.kill('SIGKILL')
  }

  async #generate(request: EngineGenerateRequest): Promise<EngineImage> {
    clearTimeout(this.#idle)
    this.#generator ??= this.#spawn()
    const child = this.#generator
    const image = answer(child, (report) =>
      report.kind === 'generated' ? report.image : undefined,
    )
    this.#send(child, { kind: 'generate', request, threads: this.#threads })
    const limit = setTimeout(() => child.kill('SIGKILL'), GENERATION_MS)
    try {
      return await image
    } finally {
      clearTimeout(limit)
      this.#idle = setTimeout(() => child.kill('SIGKILL'), IDLE_MS).unref()
    }
  }

  #spawn(): ChildProcess {
    const child = start()
    this.#children.add(child)
    const forget = () => {
      this.#children.delete(child)
      if (this.#generator === child) this.#generator = undefined
    }
    child.once('exit', forget)
    // An error event that nobody hears ends the whole server; after a failed fork no exit event follows it.
    child.on('error', () => {
      forget()
      child.kill('SIGKILL')
    })
    return child
  }

  #send(child: ChildProcess, order: Order): void {
    // A process that is gone reports itself by its exit event; one that cannot be told anything is made to.
    const onSent = (error: Error | null) => {
      if (error !== null) child.kill('SIGKILL')
    }
    if (child.connected) child.send(order, onSent)
  }
}
