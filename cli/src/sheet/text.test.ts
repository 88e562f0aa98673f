import { describe, expect, it } from 'vitest'
import { textLine, wrapped } from './text.ts'

describe('labels', () => {
  it('keep markup in a prompt as text', () => {
    expect(textLine('<b> & c', 0, 0, { size: 12, color: '#000' })).toContain('&lt;b&gt; &amp; c')
  })

  it('never have more lines than asked for, and say when words are left out', () => {
    const lines = wrapped('a prompt with many more words than the column can hold', 120, 16, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })

  it('cut a word that is wider than the column', () => {
    expect(wrapped('x'.repeat(80), 100, 16, 1)[0]).toMatch(/^x+…$/)
  })
})
