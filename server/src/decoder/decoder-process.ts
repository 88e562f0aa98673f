import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { errors } from '../errors.ts'
import type { Order, Report } from './protocol.ts'

const CHILD = join(import.meta.dirname, 'child/child.ts')
const HEAP_MB = 128
/** What one picture may take. */
export interface DecoderLimits {
  timeoutMs: number
  rssBytes: number
}

export type Answer = Exclude<Report, { kind: 'ready' } | { kind: 'exhausted' }>

/** What a decoder may know of its surroundings: nothing but how to be careful. */
const ENVIRONMENT = {
  VIPS_BLOCK_UNTRUSTED: '1',
  // One picture at a time needs few arenas, and each keeps what it once had.
  MALLOC_ARENA_MAX: '2',
}

/** One process that decodes, one picture after another. It ends with the server, and may end at any time; then it is good for nothing more. */
export class DecoderProcess {
  readonly #child: ChildProcess
  readonly #limits: DecoderLimits
  #ready = false
  #settle: ((outcome: Answer | Error) => void) | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param onEnd called once, with how it ended */
  constructor(limits: DecoderLimits, onEnd: (how: string) => void) {
    this.#limits = limits
    // Advanced serialization carries bytes as they are. Whatever a library prints goes to standard error: standard output is the server's.
    this.#child = fork(CHILD, [String(limits.rssBytes)], {
      serialization: 'advanced',
      stdio: ['ignore', 2, 2, 'ipc'],
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      env: ENVIRONMENT,
    })
    this.#child.on('message', (report: Report) => this.#hear(report))
    let ended = false
    const end = (how: string) => {
      if (ended) return
      ended = true
      this.#finish(this.#ready ? broken() : new Error(`a decoder did not start: ${how}`))
      onEnd(how)
    }
    this.#child.once('exit', (code, signal) => end(String(signal ?? code)))
    // An error event that nobody hears ends the whole server; after a failed fork no exit event follows it.
    this.#child.on('error', (error) => {
      this.kill()
      end(error.message)
    })
  }

  /** The process that does the work. */
  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Carries out one order; the next only after this has settled. A picture that takes too long, or ends the process, is a 422. */
  run(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome))
      this.#timer = setTimeout(() => {
        this.#finish(errors.unprocessable('The image takes too long to decode'))
        this.kill()
      }, this.#limits.timeoutMs)
      // A process that is gone reports itself by its exit event; one that cannot be told anything is made to.
      const onSent = (error: Error | null) => {
        if (error !== null) this.kill()
      }
      if (this.#child.connected) this.#child.send(order, onSent)
    })
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #hear(report: Report): void {
    if (report.kind === 'ready') {
      this.#ready = true
    } else if (report.kind === 'exhausted') {
      this.#finish(errors.unprocessable('The image takes too much memory to decode'))
      this.kill()
    } else {
      this.#finish(report)
    }
  }

  #finish(outcome: Answer | Error): void {
    clearTimeout(this.#timer)
    this.#settle?.(outcome)
    this.#settle = undefined
  }
}

function broken(): Error {
  return errors.unprocessable('The image cannot be decoded: the decoder ended over it')
}
