import type { Evaluation, EvaluationReport } from '@atelier/contract'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowsOf } from '../src/store/database.ts'
import { heldOutPicture, someAdapter } from './evaluation-studio.ts'
import { studio } from './studio.ts'

const SCHEMA = JSON.stringify({ style_medium: 'digital illustration', context: 'icon' })
const CONCEPTS = 3

// Each evaluation draws six pictures for real, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 })

describe('the evaluation of a model', () => {
  const s = studio()
  const adapter = someAdapter()
  const adapterKey = 'models/evaluated/checkpoint-1/pytorch_lora_weights.safetensors'
  let path: string
  let heldOut: number

  const ask = <T>(method: string, at: string, body?: unknown) =>
    s.ask(method, at, body) as Promise<{ status: number; body: T; headers: Headers }>

  async function newDataset(name: string): Promise<number> {
    const { body } = await ask<{ id: number }>('POST', '/v1/tailored-gen/datasets', {
      project_id: s.own.project.id,
      name,
    })
    await s.ask('PUT', `/v1/tailored-gen/datasets/${body.id}`, { visual_schema: SCHEMA })
    return body.id
  }
  async function upload(dataset: number, i: number): Promise<void> {
    const file = (await heldOutPicture(i)).toString('base64')
    const at = `/v1/tailored-gen/datasets/${dataset}/images`
    expect((await s.ask('POST', at, { file, image_name: `disc ${i}.png` })).status).toBe(201)
  }

  beforeAll(() => s.real.services.objects.put(adapterKey, adapter.bytes, ''))
  beforeEach(async () => {
    const { model, dataset } = s.own
    path = `/v1/tailored-gen/models/${model.id}/evaluations`
    const { store } = s.real
    await store.models.update(model.id, { state: 'completed', adapterKey })
    const checkpoint = { modelId: model.id, step: 1, objectKey: adapterKey }
    await store.models.upsertCheckpoint({ ...checkpoint, sha256: adapter.sha256 })
    await s.ask('PUT', `/v1/tailored-gen/datasets/${dataset.id}`, { visual_schema: SCHEMA })
    for (const i of [4, 5]) await upload(dataset.id, i)
    heldOut = await newDataset('held out')
    for (let i = 0; i < CONCEPTS; i++) await upload(heldOut, i)
  })

  const body = () => ({ held_out_dataset_id: heldOut, seed: 7, steps_num: 2 })
  async function evaluated(): Promise<Evaluation & { report: EvaluationReport }> {
    const started = await ask<Evaluation>('POST', path, body())
    expect(started.status).toBe(202)
    await s.work('evaluate-model', { evaluationId: started.body.id })
    const { body: ended } = await ask<Evaluation>('GET', `${path}/${started.body.id}`)
    expect(ended).toMatchObject({ state: 'completed', failure: null })
    return ended as Evaluation & { report: EvaluationReport }
  }
  /** Which of an evaluation's objects lie in the storage. */
  async function objectsOf(id: number): Promise<string[]> {
    const { database } = s.real.open
    const rows = await rowsOf<{ key: string }>(
      database,
      sql`select unnest(array[tailored_key, base_key]) as key from evaluation_concepts where evaluation_id = ${id} union all select report_key from evaluations where id = ${id}`,
    )
    const found = await Promise.all(
      rows.map(async ({ key }) => ((await s.real.services.objects.find(key)) ? [key] : [])),
    )
    return found.flat()
  }

  it('gives every figure with its interval, beside influence 0 and the real pictures, and all it takes to do it again', async () => {
    const { report, progress, seed } = await evaluated()
    expect(progress).toEqual({ pictures_drawn: 6, pictures_total: 6, predicted_minutes: 0 })
    expect(report.made_with).toMatchObject({
      base_model: 'atelier-nano',
      base_model_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      adapter_sha256: adapter.sha256,
      held_out_dataset_id: heldOut,
      seed,
      steps_num: 2,
      encoder: null,
    })
    const codes = report.measures.map(({ code }) => code)
    expect(codes).toEqual([
      'style_distance',
      'palette_distance',
      'edge_distance',
      'edge_density_distance',
      'line_weight_distance',
      'retrieval_r1',
      'retrieval_r5',
      'background_kept',
      'subject_colors_kept',
      'count_kept',
      'diversity',
      'memorised_share',
    ])
    for (const { code, tailored, base, real, chance } of report.measures) {
      if (code === 'count_kept') continue
      for (const interval of [tailored, base, ...(code.startsWith('retrieval') ? [] : [real])]) {
        expect(interval, code).not.toBeNull()
        expect(interval?.low, code).toBeLessThanOrEqual(interval?.mean ?? Number.NaN)
        expect(interval?.high, code).toBeGreaterThanOrEqual(interval?.mean ?? Number.NaN)
      }
      if (code === 'retrieval_r1') expect(chance).toBeCloseTo(1 / CONCEPTS)
    }
    // Captions are measured in the real pictures, so those keep them.
    const real = (code: string) => report.measures.find((one) => one.code === code)?.real?.mean
    expect([real('background_kept'), real('subject_colors_kept')]).toEqual([1, 1])
    expect(report.pictures.map(({ image_name, seed }) => [image_name, seed])).toEqual([
      ['disc 0.png', 7],
      ['disc 1.png', 8],
      ['disc 2.png', 9],
    ])
    const training = (await s.real.store.images.list(s.own.dataset.id)).map(({ id }) => id)
    for (const { nearest_training } of report.pictures)
      expect(training).toContain(nearest_training?.image_id)
  })

  it('gives the same figures when it is done again', async () => {
    const [first, second] = [await evaluated(), await evaluated()]
    expect(second.id).not.toBe(first.id)
    expect(second.report).toEqual(first.report)
    const page = async ({ report_url }: Evaluation) => (await fetch(report_url ?? '')).text()
    expect(await page(second)).toBe(await page(first))
  })

  it('goes on at the picture that it was at, and draws none twice', async () => {
    const started = await ask<Evaluation>('POST', path, body())
    const { id } = started.body
    const concepts = await s.real.store.evaluations.listConcepts(id)
    const whole = await evaluated()
    // As a server that died after two pictures has left it.
    const drawn = await s.real.store.evaluations.listConcepts(whole.id)
    const keys = [
      [concepts[0]?.tailoredKey, drawn[0]?.tailoredKey],
      [concepts[0]?.baseKey, drawn[0]?.baseKey],
    ] as const
    const { objects } = s.real.services
    for (const [to = '', from = ''] of keys) {
      const bytes = (await objects.find(from))?.bytes ?? Buffer.from('')
      await objects.put(to, bytes, 'image/png')
    }
    for (const what of ['tailored', 'base'] as const)
      await s.real.store.evaluations.markDrawn(id, 0, what)
    const progress = (await ask<Evaluation>('GET', `${path}/${id}`)).body.progress
    expect(progress).toMatchObject({ pictures_drawn: 2, pictures_total: 6 })
    expect(progress.predicted_minutes).toBeGreaterThan(0)
    await s.work('evaluate-model', { evaluationId: id })
    const { body: ended } = await ask<Evaluation>('GET', `${path}/${id}`)
    expect(ended.report).toEqual(whole.report)
  })

  it('shows its report as a page that loads nothing and takes names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    await s.real.store.models.update(s.own.model.id, { name: hostile })
    const { report_url } = await evaluated()
    const page = await fetch(report_url ?? '')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('content-security-policy')).toContain('sandbox')
    const html = await page.text()
    expect(html).not.toContain(hostile)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(html).not.toMatch(/(?:src|href)="(?!data:image\/webp;base64,)/)
    expect(html).not.toMatch(/<script|url\(|@import/)
    expect(html.match(/<img src="data:image\/webp/g)).toHaveLength(3 * CONCEPTS)
  })

  it('takes all it drew with it when it is deleted, and leaves the pictures of the dataset', async () => {
    const { id } = await evaluated()
    const keys = await objectsOf(id)
    expect(keys).toHaveLength(2 * CONCEPTS + 1)
    expect((await s.ask('DELETE', `${path}/${id}`)).status).toBe(204)
    await s.work('purge-objects', {})
    const { objects } = s.real.services
    for (const key of keys) expect(await objects.find(key)).toBeUndefined()
    for (const { objectKey } of await s.real.store.images.list(heldOut))
      expect(await objects.find(objectKey)).toBeDefined()
    expect((await s.ask('GET', `${path}/${id}`)).status).toBe(404)
  })

  it('is cancelled by its deletion, and leaves nothing behind', async () => {
    const { body: started } = await ask<Evaluation>('POST', path, body())
    const concepts = await s.real.store.evaluations.listConcepts(started.id)
    const work = s.work('evaluate-model', { evaluationId: started.id })
    const { objects } = s.real.services
    const first = concepts[0]?.tailoredKey ?? ''
    await expect.poll(() => objects.find(first), { timeout: 60_000 }).toBeDefined()
    expect((await s.ask('DELETE', `${path}/${started.id}`)).status).toBe(204)
    await work
    await s.work('purge-objects', {})
    for (const { tailoredKey, baseKey } of concepts)
      for (const key of [tailoredKey, baseKey]) expect(await objects.find(key)).toBeUndefined()
  })

  it('goes with its model, and outlives the dataset that it compared it with', async () => {
    const { id } = await evaluated()
    const keys = await objectsOf(id)
    const [image] = await s.real.store.images.list(heldOut)
    expect((await s.ask('DELETE', `/v1/tailored-gen/datasets/${heldOut}`)).status).toBe(204)
    await s.work('purge-objects', {})
    const { objects } = s.real.services
    expect(await objects.find(image?.objectKey ?? '')).toBeDefined()
    expect((await s.ask('GET', `${path}/${id}`)).status).toBe(200)
    expect((await s.ask('DELETE', path.replace('/evaluations', ''))).status).toBe(204)
    await s.work('purge-objects', {})
    for (const key of [...keys, image?.objectKey ?? ''])
      expect(await objects.find(key)).toBeUndefined()
  })

  it('still works when the training pictures are gone, and says that copies cannot be told', async () => {
    const at = `/v1/tailored-gen/datasets/${s.own.dataset.id}`
    expect((await s.ask('DELETE', at)).status).toBe(204)
    const { report } = await evaluated()
    expect(report).toMatchObject({ training_images: 0, memorisation_threshold: null })
    expect(report.pictures.map(({ nearest_training }) => nearest_training)).toEqual([
      null,
      null,
      null,
    ])
    const copies = report.measures.find(({ code }) => code === 'memorised_share')
    expect(copies).toMatchObject({ tailored: null, base: null, real: null })
    for (const code of ['style_distance', 'palette_distance'])
      expect(report.measures.find((one) => one.code === code)?.real, code).toBeNull()
  })

  describe('is refused', () => {
    it('for a model that is not trained', async () => {
      await s.real.store.models.update(s.own.model.id, { state: 'created' })
      expect(await s.ask('POST', path, body())).toMatchObject({ status: 400 })
    })

    it('where the training has seen every picture, under whatever name', async () => {
      const clone = await ask<{ id: number }>(
        'POST',
        `/v1/tailored-gen/datasets/${s.own.dataset.id}/clone`,
        {},
      )
      for (const held_out_dataset_id of [s.own.dataset.id, clone.body.id])
        expect(await s.ask('POST', path, { ...body(), held_out_dataset_id })).toMatchObject({
          status: 412,
          body: { message: expect.stringContaining('two images') },
        })
      expect((await ask<unknown[]>('GET', path)).body).toEqual([])
    })

    it.each([
      ['steps_num', 51],
      ['steps_num', 0],
      ['max_concepts', 1],
      ['max_concepts', 201],
      ['seed', -1],
      ['held_out_dataset_id', 'one'],
    ])('with %s = %s', async (field, value) => {
      const answer = await s.ask('POST', path, { ...body(), [field]: value })
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field_name: field }] } })
    })
  })

  it('leaves out pictures that the training has seen, and says how many', async () => {
    await upload(heldOut, 4)
    const { report } = await evaluated()
    expect(report).toMatchObject({ concepts: CONCEPTS, seen_images: 1 })
  })
})
