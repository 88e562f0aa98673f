import { describe, expect, it, vi } from 'vitest'
import { createFetchImage } from './fetch-image.ts'

// A name server that never answers; the system's own can take longer than any limit of ours.
vi.mock('node:dns/promises', () => ({ lookup: () => new Promise(() => {}) }))

describe('addresses given by users', () => {
  it('are given up when their name is not resolved in time', async () => {
    const fetchImage = createFetchImage([], 50)
    await expect(fetchImage('http://slow.example/')).rejects.toMatchObject({ status: 422 })
  })
})
