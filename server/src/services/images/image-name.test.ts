import { describe, expect, it } from 'vitest'
import { nameFromUrl } from './image-name.ts'

describe('the name that an address ends in', () => {
  it.each([
    ['https://a.example/pictures/red%20disc.png?size=2', 'red disc.png'],
    ['https://a.example/%E5%9B%BE.webp', '图.webp'],
  ])('is taken as people read it: %s', (address, name) => {
    expect(nameFromUrl(address)).toBe(name)
  })

  it.each(['https://a.example/100%.png', 'https://a.example/%ff%fe.png'])(
    'stays as it is written where its escapes are none: %s',
    (address) => {
      expect(nameFromUrl(address)).toBe(address.split('/').at(-1))
    },
  )

  it('holds no control characters', () => {
    expect(nameFromUrl('https://a.example/a%00b%0Ac%7F.png')).toBe('abc.png')
  })

  it('is no longer than 255 characters, and never ends in half a pair', () => {
    expect(nameFromUrl(`https://a.example/${'a'.repeat(9_000)}`)).toHaveLength(255)
    expect(nameFromUrl(`https://a.example/${'a'.repeat(254)}${encodeURIComponent('😀')}`)).toBe(
      'a'.repeat(254),
    )
  })

  it.each(['https://a.example', 'https://a.example/b/', 'https://a.example/%00', 'no address'])(
    'is none where there is none: %s',
    (address) => {
      expect(nameFromUrl(address)).toBeUndefined()
    },
  )
})
