import type {
  CaptionVersion,
  Dataset,
  DatasetFix,
  Image,
  LintReport,
  VisualSchemaAnswer,
} from '@atelier/contract'
import { describe, expect, it } from 'vitest'
import { disc, insertImages } from './real-app.ts'
import { studio } from './studio.ts'

const atelier = studio()

type Caption = Record<string, unknown>
const captionOf = ({ caption }: { caption: string | null }): Caption => JSON.parse(caption ?? '{}')
const path = () => `/v1/tailored-gen/datasets/${atelier.own.dataset.id}`
const ok = async <T>(method: string, address: string, body?: unknown): Promise<T> => {
  const answer = await atelier.ask(method, address, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as T
}
const lint = () => ok<LintReport>('GET', `${path()}/lint`)
const fix = (body: object) => ok<DatasetFix>('POST', `${path()}/lint/fix`, body)
const images = () => ok<Image[]>('GET', `${path()}/images`)
/** What five discs share, and a medium that somebody wrote. */
const shared = async (): Promise<Caption> => {
  const pictures = await Promise.all([0, 60, 120, 180, 240].map((hue) => disc(hue)))
  const body = { images: pictures.map((picture) => picture.toString('base64')) }
  const { visual_schema } = await ok<VisualSchemaAnswer>(
    'POST',
    '/v1/tailored-gen/generate_visual_schema',
    body,
  )
  return { ...JSON.parse(visual_schema), style_medium: 'cut paper' }
}

const NAMES = ['kettle', 'lantern', 'ladder', 'bicycle', 'umbrella', 'guitar']

/** A draft of so many discs, captioned by their schema as the server does it. */
async function filled(count: number): Promise<Image[]> {
  await ok('PUT', path(), { visual_schema: JSON.stringify(await shared()) })
  for (let i = 0; i < count; i++) {
    const file = (await disc(i * 60)).toString('base64')
    await ok('POST', `${path()}/images`, { file, image_name: `${NAMES[i]}.png` })
  }
  return images()
}

async function edit(image: Image, change: Caption): Promise<void> {
  const caption = JSON.stringify({ ...captionOf(image), ...change })
  await ok('PUT', `${path()}/images/${image.id}`, { caption })
}

/** The id of the only finding of a rule. */
async function findingOf(rule: string): Promise<string> {
  const found = (await lint()).findings.filter((one) => one.rule === rule)
  expect(found).toHaveLength(1)
  return found[0]?.id ?? ''
}

describe('lint of a stored dataset', () => {
  it('finds nothing in captions as the server makes them, having looked at every picture', async () => {
    await filled(6)
    expect(await lint()).toEqual({ findings: [], checked_images: 6, measured_images: 6 })
  })

  it('leaves out images that have no caption yet, and works without a visual schema', async () => {
    await insertImages(atelier.real.store, atelier.own.dataset.id, 2)
    const file = (await disc(0)).toString('base64')
    await ok('POST', `${path()}/images`, { file })
    const { checked_images, measured_images } = await lint()
    // Two have captions and no pictures, and one has a picture and no caption.
    expect({ checked_images, measured_images }).toEqual({ checked_images: 2, measured_images: 0 })
  })

  it('puts right only what was chosen; the rest of every caption stays byte for byte', async () => {
    const [first, second] = await filled(5)
    if (first === undefined || second === undefined) throw new Error('there are five')
    await edit(first, { context: 'seen in DSC_0042.JPG', style_medium: 'oil paint' })
    const before = await images()
    const id = await findingOf('leaked_file_name')
    const done = await fix({ findings: [id, '0123456789abcdef'] })
    expect(done).toMatchObject({
      applied: [{ id, rule: 'leaked_file_name', image_ids: [first.id], schema_changed: false }],
      no_longer_apply: ['0123456789abcdef'],
      images_changed: 1,
    })
    const after = await images()
    expect(after.slice(1)).toEqual(
      before.slice(1).map((image) => ({
        ...image,
        image_url: expect.any(String),
        thumbnail_url: expect.any(String),
      })),
    )
    expect(captionOf(after[0] ?? first)).toEqual({
      ...captionOf(before[0] ?? first),
      context: 'seen',
    })
    expect(await findingOf('contradicts_schema')).toMatch(/^[0-9a-f]{16}$/)
    expect(await fix({ findings: [id] })).toEqual({
      applied: [],
      no_longer_apply: [id],
      images_changed: 0,
    })
  })

  it('keeps an automatic caption automatic and a person’s a person’s, and remembers what stood there', async () => {
    const [first] = await filled(5)
    if (first === undefined) throw new Error('there are five')
    await edit(first, { style_medium: 'oil paint' })
    await ok('PUT', path(), {
      visual_schema: JSON.stringify({ ...(await shared()), context: 'poster' }),
    })
    // The automatic ones lack what the schema says now.
    await fix({ all: true })
    const after = await images()
    expect(after.map((image) => [image.caption_source, captionOf(image).context])).toEqual([
      ['manual', undefined],
      ...Array.from({ length: 4 }, () => ['automatic', 'poster']),
    ])
    expect(captionOf(after[0] ?? first).style_medium).toBe('cut paper')
    for (const image of after) {
      const address = `${path()}/images/${image.id}/captions`
      const [latest] = await ok<CaptionVersion[]>('GET', address)
      expect(latest).toMatchObject({ origin: 'fix', current: true })
    }
    expect((await lint()).findings).toEqual([])
  })

  it('changes schema and captions together, or nothing when one of them cannot be written', async () => {
    const all = await filled(5)
    for (const image of all) await edit(image, { context: 'poster' })
    const { store } = atelier.real
    const before = await images()
    const id = await findingOf('unvarying_trait')
    const { transaction } = store
    store.transaction = (work) =>
      transaction((tx) =>
        work({
          ...tx,
          datasets: { ...tx.datasets, update: () => Promise.reject(new Error('the disk is full')) },
        }),
      )
    try {
      expect((await atelier.ask('POST', `${path()}/lint/fix`, { all: true })).status).toBe(500)
    } finally {
      store.transaction = transaction
    }
    expect((await images()).map(captionOf)).toEqual(before.map(captionOf))
    const done = await fix({ findings: [id] })
    expect(done.applied).toMatchObject([{ id, schema_changed: true }])
    const { visual_schema } = await ok<Dataset>('GET', path())
    expect(JSON.parse(visual_schema ?? '{}')).toEqual({ ...(await shared()), context: 'poster' })
  })

  it('tells what is wrong when a dataset is completed, whose copy is put right by the same ids', async () => {
    const [first] = await filled(5)
    if (first === undefined) throw new Error('there are five')
    await edit(first, { context: 'seen in DSC_0042.JPG' })
    const id = await findingOf('leaked_file_name')
    const completed = await ok<Dataset>('PUT', path(), { status: 'completed' })
    expect(completed).toMatchObject({
      status: 'completed',
      warnings: [{ code: 'lint_leaked_file_name', finding_id: id, image_ids: [first.id] }],
    })
    expect(await ok<Dataset>('PUT', path(), { name: 'again' })).not.toHaveProperty('warnings')
    expect((await atelier.ask('POST', `${path()}/lint/fix`, { all: true })).status).toBe(409)
    const copy = await ok<Dataset>('POST', `${path()}/clone`, {})
    const address = `/v1/tailored-gen/datasets/${copy.id}/lint/fix`
    expect((await ok<DatasetFix>('POST', address, { findings: [id] })).images_changed).toBe(1)
  })

  it('says nothing of warnings when a dataset without a fault is completed', async () => {
    await filled(5)
    expect(await ok('PUT', path(), { status: 'completed' })).not.toHaveProperty('warnings')
  })

  it('bears captions that are anything but captions', async () => {
    const all = await filled(5)
    const odd = [
      '{"objects":[[[{"a":[]}]],null,{"description":{"x":1}}]}',
      '{"lighting":"x","objects":7}',
    ]
    for (const [i, caption] of odd.entries())
      await ok('PUT', `${path()}/images/${all[i]?.id}`, { caption })
    const long = JSON.stringify({
      context: `IMG_0001 ${' '.repeat(200_000)},${'.'.repeat(50_000)}x`,
    })
    await ok('PUT', `${path()}/images/${all[2]?.id}`, { caption: long })
    expect((await lint()).checked_images).toBe(5)
    await fix({ all: true })
    const left = (await lint()).findings.filter((one) => one.fix !== undefined)
    expect(left).toEqual([])
  })
})
