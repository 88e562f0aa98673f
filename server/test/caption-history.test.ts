import type { CaptionVersion, Dataset, Image } from '@atelier/contract'
import { describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

/** Happens once, when the next caption is made. */
let meanwhile: (() => Promise<unknown>) | undefined

const atelier = studio({
  vision: (builtin) => ({
    ...builtin,
    caption: async (request, call) => {
      const work = meanwhile
      meanwhile = undefined
      await work?.()
      return builtin.caption(request, call)
    },
  }),
})

type Caption = Record<string, unknown>
const schema = (artistic_style: string, more: object = {}) =>
  JSON.stringify({ artistic_style, style_medium: 'digital illustration', ...more })
const captionOf = ({ caption }: { caption: string | null }): Caption => JSON.parse(caption ?? '{}')

const datasetPath = () => `/v1/tailored-gen/datasets/${atelier.own.dataset.id}`
const ok = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await atelier.ask(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as T
}
const put = (body: object) => ok<Dataset>('PUT', datasetPath(), body)
const pathOf = (image: Image) => `${datasetPath()}/images/${image.id}`
const read = (image: Image) => ok<Image>('GET', pathOf(image))
const history = (image: Image) => ok<CaptionVersion[]>('GET', `${pathOf(image)}/captions`)
const act = (image: Image, action: string, body?: unknown) =>
  ok<Image>('POST', `${pathOf(image)}/captions/${action}`, body)

async function upload(hue = 0): Promise<Image> {
  const file = (await disc(hue)).toString('base64')
  return ok<Image>('POST', `${datasetPath()}/images`, { file })
}

/** An image of a draft with a visual schema. */
async function captioned(): Promise<Image> {
  await put({ visual_schema: schema('flat') })
  return upload()
}

function edit(image: Image, change: Caption): Promise<Image> {
  const caption = JSON.stringify({ ...captionOf(image), ...change })
  return ok<Image>('PUT', pathOf(image), { caption })
}

async function regenerateAll(visualSchema: string): Promise<void> {
  await put({ visual_schema: visualSchema })
  await ok('PUT', `${datasetPath()}/images`)
  await atelier.work('regenerate-captions', { datasetId: atelier.own.dataset.id })
}

describe('captions that are made anew', () => {
  it('replace automatic ones, and say so in the history', async () => {
    const image = await captioned()
    await regenerateAll(schema('engraved'))
    const after = await read(image)
    expect(after).toMatchObject({ caption_source: 'automatic' })
    expect(captionOf(after)).toMatchObject({ artistic_style: 'engraved' })
    expect(await history(image)).toMatchObject([
      { version: 2, parent: 1, current: true, origin: 'regenerate', caption: after.caption },
      { version: 1, parent: null, current: false, origin: 'upload', caption: image.caption },
    ])
  })

  it('write no version where they say nothing new', async () => {
    const image = await captioned()
    await regenerateAll(schema('flat'))
    expect(await history(image)).toMatchObject([{ version: 1, origin: 'upload', current: true }])
    expect((await read(image)).updated_at).toBe(image.updated_at)
  })

  it('keep what a person has changed, and bring in what is new', async () => {
    const image = await captioned()
    await edit(image, { context: 'a button', background_setting: 'deep space' })
    await regenerateAll(schema('engraved'))
    const after = await read(image)
    expect(after.caption_source).toBe('manual')
    expect(after).not.toHaveProperty('caption_conflicts')
    expect(captionOf(after)).toMatchObject({
      context: 'a button',
      background_setting: 'deep space',
      artistic_style: 'engraved',
    })
    const [newest] = await history(image)
    expect(newest).toMatchObject({ origin: 'rebase', current: true })
    expect(captionOf({ caption: newest?.automatic_caption ?? null })).toMatchObject({
      artistic_style: 'engraved',
      background_setting: captionOf(image).background_setting,
    })
  })

  it('leave both sides to be chosen from where a person and the schema changed the same', async () => {
    const image = await captioned()
    await edit(image, { artistic_style: 'woodcut' })
    await regenerateAll(schema('engraved'))
    const after = await read(image)
    expect(captionOf(after)).toMatchObject({ artistic_style: 'woodcut' })
    const conflict = {
      path: '/artistic_style',
      base: 'flat',
      ours: 'woodcut',
      theirs: 'engraved',
    }
    expect(after.caption_conflicts).toEqual([conflict])
    expect(await ok<Dataset>('GET', datasetPath())).toMatchObject({ captions_conflicts_count: 1 })
    expect((await ok<Image[]>('GET', `${datasetPath()}/images`))[0]).toEqual(
      expect.objectContaining({ caption_conflicts: [conflict] }),
    )
  })

  it('change nothing when they are made once more, conflicts included', async () => {
    const image = await captioned()
    await edit(image, { artistic_style: 'woodcut', context: 'mine' })
    await regenerateAll(schema('engraved'))
    const [before, versions] = [await read(image), await history(image)]
    await regenerateAll(schema('engraved'))
    expect(await read(image)).toMatchObject({
      caption: before.caption,
      caption_conflicts: before.caption_conflicts,
      updated_at: before.updated_at,
    })
    expect(await history(image)).toEqual(versions)
  })

  it('are automatic again where the schema came to say what the person wrote', async () => {
    const image = await captioned()
    await edit(image, { artistic_style: 'engraved' })
    await regenerateAll(schema('engraved'))
    const after = await read(image)
    expect(after).toMatchObject({ caption_source: 'automatic' })
    expect(after).not.toHaveProperty('caption_conflicts')
  })

  it('take nothing from a caption that a person wrote before there was a schema', async () => {
    const image = await upload()
    const own = { short_description: 'mine', artistic_style: 'woodcut', 'my key': [1, { a: null }] }
    await ok('PUT', pathOf(image), { caption: JSON.stringify(own) })
    await regenerateAll(schema('engraved'))
    const after = await read(image)
    expect(captionOf(after)).toMatchObject({ ...own, style_medium: 'digital illustration' })
    expect(after.caption_conflicts).toEqual([
      { path: '/short_description', ours: 'mine', theirs: expect.any(String) },
      { path: '/artistic_style', ours: 'woodcut', theirs: 'engraved' },
    ])
  })

  it('lose no edit that is made while they are on the way', async () => {
    const image = await captioned()
    await put({ visual_schema: schema('engraved') })
    await ok('PUT', `${datasetPath()}/images`)
    meanwhile = () => edit(image, { context: 'late words' })
    await atelier.work('regenerate-captions', { datasetId: atelier.own.dataset.id })
    const after = await read(image)
    expect(captionOf(after)).toMatchObject({ context: 'late words', artistic_style: 'engraved' })
    expect(after.caption_source).toBe('manual')
    expect((await history(image)).map(({ origin }) => origin)).toEqual(['rebase', 'edit', 'upload'])
  })

  it('lose no edit that is made between asking and working', async () => {
    const image = await captioned()
    await put({ visual_schema: schema('engraved') })
    await ok('PUT', `${datasetPath()}/images`)
    await edit(image, { context: 'early words' })
    await atelier.work('regenerate-captions', { datasetId: atelier.own.dataset.id })
    expect(captionOf(await read(image))).toMatchObject({
      context: 'early words',
      artistic_style: 'engraved',
    })
  })

  it('overwrite a single one where that is asked for, and keep the old one in the history', async () => {
    const image = await captioned()
    const edited = await edit(image, { context: 'mine' })
    const after = await ok<Image>('PUT', pathOf(image), { regenerate_caption: true })
    expect(after).toMatchObject({ caption_source: 'automatic', caption: image.caption })
    expect(await history(image)).toMatchObject([
      { version: 3, parent: 2, origin: 'regenerate', caption_source: 'automatic' },
      { version: 2, origin: 'edit', caption: edited.caption, caption_source: 'manual' },
      { version: 1 },
    ])
  })
})

describe('conflicts of a caption', () => {
  async function conflicted(): Promise<Image> {
    const image = await captioned()
    await edit(image, { artistic_style: 'woodcut', style_medium: 'print' })
    await regenerateAll(
      JSON.stringify({ artistic_style: 'engraved', style_medium: 'oil painting' }),
    )
    const after = await read(image)
    const paths = after.caption_conflicts?.map(({ path }) => path)
    expect(paths?.toSorted()).toEqual(['/artistic_style', '/style_medium'])
    return after
  }

  it('are resolved one by one', async () => {
    const image = await conflicted()
    const choices = [{ path: '/artistic_style', take: 'theirs' }]
    const after = await act(image, 'resolve', { choices })
    expect(after.caption_conflicts?.map(({ path }) => path)).toEqual(['/style_medium'])
    expect(captionOf(after)).toMatchObject({ artistic_style: 'engraved', style_medium: 'print' })
    const done = await act(after, 'resolve', { choices: [{ path: '/style_medium', take: 'ours' }] })
    expect(done).not.toHaveProperty('caption_conflicts')
    expect(done).toMatchObject({ caption: after.caption, caption_source: 'manual' })
  })

  it('are resolved all at once, and leave an automatic caption where nothing of the person is left', async () => {
    const image = await conflicted()
    const after = await act(image, 'resolve', { take: 'theirs' })
    expect(after).toMatchObject({ caption_source: 'automatic' })
    expect(after).not.toHaveProperty('caption_conflicts')
    const [newest] = await history(image)
    expect(newest).toMatchObject({ origin: 'resolve', caption: after.caption })
    expect(JSON.parse(newest?.automatic_caption ?? '')).toEqual(captionOf(after))
  })

  it('come back with the caption when their resolution is undone', async () => {
    const image = await conflicted()
    await act(image, 'resolve', { take: 'ours' })
    const after = await act(image, 'undo')
    expect(after).toMatchObject({
      caption: image.caption,
      caption_source: 'manual',
      caption_conflicts: image.caption_conflicts,
    })
  })

  it('are settled by an edit of their places, and by no other', async () => {
    const image = await conflicted()
    const elsewhere = await edit(image, { context: 'mine' })
    expect(elsewhere.caption_conflicts).toEqual(image.caption_conflicts)
    const there = await edit(elsewhere, { style_medium: 'linocut' })
    expect(there.caption_conflicts?.map(({ path }) => path)).toEqual(['/artistic_style'])
  })

  it('stay settled when captions are made anew by the same schema', async () => {
    const image = await conflicted()
    const resolved = await act(image, 'resolve', { take: 'ours' })
    await ok('PUT', `${datasetPath()}/images`)
    await atelier.work('regenerate-captions', { datasetId: atelier.own.dataset.id })
    const after = await read(image)
    expect(after).not.toHaveProperty('caption_conflicts')
    expect(after.caption).toBe(resolved.caption)
  })

  it.each([
    ['both fields', { choices: [{ path: '/artistic_style', take: 'ours' }], take: 'ours' }],
    ['neither field', {}],
    ['a path without a conflict', { choices: [{ path: '/context', take: 'ours' }] }],
    ['a side that is none', { take: 'mine' }],
    ['no choice', { choices: [] }],
  ])('are left alone by a request with %s: 400', async (_what, body) => {
    const image = await conflicted()
    const answer = await atelier.ask('POST', `${pathOf(image)}/captions/resolve`, body)
    expect(answer.status).toBe(400)
    expect(await read(image)).toMatchObject({ caption_conflicts: image.caption_conflicts })
  })

  it('are none of a caption that has none: resolving changes nothing', async () => {
    const image = await captioned()
    const after = await act(image, 'resolve', { take: 'theirs' })
    expect(after).toMatchObject({ caption: image.caption, updated_at: image.updated_at })
  })
})

describe('the history of a caption', () => {
  const contexts = async (image: Image) =>
    (await history(image)).map((version) => captionOf(version).context)
  const contextOf = (image: Image) => captionOf(image).context

  /** An image whose caption has been changed three times. */
  async function changed(): Promise<Image> {
    let image = await captioned()
    for (const context of ['one', 'two', 'three']) image = await edit(image, { context })
    return image
  }

  it('goes back and forth as an editor does, and a new change after going back drops nothing', async () => {
    const image = await changed()
    expect(contextOf(await act(image, 'undo'))).toBe('two')
    expect(contextOf(await act(image, 'undo'))).toBe('one')
    expect(contextOf(await act(image, 'redo'))).toBe('two')
    const four = await edit(await read(image), { context: 'four' })
    expect(await contexts(image)).toEqual(['four', 'three', 'two', 'one', undefined])
    expect((await atelier.ask('POST', `${pathOf(four)}/captions/redo`)).status).toBe(409)
    expect(contextOf(await act(image, 'undo'))).toBe('two')
    expect(contextOf(await act(image, 'redo'))).toBe('four')
    expect(await history(image)).toMatchObject([
      { version: 5, parent: 3, current: true },
      { version: 4, parent: 3 },
      { version: 3, parent: 2 },
      { version: 2, parent: 1 },
      { version: 1, parent: null },
    ])
  })

  it('ends at the first caption, and undoing brings its source back', async () => {
    const image = await changed()
    for (let i = 0; i < 3; i++) await act(image, 'undo')
    expect(await read(image)).toMatchObject({ caption_source: 'automatic' })
    expect(contextOf(await read(image))).toBeUndefined()
    expect((await atelier.ask('POST', `${pathOf(image)}/captions/undo`)).status).toBe(409)
  })

  it('gives an earlier caption back as a new version, which can be undone', async () => {
    const image = await changed()
    const [, , one] = await history(image)
    const after = await act(image, `${one?.version}/restore`)
    expect(contextOf(after)).toBe('one')
    expect((await history(image))[0]).toMatchObject({
      version: 5,
      parent: 4,
      origin: 'restore',
      current: true,
    })
    expect(contextOf(await act(image, 'undo'))).toBe('three')
    expect((await atelier.ask('POST', `${pathOf(image)}/captions/99/restore`)).status).toBe(404)
  })

  it('goes on from what an undone caption was based on when captions are made anew', async () => {
    const image = await captioned()
    await edit(image, { context: 'mine' })
    await regenerateAll(schema('engraved'))
    await act(image, 'undo')
    await regenerateAll(schema('etched'))
    expect(captionOf(await read(image))).toMatchObject({
      context: 'mine',
      artistic_style: 'etched',
    })
    expect(await read(image)).not.toHaveProperty('caption_conflicts')
  })

  it('is read in pages, newest first', async () => {
    const image = await changed()
    const first = await atelier.ask('GET', `${pathOf(image)}/captions?limit=3`)
    const cursor = first.headers.get('x-next-cursor')
    const rest = await ok<CaptionVersion[]>('GET', `${pathOf(image)}/captions?cursor=${cursor}`)
    const versions = [...(first.body as CaptionVersion[]), ...rest].map(({ version }) => version)
    expect(versions).toEqual([4, 3, 2, 1])
  })

  it('is one page for a caption that has never changed, and empty where there is none', async () => {
    const bare = await upload(60)
    expect(await history(bare)).toEqual([])
    for (const action of ['undo', 'redo'])
      expect((await atelier.ask('POST', `${pathOf(bare)}/captions/${action}`)).status).toBe(409)
    const image = await captioned()
    const first = await atelier.ask('GET', `${pathOf(image)}/captions?limit=1`)
    expect(first.body).toMatchObject([{ version: 1, current: true }])
    expect(first.headers.get('x-next-cursor')).toBeNull()
    expect(await ok('GET', `${pathOf(image)}/captions?cursor=after-1`)).toEqual([])
  })

  it('keeps the last hundred captions, and what the present one was made from', async () => {
    let image = await captioned()
    for (let i = 0; i < 104; i++) image = await edit(image, { context: `${i}` })
    const versions = (await history(image)).map(({ version }) => version)
    expect(versions).toEqual(Array.from({ length: 100 }, (_, i) => 105 - i))
    const back = (await act(image, 'undo')) && (await read(image))
    expect(contextOf(back)).toBe('102')
  })

  it('takes a change whose words are the same for none', async () => {
    const image = await changed()
    await edit(image, {})
    expect(await history(image)).toHaveLength(4)
  })

  it('stays with the original when a dataset is cloned; edits and conflicts go along', async () => {
    const image = await captioned()
    await edit(image, { artistic_style: 'woodcut', context: 'mine' })
    await regenerateAll(schema('engraved'))
    const clone = await ok<Dataset>('POST', `${datasetPath()}/clone`, {})
    const [copy] = clone.images ?? []
    expect(copy).toMatchObject({
      caption: (await read(image)).caption,
      caption_source: 'manual',
      caption_conflicts: [{ path: '/artistic_style' }],
    })
    const path = `/v1/tailored-gen/datasets/${clone.id}/images/${copy?.id}/captions`
    expect(await ok('GET', path)).toMatchObject([
      { version: 1, parent: null, origin: 'clone', automatic_caption: expect.any(String) },
    ])
  })

  it('goes with its image', async () => {
    const image = await changed()
    await atelier.ask('DELETE', pathOf(image))
    expect(await atelier.real.store.captionVersions.list(image.id)).toEqual([])
  })

  it('is read and not changed once the dataset is completed', async () => {
    const image = await changed()
    const { store } = atelier.real
    await act(image, 'undo')
    await store.datasets.update(atelier.own.dataset.id, { status: 'completed' })
    const versions = await history(image)
    expect(versions).toHaveLength(4)
    for (const action of ['undo', 'redo', '1/restore', 'resolve']) {
      const body = action === 'resolve' ? { take: 'ours' } : undefined
      const answer = await atelier.ask('POST', `${pathOf(image)}/captions/${action}`, body)
      expect(answer.status, action).toBe(409)
    }
    expect(await history(image)).toEqual(versions)
  })

  it('holds every change that came at once, one after the other', async () => {
    const image = await captioned()
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((context) => edit(image, { context, [context]: context })),
    )
    const versions = await history(image)
    expect(versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1])
    expect(new Set(versions.map((version) => captionOf(version).context))).toEqual(
      new Set(['a', 'b', 'c', 'd', undefined]),
    )
  })
})
