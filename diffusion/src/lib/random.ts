/** Philox4x32's multipliers and key increments (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3"). */
const M0 = 0xd2511f53
const M1 = 0xcd9e8d57
const W0 = 0x9e3779b9
const W1 = 0xbb67ae85
const ROUNDS = 10

/** The upper 32 bits of the 64-bit product of two 32-bit numbers. */
function mulHigh(a: number, b: number): number {
  const al = a & 0xffff
  const ah = a >>> 16
  const bl = b & 0xffff
  const bh = b >>> 16
  const low = al * bl
  const middle = ah * bl + (low >>> 16)
  const middle2 = al * bh + (middle % 0x10000)
  return (ah * bh + Math.floor(middle / 0x10000) + Math.floor(middle2 / 0x10000)) >>> 0
}

/** One block of Philox4x32-10: four 32-bit words from a counter of four and a key of two, written to `out`. */
export function philox(counter: Uint32Array, key0: number, key1: number, out: Uint32Array): void {
  let [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter
  let k0 = key0 >>> 0
  let k1 = key1 >>> 0
  for (let round = 0; round < ROUNDS; round++) {
    const h0 = mulHigh(M0, c0)
    const h1 = mulHigh(M1, c2)
    const l0 = Math.imul(M0, c0) >>> 0
    const l1 = Math.imul(M1, c2) >>> 0
    c0 = (h1 ^ c1 ^ k0) >>> 0
    c1 = l1
    c2 = (h0 ^ c3 ^ k1) >>> 0
    c3 = l0
    k0 = (k0 + W0) >>> 0
    k1 = (k1 + W1) >>> 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

/** What random numbers are drawn for; a purpose never shares numbers with another. Append only. */
const PURPOSES = [
  'order',
  'noise',
  'time',
  'dropout',
  'adapter',
  'latents',
  'flip',
  'bootstrap',
] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * Random numbers that are a pure function of (seed, purpose, step, index): nothing has to be carried from step to step, so a resumed
 * training draws what an uninterrupted one would have drawn.
 */
export class RandomStream {
  readonly #counter = new Uint32Array(4)
  readonly #block = new Uint32Array(4)
  readonly #seedLow: number
  readonly #seedHigh: number
  #used = 4

  /** @param seed a whole number from 0 to 2^53 − 1 */
  constructor(seed: number, purpose: Purpose, step = 0) {
    this.#seedLow = seed >>> 0
    this.#seedHigh = Math.floor(seed / 2 ** 32) >>> 0
    this.#counter[1] = PURPOSES.indexOf(purpose)
    this.#counter[2] = step
  }

  /** A uniform 32-bit word. */
  word(): number {
    if (this.#used === 4) {
      philox(this.#counter, this.#seedLow, this.#seedHigh, this.#block)
      this.#counter[0] = ((this.#counter[0] ?? 0) + 1) >>> 0
      this.#used = 0
    }
    return this.#block[this.#used++] ?? 0
  }

  /** Uniform in the open interval (0, 1). */
  uniform(): number {
    return (this.word() + 0.5) / 2 ** 32
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor(this.uniform() * limit)
  }

  /** Standard normal numbers (Box and Muller 1958). */
  normals(count: number): Float32Array {
    const out = new Float32Array(count)
    for (let i = 0; i < count; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(this.uniform()))
      const angle = 2 * Math.PI * this.uniform()
      out[i] = radius * Math.cos(angle)
      if (i + 1 < count) out[i + 1] = radius * Math.sin(angle)
    }
    return out
  }

  /** The numbers 0 to `count` − 1 in random order (Fisher and Yates; Durstenfeld 1964). */
  permutation(count: number): number[] {
    const order = Array.from({ length: count }, (_, i) => i)
    for (let i = count - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = order[i] ?? 0
      order[i] = order[j] ?? 0
      order[j] = kept
    }
    return order
  }
}
