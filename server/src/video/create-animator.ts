import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { profileFor } from '@atelier/animation'
import type { IpType } from '@atelier/contract'
import type { PixelImage } from '@atelier/vision'
import type { Logger } from 'pino'
import { Semaphore } from '../lib/semaphore.ts'
import type { Ffmpeg } from './find-ffmpeg.ts'
import type { AnimationJob, AnimationReport } from './protocol.ts'

/** A picture to be moved. */
export interface AnimateRequest {
  image: PixelImage
  ipType: IpType
  seed: number
  /** Ends it at once. */
  signal: AbortSignal
}

interface Options {
  /** The machine's encoder; the built-in one when undefined. */
  ffmpeg: Ffmpeg | undefined
  log: Logger
  /** The thread's program; a test may have it fail. */
  program?: URL
}

/** Far longer than any video takes. */
const LIMIT_MS = 5 * 60_000
const PROGRAM = new URL('./worker.ts', import.meta.url)

/** Resolves with what the thread reports; rejects when it fails, is ended, or ends without a word. */
function reportOf(worker: Worker, signal: AbortSignal): Promise<AnimationReport> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      const words = signal.aborted ? 'was ended' : `ended (${code})`
      reject(new Error(`the video's thread ${words}`))
    })
  })
}

/** Animates pictures, one at a time, each in a thread of its own; whatever happens there is an error of that request alone. */
export class VideoAnimator {
  readonly #options: Options
  readonly #turn = new Semaphore(1)
  readonly #closed = new AbortController()

  constructor(options: Options) {
    this.#options = options
  }

  animate({ image, ipType, seed, signal }: AnimateRequest): Promise<AnimationReport> {
    const over = AbortSignal.any([signal, this.#closed.signal])
    return this.#turn.run(async () => {
      const job = { image, profile: profileFor(ipType), seed }
      const { ffmpeg, log } = this.#options
      if (ffmpeg === undefined) return this.#run({ ...job, ffmpeg }, over)
      try {
        return await this.#run({ ...job, ffmpeg }, over)
      } catch (err) {
        over.throwIfAborted()
        log.warn({ err }, 'ffmpeg failed; the built-in encoder takes over')
        return this.#run({ ...job, ffmpeg: undefined }, over)
      }
    })
  }

  /** Ends what runs; what waits fails when its turn comes. */
  close(): void {
    this.#closed.abort()
  }

  async #run(job: Omit<AnimationJob, 'folder'>, signal: AbortSignal): Promise<AnimationReport> {
    signal.throwIfAborted()
    const folder = await mkdtemp(join(tmpdir(), 'atelier-video-'))
    const workerData: AnimationJob = { ...job, folder }
    const worker = new Worker(this.#options.program ?? PROGRAM, { workerData })
    const end = () => void worker.terminate()
    signal.addEventListener('abort', end, { once: true })
    const limit = setTimeout(end, LIMIT_MS)
    try {
      return await reportOf(worker, signal)
    } finally {
      clearTimeout(limit)
      signal.removeEventListener('abort', end)
      await worker.terminate()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
