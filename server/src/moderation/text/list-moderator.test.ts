import { describe, expect, it } from 'vitest'
import { PASSED, REFUSED } from './fixtures/prompts.ts'
import { createListModerator } from './list-moderator.ts'
import { loadList } from './load-list.ts'
import { readList } from './read-list.ts'

const shipped = createListModerator(await loadList(undefined))

function listed(...lines: string[]) {
  return createListModerator(readList(['[things]', ...lines].join('\n')))
}

async function isAllowed(moderator: typeof shipped, ...texts: string[]): Promise<boolean> {
  return (await moderator.judge(texts)).allowed
}

describe('the list that ships', () => {
  it.each(REFUSED)('refuses: %s', async (prompt) => {
    expect(await shipped.judge([prompt])).toMatchObject({ allowed: false })
  })

  it.each(PASSED)('lets pass: %s', async (prompt) => {
    expect(await shipped.judge([prompt])).toEqual({ allowed: true })
  })

  it('says what it refuses for, in its own spelling', async () => {
    const verdict = { allowed: false, category: 'nudity', term: 'naked' }
    expect(await shipped.judge(['a N@KED man'])).toEqual(verdict)
  })

  it('excuses a phrase, and nothing beside it', async () => {
    expect(await isAllowed(shipped, 'a naked mole rat')).toBe(true)
    expect(await isAllowed(shipped, 'naked mole rat, naked mole rat')).toBe(true)
    expect(await isAllowed(shipped, 'rape seed rape seed')).toBe(true)
    expect(await isAllowed(shipped, 'a naked mole rat and a naked man')).toBe(false)
  })
})

describe('a list', () => {
  it('finds whole words, and with a star the rest of a word', async () => {
    const list = listed('cat', 'dog*', '*fish')
    expect(await isAllowed(list, 'concatenate')).toBe(true)
    expect(await isAllowed(list, 'a hotdog')).toBe(true)
    expect(await isAllowed(list, 'fishing')).toBe(true)
    expect(await isAllowed(list, 'my CAT')).toBe(false)
    expect(await isAllowed(list, 'dogs')).toBe(false)
    expect(await isAllowed(list, 'a swordfish')).toBe(false)
  })

  it('finds letters that may be missing and letters that may be any', async () => {
    const list = listed('colo[u]r', 'w?n')
    for (const text of ['color', 'colour', 'win', 'won'])
      expect(await isAllowed(list, text)).toBe(false)
    expect(await isAllowed(list, 'colouur wain')).toBe(false)
    expect(await isAllowed(list, 'colonr wain')).toBe(true)
  })

  it('finds terms of every script as whole words, in capitals too', async () => {
    const list = listed('собака', 'γάτα', '猫*', '*猫*', 'बिल्ली', 'Äpfel')
    for (const text of ['СОБАКА бежит', 'η Γάτα', '黒い猫がいる', 'एक बिल्ली', 'ÄPFEL'])
      expect([text, await isAllowed(list, text)]).toEqual([text, false])
    for (const text of ['собаками', 'γάταz', '犬がいる', 'बिल्लीयां'])
      expect([text, await isAllowed(list, text)]).toEqual([text, true])
  })

  it('does not read words of one text into the next', async () => {
    const list = listed('red car')
    expect(await isAllowed(list, 'red', 'car')).toBe(true)
    expect(await isAllowed(list, 'red\ncar')).toBe(false)
  })

  it('without terms lets everything pass', async () => {
    expect(await isAllowed(createListModerator(readList('# none')), 'anything', '')).toBe(true)
  })

  it('finds a term wherever it stands in a long text, and no half words where that is cut', async () => {
    const list = listed('red car', 'sex')
    const filler = 'sextant '.repeat(9000)
    expect(await isAllowed(list, filler)).toBe(true)
    for (const at of [0, 8_000, 16_370, 16_384, 16_400, 32_768, 71_999])
      expect(await isAllowed(list, `${filler.slice(0, at)} red car ${filler.slice(at)}`)).toBe(
        false,
      )
    expect(await isAllowed(list, 'x'.repeat(100_000))).toBe(true)
  })

  it.each([
    ['signs', `a${'!'.repeat(200_000)}a`],
    ['stars', `a${'*'.repeat(200_000)}`],
    ['half-starred words', 'a*b '.repeat(50_000)],
    ['single letters', 'a b '.repeat(50_000)],
    ['marks on one letter', `a${'\u0301'.repeat(200_000)}`],
    ['characters that stand for whole sentences', '\ufdfa'.repeat(100_000)],
    ['nothing but white space', ' '.repeat(200_000)],
  ])('reads a text of %s to its end', async (_what, text) => {
    expect(await isAllowed(shipped, text)).toBe(true)
  })

  it('is excused wherever many texts are cut into pieces', async () => {
    const texts = Array.from({ length: 9000 }, () => 'a naked mole rat')
    expect(await isAllowed(shipped, ...texts)).toBe(true)
  })

  it('lets other work go on while it reads a long text', async () => {
    let turns = 0
    const ticking = setInterval(() => turns++, 0)
    await shipped.judge(['a quiet lake at dawn, 3d r3nder '.repeat(8000)])
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(4)
  })
})
