import { availableParallelism } from 'node:os'

/** Seconds that a step took where this was written: two cores, nothing else to do. */
const TWO_CORES_SECONDS = 0.12
/** Decoding and looking at the three pictures of a concept. */
const COMPARING_SECONDS = 1.5
/** How much the last picture counts. */
const LATEST = 0.3

/** How fast pictures are drawn here: guessed by the cores at first, known from the first picture on. */
export class Pace {
  #secondsPerStep = (TWO_CORES_SECONDS * 2) / availableParallelism()
  #known = false

  /** Learns from a picture that was drawn. */
  note(seconds: number, steps: number): void {
    const latest = seconds / steps
    this.#secondsPerStep = this.#known
      ? LATEST * latest + (1 - LATEST) * this.#secondsPerStep
      : latest
    this.#known = true
  }

  /** Minutes until so many pictures are drawn and compared. */
  minutes(pictures: number, steps: number, concepts: number): number {
    const seconds = pictures * steps * this.#secondsPerStep + concepts * COMPARING_SECONDS
    return Math.round(seconds / 6) / 10
  }
}
