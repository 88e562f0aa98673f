import { describe, expect, it } from 'vitest'
import { parseDocument, serializeDocument, UnexpectedAnswerError } from '../src/index.ts'

describe('the text of a document', () => {
  const text =
    '{"mine":{"b":1,"a":null},"short_description":"a disc","objects":[{"description":"disc","tag":7}]}'

  it('is read with its types, and keys that nobody knows', () => {
    const caption = parseDocument('caption', text)
    expect(caption.short_description).toBe('a disc')
    expect(caption.objects?.[0]?.description).toBe('disc')
    expect(caption.mine).toEqual({ b: 1, a: null })
  })

  it('comes back from reading and writing as it was', () => {
    expect(serializeDocument('caption', parseDocument('caption', text))).toBe(
      JSON.stringify(JSON.parse(text)),
    )
    const schema = { measured_spread: { style_medium: { share: 1 } }, style_medium: 'ink' }
    expect(parseDocument('visual-schema', serializeDocument('visual-schema', schema))).toEqual(
      schema,
    )
  })

  it.each(['', 'a disc', '[]', 'null', '{"objects":"none"}', '{"lighting":{"direction":3}}'])(
    'that holds no caption is told so: %s',
    (wrong) => {
      expect(() => parseDocument('caption', wrong)).toThrow(UnexpectedAnswerError)
    },
  )

  it('is not made of what the server would have to guess at; the message names the key', () => {
    const wrong = { objects: [{ number_of_objects: 'two' }] }
    expect(() => serializeDocument('structured-prompt', wrong as never)).toThrow(
      /objects\.0\.number_of_objects/,
    )
  })
})
