import {
  deleteEvaluation,
  downloadResult,
  type Evaluation,
  getEvaluation,
  listEvaluations,
  type Model,
  startEvaluation,
  updateDataset,
  uploadImage,
  waitForEvaluation,
} from '@atelier/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { discPng } from '../src/png.ts'
import { raw } from '../src/raw.ts'
import { message } from '../src/shapes.ts'
import type { Target } from '../src/target.ts'
import { draftDataset, newModel, schemaText, UNKNOWN_ID } from '../src/things.ts'

const LONG_MS = 400_000
const CONCEPTS = 2

/** Comparisons of the model with pictures that its training did not see. */
export function evaluations(target: () => Target, model: () => Model): void {
  describe('the evaluation of a model', () => {
    const path = () => `/v1/tailored-gen/models/${model().id}/evaluations`
    let heldOut: number
    let started: Evaluation
    beforeAll(async () => {
      const { client } = target()
      heldOut = (await draftDataset(target())).id
      await updateDataset(client, heldOut, { visual_schema: schemaText })
      for (let i = 0; i < CONCEPTS; i++) {
        const file = discPng(256, [30, 120 + 60 * i, 140], [255, 250, 230]).toString('base64')
        await uploadImage(client, heldOut, { file, image_name: `unseen-${i}.png` })
      }
      const body = { held_out_dataset_id: heldOut, seed: 5, steps_num: 4 }
      started = await startEvaluation(client, model().id, body)
    }, LONG_MS)

    it('POST evaluations 202: says at once what is compared, and how long it will take', () => {
      expect(started).toMatchObject({
        model_id: model().id,
        held_out_dataset_id: heldOut,
        seed: 5,
        steps_num: 4,
        concepts: CONCEPTS,
        progress: { pictures_drawn: 0, pictures_total: 2 * CONCEPTS },
        report: null,
        report_url: null,
      })
      expect(started.progress.predicted_minutes).toBeGreaterThan(0)
    })

    it(
      'GET evaluation 200: ends with figures that have intervals, and a page to look at',
      async () => {
        const { client } = target()
        const options = { intervalMs: 300 }
        const ended = await waitForEvaluation(client, model().id, started.id, options)
        const { measures, pictures, concepts } = ended.report
        expect([concepts, pictures.length]).toEqual([CONCEPTS, CONCEPTS])
        const style = measures.find(({ code }) => code === 'style_distance')
        for (const interval of [style?.tailored, style?.base, style?.real]) {
          expect(interval?.low).toBeLessThanOrEqual(interval?.mean ?? Number.NaN)
          expect(interval?.mean).toBeLessThanOrEqual(interval?.high ?? Number.NaN)
        }
        const page = Buffer.from(await downloadResult(client, ended.report_url)).toString()
        expect(page).toMatch(/^<!doctype html>/)
        expect(page.match(/<img src="data:image\/webp;base64,/g)).toHaveLength(3 * CONCEPTS)
      },
      LONG_MS,
    )

    it('GET evaluations 200: lists it without the figures', async () => {
      const list = await listEvaluations(target().client, model().id)
      expect(list).toMatchObject([{ id: started.id, held_out_dataset_id: heldOut }])
      expect(list[0]).not.toHaveProperty('report')
    })

    it('POST evaluations 400: a model that is not trained, and values out of range', async () => {
      const body = { held_out_dataset_id: heldOut }
      const { id } = await newModel(target(), heldOut)
      const at = `/v1/tailored-gen/models/${id}/evaluations`
      expect(await raw(target(), 'POST', at, { body })).toMatchObject({
        status: 400,
        body: message,
      })
      const many = { ...body, max_concepts: 201 }
      expect(await raw(target(), 'POST', path(), { body: many })).toMatchObject({
        status: 400,
        body: { errors: [{ field_name: 'max_concepts' }] },
      })
    })

    it('POST evaluations 412: pictures that the training has seen', async () => {
      const body = { held_out_dataset_id: model().dataset_id }
      const answer = await raw(target(), 'POST', path(), { body })
      expect(answer).toMatchObject({ status: 412, body: message })
    })

    it('404: an unknown model, dataset or evaluation', async () => {
      const body = { held_out_dataset_id: UNKNOWN_ID }
      expect((await raw(target(), 'POST', path(), { body })).status).toBe(404)
      const nowhere = `/v1/tailored-gen/models/${UNKNOWN_ID}/evaluations`
      expect((await raw(target(), 'GET', nowhere)).status).toBe(404)
      for (const method of ['GET', 'DELETE'])
        expect(await raw(target(), method, `${path()}/${UNKNOWN_ID}`)).toMatchObject({
          status: 404,
          body: message,
        })
    })

    it('DELETE evaluation 204: is gone, with its page', async () => {
      const { client } = target()
      const { report_url } = await getEvaluation(client, model().id, started.id)
      await deleteEvaluation(client, model().id, started.id)
      expect(await listEvaluations(client, model().id)).toEqual([])
      const again = deleteEvaluation(client, model().id, started.id)
      await expect(again).rejects.toMatchObject({ status: 404 })
      const status = async () => (await fetch(report_url ?? '')).status
      await expect.poll(status, { timeout: 20_000 }).toBe(404)
    })
  })
}
