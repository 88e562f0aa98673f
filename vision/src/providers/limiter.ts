/** Lets so many pieces of work go on at once; the others wait for their turn, first come, first served, until they are called off. */
export class Limiter {
  #free: number
  readonly #waiting = new Set<() => void>()

  constructor(places: number) {
    this.#free = places
  }

  /** @throws the signal's reason when it aborts while waiting; the work itself has to look at the signal */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    await this.#enter(signal)
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.#free > 0) {
      this.#free--
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.#waiting.delete(admit)
        reject(signal.reason)
      }
      this.#waiting.add(admit)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** Hands the place on rather than free it: a newcomer must not overtake those that wait. */
  #leave(): void {
    const [next] = this.#waiting
    if (next === undefined) this.#free++
    else {
      this.#waiting.delete(next)
      next()
    }
  }
}
