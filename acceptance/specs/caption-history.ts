import {
  eachOf,
  getDataset,
  getImage,
  type Image,
  listCaptionVersions,
  listImages,
  redoCaption,
  regenerateCaptions,
  resolveCaption,
  restoreCaption,
  undoCaption,
  updateDataset,
  updateImage,
  waitForCaptions,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { filledDataset, sharedCompletedDataset, UNKNOWN_ID } from '../src/things.ts'

type Caption = Record<string, unknown>
const captionOf = ({ caption }: Pick<Image, 'caption'>): Caption => JSON.parse(caption ?? '{}')
const schema = (context: string) =>
  JSON.stringify({ style_medium: 'digital illustration', context })
const ACTIONS = ['undo', 'redo', '1/restore', 'resolve'] as const
const bodyOf = (action: string) => (action === 'resolve' ? { body: { take: 'ours' } } : {})

/** A draft with one captioned image, and what one does with it. */
async function desk(target: Target) {
  const { client } = target
  const dataset = await filledDataset(target, 1)
  const [image] = await listImages(client, dataset.id)
  if (image === undefined) throw new Error('an image was uploaded')
  const place = [client, dataset.id, image.id] as const
  return {
    id: dataset.id,
    image,
    place,
    path: `/v1/tailored-gen/datasets/${dataset.id}/images/${image.id}/captions`,
    read: () => getImage(...place),
    async edit(change: Caption): Promise<Image> {
      const caption = JSON.stringify({ ...captionOf(await getImage(...place)), ...change })
      return updateImage(...place, { caption })
    },
    async regenerate(context: string): Promise<Image> {
      await updateDataset(client, dataset.id, { visual_schema: schema(context) })
      await regenerateCaptions(client, dataset.id)
      await waitForCaptions(client, dataset.id, { intervalMs: 100 })
      return getImage(...place)
    },
  }
}

export function captionHistory(target: () => Target): void {
  rebase(target)
  history(target)
  refusals(target)
}

function rebase(target: () => Target): void {
  describe('captions made anew after a person changed some', () => {
    it('200: hold the edits and what is new, and leave nothing to decide where these do not meet', async () => {
      const { edit, regenerate } = await desk(target())
      await edit({ artistic_style: 'woodcut', 'a key of mine': [1, { b: null }] })
      const after = await regenerate('poster')
      expect(after).toMatchObject({ caption_source: 'manual' })
      expect(captionOf(after)).toMatchObject({
        artistic_style: 'woodcut',
        'a key of mine': [1, { b: null }],
        context: 'poster',
      })
      expect(after).not.toHaveProperty('caption_conflicts')
    })

    it('200: keep the words of the person where both changed the same, until a side is taken', async () => {
      const { id, edit, regenerate, place } = await desk(target())
      await edit({ context: 'sticker' })
      const after = await regenerate('poster')
      expect(captionOf(after).context).toBe('sticker')
      const conflict = { path: '/context', base: 'icon', ours: 'sticker', theirs: 'poster' }
      expect(after.caption_conflicts).toEqual([conflict])
      expect(await getDataset(target().client, id)).toMatchObject({ captions_conflicts_count: 1 })
      const choices = [{ path: '/context', take: 'theirs' as const }]
      const resolved = await resolveCaption(...place, { choices })
      expect(resolved).toMatchObject({ caption_source: 'automatic' })
      expect(captionOf(resolved).context).toBe('poster')
      expect(await getDataset(target().client, id)).toMatchObject({ captions_conflicts_count: 0 })
      expect((await undoCaption(...place)).caption_conflicts).toEqual([conflict])
      const kept = await resolveCaption(...place, { take: 'ours' })
      expect(captionOf(kept).context).toBe('sticker')
      expect(kept).not.toHaveProperty('caption_conflicts')
    })
  })
}

function history(target: () => Target): void {
  describe('the history of a caption', () => {
    let own: Awaited<ReturnType<typeof desk>>
    beforeAll(async () => {
      own = await desk(target())
      for (const context of ['one', 'two', 'three']) await own.edit({ context })
    })

    it('200: undo and redo go back and forth, and a new change drops no version', async () => {
      const { place } = own
      const contexts = [
        await undoCaption(...place),
        await undoCaption(...place),
        await redoCaption(...place),
      ].map((image) => captionOf(image).context)
      expect(contexts).toEqual(['two', 'one', 'two'])
      await own.edit({ context: 'four' })
      const versions = await listCaptionVersions(...place)
      expect(versions.map((version) => captionOf(version).context)).toEqual([
        'four',
        'three',
        'two',
        'one',
        'icon',
      ])
      expect(versions.filter(({ current }) => current).map(({ version }) => version)).toEqual([5])
      expect(versions.at(-1)).toMatchObject({
        version: 1,
        parent: null,
        caption_source: 'automatic',
        origin: 'upload',
      })
    })

    it('200: is the same in parts', async () => {
      const whole = await listCaptionVersions(...own.place)
      const parts: unknown[] = []
      const list = (page: object) => listCaptionVersions(...own.place, page)
      for await (const version of eachOf(list, { pageSize: 2 })) parts.push(version)
      expect(parts).toEqual([...whole])
    })

    it('200: any version can be taken back, and that undone', async () => {
      const { place } = own
      const restored = await restoreCaption(...place, 1)
      expect(restored).toMatchObject({ caption: own.image.caption, caption_source: 'automatic' })
      expect((await listCaptionVersions(...place))[0]).toMatchObject({ origin: 'restore' })
      expect(captionOf(await undoCaption(...place)).context).toBe('four')
    })

    it('400: a list in parts that starts nowhere', async () => {
      const answer = await raw(target(), 'GET', `${own.path}?cursor=after-x`)
      expect(answer.status).toBe(400)
    })

    it('409: nothing to undo or redo', async () => {
      const { path } = await desk(target())
      for (const action of ['undo', 'redo'])
        expect(await raw(target(), 'POST', `${path}/${action}`)).toMatchObject({
          status: 409,
          body: message,
        })
    })
  })
}

function refusals(target: () => Target): void {
  describe('POST …/captions/…', () => {
    it.each<readonly [string, unknown]>([
      ['both fields', { choices: [{ path: '/context', take: 'ours' }], take: 'ours' }],
      ['neither field', {}],
      ['no choice', { choices: [] }],
      ['a path without a conflict', { choices: [{ path: '/context', take: 'ours' }] }],
      ['a side that is none', { take: 'both' }],
    ])('400: a resolution with %s', async (_what, body) => {
      const { path } = await desk(target())
      expect((await raw(target(), 'POST', `${path}/resolve`, { body })).status).toBe(400)
    })

    it('404: an unknown image, and an unknown version', async () => {
      const { id, path } = await desk(target())
      const unknown = `/v1/tailored-gen/datasets/${id}/images/${UNKNOWN_ID}/captions`
      expect(await raw(target(), 'GET', unknown)).toMatchObject({ status: 404, body: message })
      for (const action of ACTIONS)
        expect(
          await raw(target(), 'POST', `${unknown}/${action}`, bodyOf(action)),
          action,
        ).toMatchObject({ status: 404, body: message })
      for (const version of [99, 0, 'x'])
        expect(await raw(target(), 'POST', `${path}/${version}/restore`)).toMatchObject({
          status: 404,
          body: message,
        })
    })

    it('409: a completed dataset, whose history can be read all the same', async () => {
      const { id } = await sharedCompletedDataset(target())
      const [image] = await listImages(target().client, id)
      const path = `/v1/tailored-gen/datasets/${id}/images/${image?.id}/captions`
      for (const action of ACTIONS)
        expect(
          await raw(target(), 'POST', `${path}/${action}`, bodyOf(action)),
          action,
        ).toMatchObject({ status: 409, body: message })
      expect(await raw(target(), 'GET', path)).toMatchObject({
        status: 200,
        body: [{ version: 1, current: true, caption: image?.caption }],
      })
    })
  })
}
