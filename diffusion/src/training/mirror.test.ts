import { describe, expect, it } from 'vitest'
import { hasText, mirroredCaption } from './mirror.ts'

describe('a mirrored picture', () => {
  it('is captioned with its sides exchanged, in every field, and with nothing else changed', () => {
    const caption = {
      short_description: 'Left of a bright tree, leftmost of two',
      objects: [{ description: 'fox', location: 'top left', number_of_objects: 2 }],
      lighting: { direction: 'from the right' },
    }
    expect(mirroredCaption(caption)).toEqual({
      short_description: 'Right of a bright tree, rightmost of two',
      objects: [{ description: 'fox', location: 'top right', number_of_objects: 2 }],
      lighting: { direction: 'from the left' },
    })
    expect(mirroredCaption(mirroredCaption(caption))).toEqual(caption)
  })

  it('is not made of a picture with writing', () => {
    expect(hasText({ text_render: [{ text: 'OPEN' }] })).toBe(true)
    expect(hasText({ text_render: [] })).toBe(false)
    expect(hasText({ objects: [] })).toBe(false)
  })
})
