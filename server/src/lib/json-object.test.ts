import { describe, expect, it } from 'vitest'
import { isShallow, MOST_LEVELS, parseJsonObject } from './json-object.ts'

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

describe('text as a JSON object', () => {
  it('is the object that it says', () => {
    expect(parseJsonObject('{"a":["\\ud83d\\ude00",{"b":null}]}')).toEqual({
      a: ['😀', { b: null }],
    })
  })

  it.each(['{', '[1]', '"text"', 'null', '7', ''])('is nothing for %j', (text) => {
    expect(parseJsonObject(text)).toBeUndefined()
  })

  it.each([
    ['U+0000 in a text', String.raw`{"a":"\u0000"}`],
    ['U+0000 in a key', String.raw`{"a":[{"\u0000":1}]}`],
    ['half a surrogate pair in a text', String.raw`{"a":["\ud800"]}`],
    ['half a surrogate pair in a key', String.raw`{"\udc00":1}`],
  ])('is nothing when escapes hide %s, which no database keeps', (_what, text) => {
    expect(parseJsonObject(text)).toBeUndefined()
  })

  it('may be nested so deep and no deeper, however deep that is', () => {
    expect(parseJsonObject(nested(MOST_LEVELS))).toBeDefined()
    expect(parseJsonObject(nested(MOST_LEVELS + 1))).toBeUndefined()
    expect(parseJsonObject(nested(100_000))).toBeUndefined()
    expect(isShallow(JSON.parse(nested(100_000)))).toBe(false)
  })
})
