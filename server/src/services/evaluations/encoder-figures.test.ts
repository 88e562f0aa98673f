import { describe, expect, it } from 'vitest'
import { encoderFigures } from './encoder-figures.ts'

const vectors = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
].map((numbers) => Float32Array.from(numbers))

describe("an outside encoder's figures", () => {
  it('find each picture by its own real one, whatever its length', () => {
    const longer = vectors.map((vector) => vector.map((x) => 3 * x))
    const { similarity, r1 } = encoderFigures(longer, vectors, 1)
    expect(similarity).toEqual({ mean: 1, low: 1, high: 1 })
    expect(r1?.mean).toBe(1)
  })

  it('count as no hit what is like another one, or like all of them', () => {
    const [a, b, c] = vectors
    const turned = [b, c, a].map((vector) => vector ?? new Float32Array(3))
    expect(encoderFigures(turned, vectors, 1).r1?.mean).toBe(0)
    const same = vectors.map(() => Float32Array.from([1, 1, 1]))
    expect(encoderFigures(same, vectors, 1).r1?.mean).toBe(0)
    expect(encoderFigures(same, vectors, 1).r5?.mean).toBe(1)
  })
})
