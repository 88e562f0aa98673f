import { describe, expect, it } from 'vitest'
import { readPrompt } from './read-prompt.ts'

function descriptions(prompt: string): string[] {
  return readPrompt(prompt).objects.map((object) => object.description)
}

function setting(prompt: string): string | undefined {
  return readPrompt(prompt).background?.setting
}

describe('a background', () => {
  it.each([
    ['a dog on a red swing', 'dog on red swing'],
    ['a dog on a blue ring', 'dog on blue ring'],
    ['a dog on a gray building', 'dog on gray building'],
    ['a dog on a red sleeping bag', 'dog on red sleeping bag'],
    ['a bee on a yellow and black flower', 'bee on yellow and black flower'],
    ['a dog on a red, shiny car', 'dog on red shiny car'],
  ])('is not the color of a thing: "%s"', (prompt, description) => {
    expect(setting(prompt)).toBeUndefined()
    expect(descriptions(prompt)).toEqual([description])
  })

  it.each([
    ['a dog on red waving', 'solid red background'],
    ['a dog on pink, waving', 'solid pink background'],
    ['a dog on white holding a flag', 'solid white background'],
    ['a dog on a solid teal with a hat', 'solid teal background'],
  ])('is a color alone before a verb or a detail: "%s"', (prompt, expected) => {
    expect(setting(prompt)).toBe(expected)
  })

  it.each([
    ['a dog with a big red barn in the background', 'big red barn background', ['dog']],
    ['a dog with a red and white barn in the background', 'red and white barn background', ['dog']],
    ['a dog with a hat and hills in the background', 'hills background', ['dog with hat']],
    ['a dog, hills in the background, waving', 'hills background', ['dog waving']],
  ])('is the thing that stands in it: "%s"', (prompt, expected, rest) => {
    expect(setting(prompt)).toBe(expected)
    expect(descriptions(prompt)).toEqual(rest)
  })

  it.each(['a dog in the background', 'a dog with a hat on a plain backdrop'])(
    'never begins with an article or takes a detail along: "%s"',
    (prompt) => {
      expect(setting(prompt) ?? '').not.toMatch(/^(?:a|an|the|background)\b|hat/)
    },
  )

  it.each([
    'blue bird, no background',
    'blue bird without a background',
    'blue bird with no backdrop',
  ])('is plain white where none is wanted: "%s"', (prompt) => {
    expect(setting(prompt)).toBe('solid white background')
    expect(descriptions(prompt)).toEqual(['blue bird'])
  })

  it.each([
    'a cat in the style of Picasso',
    'a cat looks at the camera',
    'a cat at the big camera',
  ])('is no place that is none: "%s"', (prompt) => expect(setting(prompt)).toBeUndefined())
})

describe('adjectives with commas between them', () => {
  it.each([
    ['a small, round, blue robot', ['round blue robot']],
    ['a cute, happy robot', ['cute happy robot']],
    ['cute, fluffy cat', ['cute fluffy cat']],
    ['a red, white and blue flag', ['red white blue flag']],
    ['a robot with a big, red hat', ['robot with big red hat']],
    ['a big, round and blue robot', ['round blue robot']],
    ['an orange, fluffy cat and a dog', ['orange fluffy cat', 'dog']],
    ['a heart-shaped, red box', ['heart shaped red box']],
    ['a long-haired, black cat', ['long haired black cat']],
  ])('belong to the thing after them: "%s"', (prompt, expected) => {
    expect(descriptions(prompt)).toEqual(expected)
  })

  it('keep color, size and expression of the one thing', () => {
    expect(readPrompt('a small, happy, blue robot').objects).toEqual([
      {
        description: 'happy blue robot',
        head: 'robot',
        colors: ['blue'],
        size: 'small',
        expression: 'happy',
      },
    ])
    expect(readPrompt('a red, white and blue flag').objects[0]?.colors).toEqual([
      'red',
      'white',
      'blue',
    ])
  })

  it.each([
    ['a robot, small, shiny', ['robot shiny']],
    ['an orange, a pear and an apple', ['orange', 'pear', 'apple']],
    ['a circle, square and triangle', ['circle', 'square', 'triangle']],
    ['a dog, red, waving', ['dog red waving']],
  ])('leave lists of things and words after the thing alone: "%s"', (prompt, expected) => {
    expect(descriptions(prompt)).toEqual(expected)
  })
})

describe('a negation', () => {
  it.each([
    ['a bird without wings flying over a lake', 'bird flying over lake'],
    ['a dog without any glasses waving', 'dog waving'],
    ['a dog without a hat sits on a chair', 'dog sitting on chair'],
    ['a dog with no collar near a tree', 'dog near tree'],
  ])('does not take away what the subject does: "%s"', (prompt, expected) => {
    expect(descriptions(prompt)).toEqual([expected])
  })

  it.each([
    ['a dog not wearing a big red hat', 'dog'],
    ['a dog not smiling', 'dog'],
    ['a dog no longer smiling', 'dog'],
    ['a street, no people walking', 'street'],
    ['a dog not next to a tree', 'dog'],
  ])('takes away all that it denies: "%s"', (prompt, expected) => {
    expect(descriptions(prompt)).toEqual([expected])
  })
})

describe('a number', () => {
  it.each([
    ['a four-leaf clover', 'four leaf clover', undefined],
    ['a two-story house', 'two story house', undefined],
    ['two four-leaf clovers', 'four leaf clover', 2],
    ['a dozen eggs', 'egg', 12],
    ['a pair of cherries', 'cherry', 2],
  ])('in a name counts nothing: "%s"', (prompt, description, count) => {
    const [object] = readPrompt(prompt).objects
    expect([object?.description, object?.count]).toEqual([description, count])
  })
})

describe('a medium', () => {
  it.each([
    ['a fox drawing a cat', 'fox drawing cat'],
    ['a fox taking a photo', 'fox taking photo'],
    ['a fox with a nice photo', 'fox with nice photo'],
    ['a sketch book', 'sketch book'],
  ])('is not what somebody makes or holds: "%s"', (prompt, description) => {
    expect(readPrompt(prompt).medium).toBeUndefined()
    expect(descriptions(prompt)).toEqual([description])
  })

  it.each([
    ['a photo of a fox', 'photograph'],
    ['a fox in watercolor', 'watercolor painting'],
    ['a fox, pencil sketch', 'sketch'],
    ['a fox in the style of an oil painting', 'oil painting'],
    ['photo of a fox', 'photograph'],
    ['a photorealistic fox', 'photograph'],
    ['a drawing style fox', 'digital illustration'],
  ])('is what the picture is said to be: "%s"', (prompt, medium) => {
    expect(readPrompt(prompt).medium).toBe(medium)
    expect(descriptions(prompt)).toEqual(['fox'])
  })
})

describe('hostile text', () => {
  it('of one endless word, or of endless repetition, is read in a moment', () => {
    const start = performance.now()
    for (const word of ['a', 'ing', 'aing', 'xing'])
      readPrompt(`${word.repeat(10_000)} ${'b'.repeat(10_000)}ing`)
    for (const words of ['red, ', 'a small, round, ', 'no a ', 'taking photo ', 'with a barn and '])
      readPrompt(words.repeat(1000))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
