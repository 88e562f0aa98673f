import { ipType } from '@atelier/contract'
import { describe, expect, it } from 'vitest'
import { defaultPrompts } from './prompts.ts'

describe('default prompts', () => {
  it.each(ipType.options)(
    'give %s four different scenes with four different backgrounds',
    (type) => {
      const prompts = defaultPrompts(type, 'Pip')
      expect(new Set(prompts).size).toBe(4)
      expect(new Set(prompts.map((prompt) => prompt.split(' on a ').at(-1))).size).toBe(4)
      expect(prompts.join(' ')).not.toContain('{')
    },
  )

  it('name a defined character in every scene', () => {
    const prompts = defaultPrompts('defined_character', 'Pip')
    expect(prompts.every((prompt) => prompt.startsWith('Pip '))).toBe(true)
  })
})
