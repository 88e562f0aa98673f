import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../../config.ts'
import { loadList } from './load-list.ts'

describe('a list of one’s own', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-list-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function load(content: string | Uint8Array) {
    const path = join(folder, 'list.txt')
    await writeFile(path, content)
    return loadList(path)
  }

  it('takes the place of the one that ships', async () => {
    const { terms } = await load(
      '\ufeff# mine\r\n\r\n[animals]  # only these\r\ncat # and no dog\r\n',
    )
    expect(terms.map(({ category, written }) => [category, written])).toEqual([['animals', 'cat']])
  })

  it('extends the one that ships when it includes it, and can take terms out of it', async () => {
    const shipped = await loadList(undefined)
    const { terms, exceptions } = await load('@include default\n[animals]\ncat\n!naked\n')
    expect(terms).toHaveLength(shipped.terms.length + 1)
    expect(exceptions).toHaveLength(shipped.exceptions.length + 1)
  })

  it.each([
    ['an optional letter that is left open', '[a]\ncat\ndog[s\n', 3],
    ['a bracket too many', '[a]\ndog]\n', 2],
    ['a star in the middle', '[a]\nd*g\n', 2],
    ['a bar, which means something to other lists', '[a]\n|dog|\n', 2],
    ['a term before any category', '# first\ndog\n', 2],
    ['a term of signs alone', '[a]\n!dog\n\n-!-\n', 4],
    ['a term of digits alone', '[a]\n42\n', 2],
    ['one letter, which would be everywhere', '[a]\nx\n', 2],
    ['a star with two letters, which would be everywhere', '[a]\nab*\n', 2],
    ['nothing but optional letters', '[a]\n[d][o][g]\n', 2],
    ['an exception of signs alone', '[a]\n! ...\n', 2],
    ['something unknown to include', '@include other\n', 1],
    ['an endless line', `[a]\n${'dog'.repeat(100)}\n`, 2],
  ])('with %s stops the start and names the line', async (_what, content, line) => {
    await expect(load(content)).rejects.toThrow(ConfigError)
    await expect(load(content)).rejects.toThrow(`list.txt, line ${line}: `)
  })

  it('that is no text or not there stops the start by its name', async () => {
    await expect(load(Uint8Array.of(0xff, 0xfe, 0x00))).rejects.toThrow(/list\.txt is not UTF-8/)
    await expect(loadList(join(folder, 'none.txt'))).rejects.toThrow(/none\.txt cannot be read/)
    await expect(loadList(folder)).rejects.toThrow(ConfigError)
  })
})
