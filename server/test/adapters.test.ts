import { baseModel } from '@atelier/diffusion/base-model'
import { exportAdapter, LAYOUT_NAMES, type LayoutName } from '@atelier/diffusion/formats'
import { beforeEach, describe, expect, it } from 'vitest'
import { adapterNumbers } from './adapter.ts'
import { studio } from './studio.ts'

const RANK = 2
const adapter = {
  numbers: adapterNumbers(RANK),
  rank: RANK,
  steps: 1,
  baseModelSha256: baseModel.sha256,
  datasetHash: '',
}
const base64 = (file: Uint8Array): string => Buffer.from(file).toString('base64')

describe('the adapter of a trained model', () => {
  const s = studio()
  let path: string
  beforeEach(async () => {
    const { id } = s.own.model
    path = `/v1/tailored-gen/models/${id}`
    const adapterKey = `models/${id}/checkpoint-1/pytorch_lora_weights.safetensors`
    await s.real.services.objects.put(adapterKey, exportAdapter(adapter), '')
    await s.real.store.models.update(id, { state: 'completed', adapterKey })
  })

  async function downloaded(query: string): Promise<Buffer> {
    const { status, body } = await s.ask('GET', `${path}/download${query}`)
    expect(status).toBe(200)
    const { download_url } = body as { download_url: string }
    const { pathname, search } = new URL(download_url)
    const file = await s.real.app.inject({ method: 'GET', url: `${pathname}${search}` })
    expect(file.statusCode).toBe(200)
    return file.rawPayload
  }

  it.each(LAYOUT_NAMES)('is downloaded in the layout of %s', async (layout: LayoutName) => {
    const file = await downloaded(`?layout=${layout}`)
    expect(file.equals(exportAdapter(adapter, { layout }))).toBe(true)
  })

  it('is downloaded in half the size where that is asked for', async () => {
    const file = await downloaded('?layout=kohya&dtype=F16')
    expect(file.equals(exportAdapter(adapter, { layout: 'kohya', dtype: 'F16' }))).toBe(true)
  })

  it('is downloaded as it was trained when nothing is said', async () => {
    expect((await downloaded('')).equals(exportAdapter(adapter))).toBe(true)
  })

  it('cannot be had in another layout, nor by an address that was altered', async () => {
    expect((await s.ask('GET', `${path}/download?layout=onnx`)).status).toBe(400)
    const { body } = await s.ask('GET', `${path}/download?layout=kohya`)
    const { pathname, search } = new URL((body as { download_url: string }).download_url)
    const altered = `${pathname.replace('kohya', 'comfyui')}${search}`
    expect((await s.real.app.inject({ method: 'GET', url: altered })).statusCode).toBe(403)
  })

  it('has a passport that shows that every layout means the same', async () => {
    const { status, body } = await s.ask('GET', `${path}/passport`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ rank: RANK, dtype: 'F32', largest_difference: 0 })
    expect((body as { layers: unknown[] }).layers).toHaveLength(32)
  })
})

describe('an adapter from elsewhere', () => {
  const s = studio()
  const importing = (file: Uint8Array, more: object = {}) =>
    s.ask('POST', '/v1/tailored-gen/import_model', {
      name: 'from elsewhere',
      dataset_id: s.own.dataset.id,
      adapter: base64(file),
      ...more,
    })

  it.each(LAYOUT_NAMES)('becomes a model, from the layout of %s', async (layout: LayoutName) => {
    const { status, body } = await importing(exportAdapter(adapter, { layout }))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      status: 'Completed',
      dataset_id: s.own.dataset.id,
      import_report: { rank: RANK, base_model_known: true, unmapped: [], untouched: [] },
    })
    const { id } = body as { id: number }
    const row = await s.real.store.models.find(id)
    const kept = await s.real.services.objects.find(row?.adapterKey ?? '')
    expect(Buffer.from(kept?.bytes ?? []).equals(exportAdapter(adapter))).toBe(true)
  })

  it('of another base model, without effect, or no adapter at all is refused and leaves nothing', async () => {
    const before = (await s.ask('GET', '/v1/tailored-gen/models')).body
    const foreign = exportAdapter({ ...adapter, baseModelSha256: '0'.repeat(64) })
    const nothing = exportAdapter({ ...adapter, numbers: new Float32Array(adapter.numbers.length) })
    for (const [file, words] of [
      [foreign, 'another base model'],
      [nothing, 'changes nothing'],
      [Buffer.from('no safetensors'), 'header'],
    ] as const) {
      const { status, body } = await importing(file)
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain(words)
    }
    expect((await importing(exportAdapter(adapter), { adapter: 'no base64!' })).status).toBe(400)
    expect((await importing(exportAdapter(adapter), { dataset_id: 999_999 })).status).toBe(404)
    expect((await s.ask('GET', '/v1/tailored-gen/models')).body).toEqual(before)
  })

  it('takes its file with it when its model is deleted', async () => {
    const { body } = await importing(exportAdapter(adapter))
    const { id } = body as { id: number }
    const key = (await s.real.store.models.find(id))?.adapterKey ?? ''
    expect((await s.ask('DELETE', `/v1/tailored-gen/models/${id}`)).status).toBe(204)
    await s.work('purge-objects', {})
    expect(await s.real.services.objects.find(key)).toBeUndefined()
  })
})
