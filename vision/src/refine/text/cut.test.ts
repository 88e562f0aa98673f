import { describe, expect, it } from 'vitest'
import { cutThing } from './cut.ts'
import { headMentions, parse } from './mentions.ts'
import { readPhrase } from './phrase.ts'
import { editText } from './sentences.ts'

/** The text without the first mention of a thing; `alone` where that is an object of its own. */
function without(thing: string, text: string, alone = false): string | undefined {
  const phrase = readPhrase(thing)
  return editText(text, (tokens) => {
    const sentence = parse(tokens)
    const [mention] = phrase === undefined ? [] : headMentions(sentence, phrase)
    return mention && cutThing(sentence, mention, alone)
  })
}

describe('a sentence without a thing', () => {
  it.each([
    [
      'glasses',
      'wearing a coat, green boots and round glasses.',
      'wearing a coat and green boots.',
    ],
    [
      'coat',
      'wearing a coat, green boots and round glasses.',
      'wearing green boots and round glasses.',
    ],
    ['boots', 'a coat, green boots, and glasses', 'a coat and glasses'],
    [
      'hat',
      'A girl with a red hat on her head on a blue background',
      'A girl on a blue background',
    ],
    ['hat', 'A girl in a hat and a dog sit on a bench', 'A girl and a dog sit on a bench'],
    ['hat', 'A hat, a scarf', 'A scarf'],
    [
      'pier',
      'Calm harbor with a wooden pier, distant cliffs and a sky.',
      'Calm harbor with distant cliffs and a sky.',
    ],
    ['pots', 'A cozy kitchen with copper pots, blurred.', 'A cozy kitchen, blurred.'],
  ])('"%s" in a list or after a preposition: "%s"', (thing, text, expected) => {
    expect(without(thing, text)).toBe(expected)
  })

  it.each([
    ['hat', 'She smiles, and her hat is red.', 'She smiles.'],
    [
      'smoke',
      'A boat lies on the shore, and smoke rises from the chimney.',
      'A boat lies on the shore.',
    ],
    ['raincoat', 'She wears a raincoat and holds a lamp.', 'She holds a lamp.'],
    ['lamp', 'She wears a raincoat and holds a lamp.', 'She wears a raincoat.'],
    ['flowers', 'The table is covered with flowers. A cat sleeps.', 'A cat sleeps.'],
    ['hat', 'There is a hat on the table. It is old.', 'It is old.'],
    ['sky', 'The fox waits. A blue sky is visible above the grass.', 'The fox waits.'],
    ['label', 'the cap has grooves; the label is matte', 'the cap has grooves'],
    ['hat', 'The girl is wearing a hat.', ''],
  ])('"%s" that a clause is about takes the clause along: "%s"', (thing, text, expected) => {
    expect(without(thing, text)).toBe(expected)
  })

  it.each([
    ['jetty', 'A creature waits on a jetty at dusk.', 'A creature waits at dusk.'],
    ['dog', 'A boy walking his dog along the beach', 'A boy walking along the beach'],
    ['lighthouse', 'moored in front of the lighthouse', 'moored'],
    ['pancake', 'A chef flipping a pancake in a kitchen', 'A chef in a kitchen'],
    ['jetty', 'Wooden jetty over still water, low hills.', 'Still water, low hills.'],
  ])('"%s" leaves what makes sense alone: "%s"', (thing, text, expected) => {
    expect(without(thing, text)).toBe(expected)
  })

  it.each([
    ['cat', 'Two boats at sunset, with a black cat on the pier.', 'Two boats at sunset.'],
    ['dog', 'A boy and his dog walk along the beach', 'A boy walks along the beach'],
    ['cat', 'A cat and a dog sit in the sun.', 'A dog sits in the sun.'],
    ['dog', 'A cat next to a dog in a garden', 'A cat in a garden'],
  ])('"%s" as an object of its own goes with its place: "%s"', (thing, text, expected) => {
    expect(without(thing, text, true)).toBe(expected)
  })

  it('keeps every sentence that does not name it byte for byte', () => {
    const text = 'One  sentence,oddly spaced .  A hat.\n\nAnd e.g. a third; done'
    expect(without('hat', text)).toBe('One  sentence,oddly spaced .  And e.g. a third; done')
  })
})
