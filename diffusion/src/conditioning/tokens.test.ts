import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flattenPrompt, type JsonObject } from './flatten.ts'
import { roleId } from './roles.ts'
import { conditioningTokens, TEXT_TOKENS, unconditionalTokens } from './tokens.ts'
import { ngramBuckets, splitWords, WORD_BUCKETS, wordBucket } from './words.ts'

const redDog: JsonObject = {
  short_description: 'a red dog on a pink background',
  objects: [{ description: 'red dog', location: 'left', number_of_objects: 3 }],
  background_setting: 'solid pink background',
  aesthetics: { color_scheme: 'red, pink', preference_score: 'very high' },
}

describe('conditioning tokens', () => {
  it('tag each word with its role and object', () => {
    const words = flattenPrompt(redDog, 32)
    expect(words).toContainEqual({ word: 'dog', role: 'description', object: 1 })
    expect(words).toContainEqual({ word: 'pink', role: 'background_setting', object: 0 })
    expect(words).toContainEqual({ word: 'three', role: 'number_of_objects', object: 1 })
  })

  it('leave out scores and what the summary repeats', () => {
    const words = flattenPrompt(redDog, 32)
    expect(words.some((w) => w.word === 'high')).toBe(false)
    expect(words.some((w) => w.role === 'short_description')).toBe(false)
  })

  it('do not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(redDog).reverse())
    expect(conditioningTokens(turned)).toEqual(conditioningTokens(redDog))
  })

  it('read words under keys the schema does not know', () => {
    expect(flattenPrompt({ subject: 'lantern' }, 32)).toEqual([
      { word: 'lantern', role: 'other', object: 0 },
    ])
  })

  it('keep the object before the context when the prompt is too long', () => {
    const context = Array.from({ length: 60 }, (_, i) => `filler${i}`).join(' ')
    const words = flattenPrompt({ context, objects: [{ description: 'owl' }] }, TEXT_TOKENS)
    expect(words).toHaveLength(TEXT_TOKENS)
    expect(words.map(({ word }) => word)).toContain('owl')
  })

  it('keep background, number and place beside a description of any length', () => {
    const description = Array.from({ length: 60 }, (_, i) => `detail${i}`).join(' ')
    const words = flattenPrompt(
      {
        objects: [{ description, number_of_objects: 2, location: 'top left' }],
        background_setting: 'solid light green background',
      },
      TEXT_TOKENS,
    )
    const kept = words.map(({ word }) => word)
    expect(kept).toEqual(expect.arrayContaining(['lightgreen', 'two', 'top', 'left', 'detail0']))
    expect(kept).toHaveLength(TEXT_TOKENS)
  })

  it('give an unknown word rows that it shares with its relatives', () => {
    const shared = ngramBuckets('gopher').filter((b) => ngramBuckets('gophers').includes(b))
    expect(shared.length).toBeGreaterThan(4)
    expect(wordBucket('gopher')).not.toBe(wordBucket('gophers'))
  })

  it('mark every slot of the unconditional prompt', () => {
    expect([...unconditionalTokens().roles]).toEqual(
      Array(TEXT_TOKENS).fill(roleId('unconditional')),
    )
  })

  it('accept any JSON object and stay inside the tables', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (prompt) => {
        const ids = conditioningTokens(prompt as JsonObject)
        expect(Math.max(...ids.words)).toBeLessThan(WORD_BUCKETS)
        expect(Math.max(...ids.objects)).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('read a color with its shade as one word, and the end of a gradient as another than its start', () => {
    expect(splitWords('light blue and pink')).toEqual(['lightblue', 'pink'])
    expect(splitWords('gradient from white to dark blue')).toEqual([
      'gradient',
      'white',
      'todarkblue',
    ])
    expect(splitWords('a light bulb next to a red light')).toEqual([
      'light',
      'bulb',
      'next',
      'red',
      'light',
    ])
  })

  it('read accents, capitals and digits as one spelling', () => {
    expect(splitWords('The Café, 3 DOGS')).toEqual(['cafe', 'three', 'dogs'])
  })
})
