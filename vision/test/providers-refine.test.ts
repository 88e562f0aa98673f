import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../src/json.ts'
import { VisionInputError } from '../src/provider.ts'
import { fakeVlm } from './fake-vlm-server.ts'
import { lucy, plain, remoteAt, WIRES } from './remote.ts'

const DOCUMENT: JsonObject = {
  zebra: 1,
  short_description: 'A girl in a red hat.',
  objects: [{ description: 'A girl' }, { description: 'A hat' }, { description: 'A dog' }],
  tags: ['a', 'b', 'c'],
  'a/b~c': { deep: ' kept  as it is ' },
  apple: '5',
}

interface Edit {
  path: string
  value?: string | null
}

describe.each(WIRES)('edits from a model over %s', (wire) => {
  async function refine(...answers: { edits?: Edit[] | null; problem?: string | null }[]) {
    await using server = await fakeVlm(answers.map((json) => ({ json })))
    const remote = remoteAt(server, wire)
    const request = { document: DOCUMENT, instruction: 'do it', ip: lucy, images: [plain()] }
    const outcome = await remote.refine(request).then(
      ({ document }) => ({ document, error: undefined }),
      (error: unknown) => ({ error, document: undefined }),
    )
    return { ...outcome, asked: server.asked }
  }
  const changed = async (...edits: Edit[]) => JSON.stringify((await refine({ edits })).document)

  it.each<[string, Edit[], JsonObject]>([
    ['a text', [{ path: '/apple', value: '"pear"' }], { ...DOCUMENT, apple: 'pear' }],
    [
      'a text without its quotes',
      [{ path: '/apple', value: 'a pear' }],
      { ...DOCUMENT, apple: 'a pear' },
    ],
    [
      'a text that looks like a number',
      [{ path: '/apple', value: '6' }],
      { ...DOCUMENT, apple: '6' },
    ],
    ['a number', [{ path: '/zebra', value: '2' }], { ...DOCUMENT, zebra: 2 }],
    [
      'a key with / and ~',
      [{ path: '/a~1b~0c/deep', value: '"x"' }],
      { ...DOCUMENT, 'a/b~c': { deep: 'x' } },
    ],
    ['a new field', [{ path: '/new/field', value: '"x"' }], { ...DOCUMENT, new: { field: 'x' } }],
    [
      'an item after the last',
      [{ path: '/tags/3', value: '"d"' }],
      { ...DOCUMENT, tags: ['a', 'b', 'c', 'd'] },
    ],
    [
      'a new item',
      [{ path: '/tags/-', value: '"d"' }],
      { ...DOCUMENT, tags: ['a', 'b', 'c', 'd'] },
    ],
  ])('set %s, and nothing else moves', async (_, edits, wanted) => {
    expect(await changed(...edits)).toBe(JSON.stringify(wanted))
  })

  it('that remove items mean the places that those had, in whatever order they come', async () => {
    const remove = (path: string, value: string | null = null) => ({ path, value })
    expect(await changed(remove('/tags/0'), remove('/tags/2'), remove('/objects/1', 'null'))).toBe(
      JSON.stringify({
        ...DOCUMENT,
        objects: [{ description: 'A girl' }, { description: 'A dog' }],
        tags: ['b'],
      }),
    )
    // A thing and what is in it: what comes after it is not touched.
    expect(await changed(remove('/objects/0'), remove('/objects/0/description'))).toBe(
      JSON.stringify({
        ...DOCUMENT,
        objects: [{ description: 'A hat' }, { description: 'A dog' }],
      }),
    )
    const edits = [remove('/objects/0'), { path: '/objects/2/description', value: '"A cat"' }]
    expect(await changed(...edits)).toBe(
      JSON.stringify({
        ...DOCUMENT,
        objects: [{ description: 'A hat' }, { description: 'A cat' }],
      }),
    )
  })

  it.each<[string, Edit[], RegExp]>([
    ['the whole document', [{ path: '', value: '{}' }], /edits.0.path/],
    ['to no pointer', [{ path: 'apple', value: '6' }], /no path/],
    ['an object anew', [{ path: '/objects/0', value: '{"description":"x"}' }], /several fields/],
    ['a list of objects anew', [{ path: '/objects', value: '[]x' }], /no valid JSON/],
    ['objects anew', [{ path: '/objects', value: '[{"description":"x"}]' }], /several fields/],
    ['what is not there away', [{ path: '/hat', value: null }], /nothing there/],
    ['an item that is not there', [{ path: '/tags/7', value: '"x"' }], /no item 7/],
    ['something below a text', [{ path: '/apple/core', value: '"x"' }], /nothing below/],
    ['nothing', [], /nothing was changed/],
    ['the same', [{ path: '/apple', value: '"5"' }], /nothing was changed/],
    [
      'more levels than are kept',
      [{ path: '/x', value: '['.repeat(99) + ']'.repeat(99) }],
      /too deep/,
    ],
  ])('that write %s are told back, and made good', async (_, edits, fault) => {
    const { document, asked } = await refine({ edits }, { edits: [{ path: '/apple', value: '6' }] })
    expect(document).toEqual({ ...DOCUMENT, apple: '6' })
    expect(asked).toHaveLength(2)
    expect(asked[1]?.said.at(-1)?.text).toMatch(fault)
  })

  it('are none where the model says what cannot be done: nothing is applied', async () => {
    const problem = 'There is no "cat" in this document.'
    const { error, asked } = await refine({ problem, edits: [{ path: '/apple', value: '6' }] })
    expect(error).toBeInstanceOf(VisionInputError)
    expect(error).toMatchObject({ message: problem })
    expect(asked).toHaveLength(1)
  })

  it.each(['none', 'None.', 'null', 'N/A'])(
    'are made where the problem is “%s”',
    async (problem) => {
      const { document } = await refine({ problem, edits: [{ path: '/apple', value: '6' }] })
      expect(document).toEqual({ ...DOCUMENT, apple: '6' })
    },
  )

  it('come of the document, the instruction and the pictures', async () => {
    const { asked } = await refine({ edits: [{ path: '/apple', value: '6' }] })
    expect(asked[0]?.facts).toMatchObject({
      document: DOCUMENT,
      instruction: 'do it',
      name: 'Lucy',
    })
    expect(asked[0]?.images).toHaveLength(1)
  })
})
