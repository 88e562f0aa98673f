import { describe, expect, it } from 'vitest'
import type { ImageRow } from '../../store/images.ts'
import { chooseConcepts, nearestRatio } from './choose-concepts.ts'

function image(id: number, change: Partial<ImageRow> = {}): ImageRow {
  const row = {
    id,
    name: `${id}.png`,
    caption: { short_description: `picture ${id}`, context: null },
    objectKey: `images/${id}/original.png`,
    width: 1024,
    height: 1024,
    sha256: `hash ${id}`,
  }
  return { ...row, ...change } as ImageRow
}
const images = (count: number) => Array.from({ length: count }, (_, i) => image(i + 1))
const idsOf = (chosen: ReturnType<typeof chooseConcepts>) =>
  chosen.concepts.map(({ imageId }) => imageId)

describe('what a model is compared with', () => {
  it('is spread over the dataset, and all of it where it is small enough', () => {
    const chosen = chooseConcepts(images(100), [], { most: 4, key: 'k' })
    const ids = idsOf(chosen)
    expect(ids).toHaveLength(4)
    expect(new Set(ids.map((id) => Math.floor((id - 1) / 25))).size).toBe(4)
    for (const most of [1, 3, 7, 10, 40])
      expect(idsOf(chooseConcepts(images(10), [], { most, key: 'k' }))).toHaveLength(
        Math.min(most, 10),
      )
  })

  it('is nothing that the training saw, under whatever name, and nothing without a caption', () => {
    const heldOut = [image(1), image(2, { caption: null }), image(3), image(4)]
    const training = [image(99, { sha256: 'hash 3' })]
    const chosen = chooseConcepts(heldOut, training, { most: 40, key: 'k' })
    expect(idsOf(chosen)).toEqual([1, 4])
    expect(chosen.seen).toBe(1)
  })

  it('is asked for in normal form, each under keys of its own', () => {
    const { concepts } = chooseConcepts(images(2), [], { most: 40, key: 'evaluations/x' })
    expect(concepts[0]?.prompt).toEqual({ short_description: 'picture 1' })
    const keys = concepts.flatMap(({ tailoredKey, baseKey }) => [tailoredKey, baseKey])
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toMatch(/^evaluations\/x\//)
  })

  it('is drawn in the ratio that is nearest to the real picture', () => {
    expect(nearestRatio(1024, 1024)).toBe('1:1')
    expect(nearestRatio(2000, 1000)).toBe('16:9')
    expect(nearestRatio(1000, 1490)).toBe('2:3')
    expect(nearestRatio(1100, 1024)).toBe('1:1')
  })
})
