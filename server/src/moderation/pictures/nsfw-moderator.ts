import type { ChildProcess } from 'node:child_process'
import type { PixelImage } from '@atelier/vision'
import type { Logger } from 'pino'
import sharp from 'sharp'
import { Semaphore } from '../../lib/semaphore.ts'
import type { PictureModerator, PictureVerdict } from '../moderation.ts'
import { askProcess, ProcessEndedError, startProcess } from './nsfw-process.ts'
import { type Scores, SIDE } from './protocol.ts'

/** An idle process is let go after this long. */
const IDLE_MS = 5 * 60_000
/** Far longer than loading and one picture take on a busy machine: a process that hangs must not hold up those that wait. */
const LIMIT_MS = 2 * 60_000

/** From which score on a picture is refused, 0 to 1; 0 refuses every picture. */
export interface PictureLimits {
  /** Porn, photographed or drawn. */
  explicit: number
  /** Nudity and poses short of that. */
  suggestive: number
}

interface Options {
  limits: PictureLimits
  log: Logger
  idleMs?: number
  limitMs?: number
}

/** What scores mean. The classes of explicit photographs and drawings count together, as pictures between the two are scored as half of each. */
export function verdictOf({ Porn, Hentai, Sexy }: Scores, limits: PictureLimits): PictureVerdict {
  const explicit = Math.min(1, Porn + Hentai)
  if (explicit >= limits.explicit)
    return { allowed: false, category: 'explicit content', score: explicit }
  if (Sexy >= limits.suggestive)
    return { allowed: false, category: 'suggestive content', score: Sexy }
  return { allowed: true }
}

/** The whole picture in the model's square, squeezed as the model's training pictures were. */
function toSquare({ data, width, height }: PixelImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer()
}

/** Judges pictures by nsfwjs in a process of its own, which starts with the first picture and is let go when there are none. */
export class NsfwModerator implements PictureModerator {
  readonly name = 'nsfwjs'
  readonly #options: Options
  /** One picture at a time: the model uses one core, and others wait in line with no more than their pixels. */
  readonly #turn = new Semaphore(1)
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #closed = false
  #fault: string | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get fault(): string | undefined {
    return this.#fault
  }

  judge(image: PixelImage): Promise<PictureVerdict> {
    return this.#turn.run(async () => {
      const pixels = await toSquare(image)
      try {
        const scores = await this.#score(pixels)
        this.#fault = undefined
        return verdictOf(scores, this.#options.limits)
      } catch (err) {
        this.#fault = 'the last picture could not be judged; the log says why'
        this.#options.log.warn({ err }, 'a picture could not be judged')
        throw err
      }
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#idle)
    this.#child?.kill('SIGKILL')
  }

  /** Asks once more when the process ended meanwhile: it may have been somebody else's picture, or the system's want of memory. */
  async #score(pixels: Uint8Array): Promise<Scores> {
    try {
      return await this.#ask(pixels)
    } catch (error) {
      if (!(error instanceof ProcessEndedError) || this.#closed) throw error
      return this.#ask(pixels)
    }
  }

  async #ask(pixels: Uint8Array): Promise<Scores> {
    if (this.#closed) throw new Error('the moderator is closed')
    clearTimeout(this.#idle)
    this.#child ??= this.#start()
    const child = this.#child
    const end = () => child.kill('SIGKILL')
    const limit = setTimeout(end, this.#options.limitMs ?? LIMIT_MS)
    try {
      return await askProcess(child, pixels)
    } catch (error) {
      // Whatever is wrong with it, the next one starts afresh.
      end()
      this.#forget(child)
      throw error
    } finally {
      clearTimeout(limit)
      this.#idle = setTimeout(end, this.#options.idleMs ?? IDLE_MS).unref()
    }
  }

  #start(): ChildProcess {
    const child = startProcess()
    child.once('exit', () => this.#forget(child))
    return child
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined
  }
}
