import type { PixelImage } from '@atelier/vision'
import type { Logger } from 'pino'
import { errors, PublicError } from '../errors.ts'
import { Semaphore } from '../lib/semaphore.ts'
import {
  type DecodedImage,
  type Decoder,
  MAX_IMAGE_BYTES,
  type MeasurableImage,
  type UploadOptions,
} from './decoder.ts'
import { type Answer, type DecoderLimits, DecoderProcess } from './decoder-process.ts'
import type { Order } from './protocol.ts'

/** An idle decoder holds some 80 MB, and starts in a quarter of a second. */
const IDLE_MS = 2 * 60_000
/** What a process may hold between two pictures; the memory of a large one does not always come back. */
const RETIRED_RSS_BYTES = 384 * 1024 * 1024
const MEASURED_SIDE = 512
/** The largest pictures that are taken need 4 s and 540 MB on two old cores; nothing that is honest comes near this. */
const LIMITS: DecoderLimits = { timeoutMs: 30_000, rssBytes: 768 * 1024 * 1024 }

interface Options {
  /** Pictures decoded at a time, each in a process of its own. */
  processes: number
  log: Logger
  limits?: Partial<DecoderLimits>
}

function requireBytes(bytes: Buffer): void {
  if (bytes.length > MAX_IMAGE_BYTES) throw errors.tooLarge('An image may have 12 MB at most')
}

/** Decodes in child processes that are started when needed. Nothing that happens to one of them reaches the server, or another picture. */
export class DecoderPool implements Decoder {
  readonly #options: Options
  readonly #turns: Semaphore
  readonly #idle: DecoderProcess[] = []
  readonly #all = new Set<DecoderProcess>()
  #closed = false
  #sleep: NodeJS.Timeout | undefined

  constructor(options: Options) {
    this.#options = options
    this.#turns = new Semaphore(options.processes)
  }

  decodeUpload(bytes: Buffer, options: UploadOptions): Promise<DecodedImage> {
    return this.#decode(bytes, options, false)
  }

  async decodeMeasurable(bytes: Buffer, options: UploadOptions): Promise<MeasurableImage> {
    const image = await this.#decode(bytes, options, true)
    if ('pixels' in image) return image
    throw new Error('a decoder forgot the pixels')
  }

  async uploadToPixels(bytes: Buffer): Promise<PixelImage> {
    requireBytes(bytes)
    const answer = await this.#run({ kind: 'upload-pixels', bytes })
    if (answer.kind === 'pixels') return answer.image
    throw this.#refusal(answer)
  }

  async toPixels(bytes: Buffer, side = MEASURED_SIDE): Promise<PixelImage> {
    const answer = await this.#run({ kind: 'stored-pixels', bytes, side }).catch((cause: Error) => {
      throw new Error(`a stored picture cannot be read: ${cause.message}`, { cause })
    })
    if (answer.kind === 'pixels') return answer.image
    const words = 'message' in answer ? answer.message : answer.kind
    throw new Error(`a stored picture cannot be read: ${words}`)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#sleep)
    for (const process of this.#all) process.kill()
  }

  /** Processes that are there now. */
  get pids(): number[] {
    return [...this.#all].flatMap(({ pid }) => pid ?? [])
  }

  async #decode(
    bytes: Buffer,
    { increaseResolution }: UploadOptions,
    withPixels: boolean,
  ): Promise<DecodedImage | MeasurableImage> {
    requireBytes(bytes)
    const answer = await this.#run({ kind: 'upload', bytes, increaseResolution, withPixels })
    if (answer.kind === 'decoded') return answer.image
    throw this.#refusal(answer)
  }

  #refusal(answer: Answer): Error {
    if (answer.kind === 'refused') return new PublicError(answer.status, answer.message)
    const words = answer.kind === 'failed' ? answer.message : answer.kind
    this.#options.log.warn({ words }, 'decoder')
    // Whatever it was, it was this picture that brought it about.
    return errors.unprocessable('The image cannot be decoded')
  }

  #run(order: Order): Promise<Answer> {
    return this.#turns.run(async () => {
      if (this.#closed) throw new Error('the decoder is closed')
      clearTimeout(this.#sleep)
      const process = this.#idle.pop() ?? this.#start()
      try {
        const answer = await process.run(order)
        if (answer.rssBytes > RETIRED_RSS_BYTES) process.kill()
        else if (this.#all.has(process)) this.#idle.push(process)
        return answer
      } catch (error) {
        // No picture is to blame for the server's end.
        if (this.#closed) throw new Error('the decoder is closed')
        throw error
      } finally {
        this.#sleep = setTimeout(() => this.#rest(), IDLE_MS).unref()
      }
    })
  }

  #start(): DecoderProcess {
    const { log, limits } = this.#options
    const process: DecoderProcess = new DecoderProcess({ ...LIMITS, ...limits }, (how) => {
      this.#all.delete(process)
      const at = this.#idle.indexOf(process)
      if (at !== -1) this.#idle.splice(at, 1)
      if (!this.#closed) log.debug({ how }, 'a decoder ended')
    })
    this.#all.add(process)
    return process
  }

  #rest(): void {
    for (const process of this.#idle.splice(0)) process.kill()
  }
}
