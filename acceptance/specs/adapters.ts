import {
  type AdapterLayout,
  deleteModel,
  downloadModel,
  downloadResult,
  generateImage,
  getModelPassport,
  importModel,
  type Model,
  waitForImage,
} from '@atelier/client'
import { describe, expect, it } from 'vitest'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'

const LAYOUTS: readonly AdapterLayout[] = ['diffusers', 'kohya', 'comfyui']

/** Adapters for other programs, and from them. */
export function adapters(target: () => Target, model: () => Model): void {
  describe('the adapter of a model', () => {
    async function file(layout: AdapterLayout): Promise<Uint8Array> {
      const { client } = target()
      const { download_url } = await downloadModel(client, model().id, { layout })
      return downloadResult(client, download_url)
    }
    const importing = async (layout: AdapterLayout) => {
      const adapter = Buffer.from(await file(layout)).toString('base64')
      const body = { name: `from ${layout}`, dataset_id: model().dataset_id, adapter }
      return importModel(target().client, body)
    }

    it('GET passport 200: means the same in every layout, to the last bit', async () => {
      const passport = await getModelPassport(target().client, model().id)
      expect(passport.layers.some(({ norm }) => norm > 0)).toBe(true)
      expect(passport.largest_difference).toBe(0)
      const half = await getModelPassport(target().client, model().id, { dtype: 'F16' })
      expect(half.largest_difference).toBeGreaterThan(0)
      expect(half.largest_difference).toBeLessThan(0.001)
    })

    it.each(LAYOUTS)(
      'POST import_model 201: comes back from the layout of %s and draws the same',
      async (layout) => {
        const { client } = target()
        const copy = await importing(layout)
        expect(copy).toMatchObject({
          status: 'Completed',
          import_report: { base_model_known: true, unmapped: [], untouched: [] },
        })
        const draw = async (id: number) => {
          const order = { tailored_model_id: String(id), prompt: 'a disc', seed: 3, steps_num: 20 }
          const accepted = await generateImage(client, order)
          const { image_url } = await waitForImage(client, accepted.request_id, { intervalMs: 200 })
          return downloadResult(client, image_url)
        }
        expect(Buffer.compare(await draw(copy.id), await draw(model().id))).toBe(0)
        await deleteModel(client, copy.id)
      },
      120_000,
    )

    it('POST import_model 400, 404: takes no file that is none, and no dataset that is not there', async () => {
      const body = { name: 'none', dataset_id: model().dataset_id, adapter: 'AAAAAAAAAAAA' }
      const path = '/v1/tailored-gen/import_model'
      expect(await raw(target(), 'POST', path, { body })).toMatchObject({
        status: 400,
        body: message,
      })
      const nowhere = { ...body, dataset_id: 2_147_483_647 }
      expect((await raw(target(), 'POST', path, { body: nowhere })).status).toBe(404)
    })
  })
}
