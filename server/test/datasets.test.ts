import type { Dataset, Image } from '@atelier/contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  call,
  disc,
  type Furnished,
  furnish,
  insertImages,
  type RealApp,
  startApp,
} from './real-app.ts'

const schema = (context: string) =>
  JSON.stringify({ context, style_medium: 'digital illustration' })
const conflict = { status: 409 }

describe('a dataset that several requests change at once', () => {
  let real: RealApp
  let own: Furnished
  /** Happens once, when the next caption is made or the next address fetched. */
  let meanwhile: (() => Promise<unknown>) | undefined
  async function interrupt(): Promise<void> {
    const work = meanwhile
    meanwhile = undefined
    await work?.()
  }
  beforeAll(async () => {
    const picture = await disc(120)
    real = await startApp({
      vision: (builtin) => ({
        ...builtin,
        caption: async (request) => {
          await interrupt()
          return builtin.caption(request)
        },
      }),
      fetchImage: async () => {
        await interrupt()
        return picture
      },
    })
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    own = await furnish(real.store, 'studio')
  })
  afterEach(() => {
    expect(meanwhile).toBeUndefined()
  })

  const put = (body: object) => real.services.datasets.update(own.caller, own.dataset.id, body)
  const read = () => real.services.datasets.get(own.caller, own.dataset.id, 200)
  const upload = async (hue: number) => {
    const file = await disc(hue)
    return real.services.images.upload(own.caller, own.dataset.id, { file })
  }
  async function uploadMany(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await upload(i * 60)
  }
  const contextOf = ({ caption }: Image) => JSON.parse(caption ?? '{}').context

  it('keeps nothing of a change that is refused: neither schema nor captions nor name', async () => {
    await uploadMany(3)
    const refused = put({ name: 'new', visual_schema: schema('a'), status: 'completed' })
    await expect(refused).rejects.toMatchObject(conflict)
    const { name, status, visual_schema, images = [] } = await read()
    expect({ name, status, visual_schema }).toEqual({
      name: 'studio',
      status: 'draft',
      visual_schema: null,
    })
    expect(images.map(({ caption }) => caption)).toEqual([null, null, null])
  })

  it('takes schema and status in one change, with the captions that this needs', async () => {
    await uploadMany(5)
    const changed = await put({ visual_schema: schema('a'), status: 'completed' })
    expect(changed).toMatchObject({ status: 'completed' })
    expect((await read()).images?.map(contextOf)).toEqual(['a', 'a', 'a', 'a', 'a'])
  })

  it('that was completed while a change made its captions refuses that change whole', async () => {
    await uploadMany(5)
    meanwhile = () => put({ visual_schema: schema('first'), status: 'completed' })
    await expect(put({ visual_schema: schema('late') })).rejects.toMatchObject(conflict)
    const { visual_schema, images = [] } = await read()
    expect(JSON.parse(visual_schema ?? '{}')).toMatchObject({ context: 'first' })
    expect(new Set(images.map(contextOf))).toEqual(new Set(['first']))
  })

  it('captions an image that was uploaded while its schema was on the way', async () => {
    await uploadMany(5)
    meanwhile = () => upload(300)
    await put({ visual_schema: schema('a'), status: 'completed' })
    expect((await read()).images?.map(contextOf)).toEqual(['a', 'a', 'a', 'a', 'a', 'a'])
  })

  it('captions an upload that was on the way when the first schema came', async () => {
    meanwhile = () => put({ visual_schema: schema('new') })
    const image_url = 'https://pictures.example/disc.png'
    const image = await real.services.images.upload(own.caller, own.dataset.id, { image_url })
    expect(image).toMatchObject({ caption_source: 'automatic', image_name: 'disc.png' })
    expect(contextOf(image)).toBe('new')
  })

  it('captions an upload by the schema of the moment it joins, not by the one before', async () => {
    await put({ visual_schema: schema('old') })
    meanwhile = () => put({ visual_schema: schema('new') })
    expect(contextOf(await upload(0))).toBe('new')
  })

  it('takes 200 images and answers 409 to the next, also when both come at once', async () => {
    await insertImages(real.store, own.dataset.id, 199)
    const file = (await disc(0)).toString('base64')
    const path = `/v1/tailored-gen/datasets/${own.dataset.id}`
    const post = () => call(real.url, own.token, 'POST', `${path}/images`, { file })
    const both = await Promise.all([post(), post()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    const { body } = await call<Dataset>(real.url, own.token, 'GET', path)
    expect(body.images_count).toBe(200)
    expect(await post()).toMatchObject({ status: 409, body: { message: expect.any(String) } })
  })
})
