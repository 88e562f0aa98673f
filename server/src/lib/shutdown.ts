import { setTimeout as sleep } from 'node:timers/promises'

interface Phase {
  name: string
  limitMs: number
  close: () => Promise<void> | void
}

/** Undoes a start, the newest part first, so that nothing loses what it still needs. A part that fails or takes too long does not hold up the rest. */
export class Shutdown {
  readonly #phases: Phase[] = []
  readonly #onFault: (phase: string, error: unknown) => void
  #running: Promise<void> | undefined

  constructor(onFault: (phase: string, error: unknown) => void) {
    this.#onFault = onFault
  }

  /** Registers how to close a part that was just started. */
  add(name: string, limitMs: number, close: () => Promise<void> | void): void {
    this.#phases.push({ name, limitMs, close })
  }

  /** Closes everything once; a second call waits for the first. */
  run(): Promise<void> {
    this.#running ??= this.#closeAll()
    return this.#running
  }

  async #closeAll(): Promise<void> {
    for (const phase of this.#phases.toReversed()) {
      await this.#close(phase).catch((error: unknown) => this.#onFault(phase.name, error))
    }
  }

  async #close({ name, limitMs, close }: Phase): Promise<void> {
    const over = new AbortController()
    const limit = sleep(limitMs, undefined, { signal: over.signal }).then(() => {
      throw new Error(`${name} did not close within ${limitMs} ms`)
    })
    // Once the part is closed nobody waits for the limit any more.
    limit.catch(() => {})
    try {
      await Promise.race([Promise.resolve(close()), limit])
    } finally {
      over.abort()
    }
  }
}
