import { beforeEach, describe, expect, it } from 'vitest'
import { archiveNames } from '../src/services/exports/exports.ts'
import { disc, insertImages } from './real-app.ts'
import { studio } from './studio.ts'

const MISSING = { status: 404, body: { message: expect.any(String) } }

describe('the life cycle of what a studio owns', () => {
  const s = studio()
  const datasets = '/v1/tailored-gen/datasets'
  const models = '/v1/tailored-gen/models'
  let dataset: string
  let model: string
  beforeEach(() => {
    dataset = `${datasets}/${s.own.dataset.id}`
    model = `${models}/${s.own.model.id}`
  })

  const upload = async (name: string) => {
    const file = (await disc(100)).toString('base64')
    const { body } = await s.ask('POST', `${dataset}/images`, { file, image_name: name })
    return body as { id: number; image_url: string; thumbnail_url: string; caption: string | null }
  }
  const schema = (value: object) => s.ask('PUT', dataset, { visual_schema: JSON.stringify(value) })
  const status = async (url: string) => (await fetch(url)).status
  const purge = () => s.work('purge-objects', {})
  const setState = (state: 'queued' | 'running' | 'completed') =>
    s.real.store.models.update(s.own.model.id, { state })

  describe('a project', () => {
    it('changes what is given and keeps the rest', async () => {
      const path = `/v1/tailored-gen/projects/${s.own.project.id}`
      const { body } = await s.ask('PUT', path, { project_name: 'New', ip_name: 'Pip' })
      expect(body).toMatchObject({
        project_name: 'New',
        ip_name: 'Pip',
        ip_description: 'flat disc',
        ip_type: 'icons',
      })
      expect((await s.ask('GET', path)).body).toEqual(body)
    })

    it('does not lose the description that its type needs', async () => {
      const character = {
        project_name: 'Pip',
        ip_type: 'defined_character',
        ip_medium: 'illustration',
        ip_name: 'Pip',
        ip_description: 'a red fox',
      }
      const made = await s.ask('POST', '/v1/tailored-gen/projects', character)
      const { id } = made.body as { id: number }
      const answer = await s.ask('PUT', `/v1/tailored-gen/projects/${id}`, { ip_description: '' })
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ field_name: 'ip_description' }] },
      })
    })

    it('takes datasets, images and models with it when it is deleted, and their objects', async () => {
      const image = await upload('a.png')
      expect(await status(image.image_url)).toBe(200)
      const path = `/v1/tailored-gen/projects/${s.own.project.id}`
      expect(await s.ask('DELETE', path)).toMatchObject({ status: 204, body: '' })
      for (const gone of [path, dataset, `${dataset}/images/${image.id}`, model]) {
        expect(await s.ask('GET', gone)).toMatchObject(MISSING)
      }
      await purge()
      expect(await status(image.image_url)).toBe(404)
      expect(await status(image.thumbnail_url)).toBe(404)
    })

    it.each(['queued', 'running'] as const)(
      'stays, with all it has, while a model of it is %s',
      async (state) => {
        await setState(state)
        const project = `/v1/tailored-gen/projects/${s.own.project.id}`
        for (const path of [project, dataset, model]) {
          expect((await s.ask('DELETE', path)).status).toBe(409)
          expect((await s.ask('GET', path)).status).toBe(200)
        }
      },
    )

    it('that is deleted while others add to it leaves nothing half and nothing with a 5xx', async () => {
      const project = `/v1/tailored-gen/projects/${s.own.project.id}`
      const answers = await Promise.all([
        s.ask('POST', datasets, { project_id: s.own.project.id, name: 'late' }),
        s.ask('POST', models, { dataset_id: s.own.dataset.id, name: 'late' }),
        s.ask('POST', `${dataset}/clone`, {}),
        s.ask('DELETE', project),
        s.ask('POST', datasets, { project_id: s.own.project.id, name: 'later' }),
        s.ask('POST', `${dataset}/images`, { file: (await disc(1)).toString('base64') }),
      ])
      for (const { status } of answers) expect([201, 204, 404]).toContain(status)
      expect(answers[3]?.status).toBe(204)
      expect((await s.ask('GET', datasets)).body).toEqual([])
      expect((await s.ask('GET', models)).body).toEqual([])
    })
  })

  describe('a clone', () => {
    it('is a draft with the schema, the images and their captions, each with its source', async () => {
      await schema({ style_medium: 'icon' })
      const image = await upload('a.png')
      const caption = JSON.stringify({ short_description: 'mine' })
      await s.ask('PUT', `${dataset}/images/${image.id}`, { caption })
      await upload('b.png')
      const { status, body } = await s.ask('POST', `${dataset}/clone`)
      expect(status).toBe(201)
      expect(body).toMatchObject({
        name: 'Copy of studio',
        status: 'draft',
        captions_update_status: 'empty',
        images_count: 2,
        visual_schema: JSON.stringify({ style_medium: 'icon' }),
        images: [
          { image_name: 'a.png', caption, caption_source: 'manual' },
          { image_name: 'b.png', caption_source: 'automatic' },
        ],
      })
    })

    it('keeps its pictures when the original is deleted, and they go with the last of the two', async () => {
      const { image_url } = await upload('a.png')
      const clone = (await s.ask('POST', `${dataset}/clone`, { name: 'mine' })).body as {
        id: number
        name: string
      }
      expect(clone.name).toBe('mine')
      await s.ask('DELETE', dataset)
      await purge()
      expect(await status(image_url)).toBe(200)
      expect((await s.ask('DELETE', `${datasets}/${clone.id}`)).status).toBe(204)
      await purge()
      expect(await status(image_url)).toBe(404)
    })
  })

  describe('captions', () => {
    it('are edited by hand, made anew, and refused where nothing or both is asked for', async () => {
      await schema({ style_medium: 'icon' })
      const image = await upload('a.png')
      const path = `${dataset}/images/${image.id}`
      const caption = JSON.stringify({ subject: 'mine', action: 'any keys' })
      expect((await s.ask('PUT', path, { caption })).body).toMatchObject({
        caption,
        caption_source: 'manual',
      })
      expect((await s.ask('PUT', path, { regenerate_caption: true })).body).toMatchObject({
        caption: image.caption,
        caption_source: 'automatic',
      })
      for (const body of [{}, { caption, regenerate_caption: true }, { caption: 'no JSON' }]) {
        expect((await s.ask('PUT', path, body)).status).toBe(400)
      }
    })

    it('cannot be made without a schema', async () => {
      const image = await upload('a.png')
      const path = `${dataset}/images/${image.id}`
      expect((await s.ask('PUT', path, { regenerate_caption: true })).status).toBe(400)
      expect((await s.ask('PUT', `${dataset}/images`)).status).toBe(400)
    })

    it('are all made anew by one job, except what a person has changed before or changes meanwhile', async () => {
      await schema({ style_medium: 'icon' })
      const first = await upload('a.png')
      const second = await upload('b.png')
      const third = await upload('c.png')
      const caption = JSON.stringify({ short_description: 'old' })
      for (const { id } of [first, second])
        await s.ask('PUT', `${dataset}/images/${id}`, { caption })
      const started = await s.ask('PUT', `${dataset}/images`)
      expect(started).toMatchObject({
        status: 202,
        body: { captions_update_status: 'in_progress' },
      })
      expect((await s.ask('PUT', `${dataset}/images`)).status).toBe(409)
      expect((await schema({ style_medium: 'other' })).status).toBe(409)
      const edited = JSON.stringify({ short_description: 'edited meanwhile' })
      await s.ask('PUT', `${dataset}/images/${second.id}`, { caption: edited })
      await s.work('regenerate-captions', { datasetId: s.own.dataset.id })
      expect((await s.ask('GET', dataset)).body).toMatchObject({
        captions_update_status: 'completed',
        images: [
          { caption, caption_source: 'manual' },
          { caption: edited, caption_source: 'manual' },
          { caption: third.caption, caption_source: 'automatic' },
        ],
      })
    })

    it('are frozen with their dataset, and so are its images', async () => {
      const image = await upload('a.png')
      await s.real.store.datasets.update(s.own.dataset.id, { status: 'completed' })
      const path = `${dataset}/images/${image.id}`
      expect((await s.ask('PUT', path, { caption: '{}' })).status).toBe(409)
      expect((await s.ask('DELETE', path)).status).toBe(409)
      expect((await s.ask('PUT', `${dataset}/images`)).status).toBe(409)
      expect((await s.ask('GET', path)).status).toBe(200)
    })
  })

  it('an image that is deleted is gone, and its picture with it', async () => {
    const image = await upload('a.png')
    const path = `${dataset}/images/${image.id}`
    expect((await s.ask('DELETE', path)).status).toBe(204)
    expect(await s.ask('DELETE', path)).toMatchObject(MISSING)
    expect((await s.ask('GET', dataset)).body).toMatchObject({ images_count: 0 })
    await purge()
    expect(await status(image.image_url)).toBe(404)
  })

  describe('a model', () => {
    const checkpoint = async (step: number) => {
      const objectKey = `models/${s.own.model.id}/checkpoint-${step}/pytorch_lora_weights.safetensors`
      await s.real.services.objects.put(objectKey, Buffer.from(`step ${step}`), '')
      const modelId = s.own.model.id
      await s.real.store.models.upsertCheckpoint({
        modelId,
        step,
        objectKey,
        sha256: 'f'.repeat(64),
      })
      return objectKey
    }
    /** A finished expert training with two checkpoints. */
    async function trained(): Promise<void> {
      await checkpoint(500)
      const adapterKey = await checkpoint(750)
      await s.real.store.models.update(s.own.model.id, { state: 'completed', adapterKey })
    }

    it('changes its name and description', async () => {
      const { body } = await s.ask('PUT', model, { name: 'New' })
      expect(body).toMatchObject({ name: 'New', description: '', status: 'Created' })
    })

    it('shows, gives and deletes its checkpoints, except the one in use', async () => {
      await trained()
      const id = s.own.model.id
      const one = (step: number) => ({
        checkpoint_step: step,
        training_job_id: id,
        created_at: expect.stringMatching(/Z$/),
      })
      expect((await s.ask('GET', `${model}/checkpoints`)).body).toEqual({
        checkpoints: [one(750), one(500)],
        active_model_version: '750',
      })
      expect((await s.ask('GET', `${model}/checkpoints/500`)).body).toEqual(one(500))
      expect(await s.ask('DELETE', `${model}/checkpoints/750`)).toMatchObject({
        status: 400,
        body: 'Cannot delete checkpoint currently selected for inference',
      })
      expect((await s.ask('DELETE', `${model}/checkpoints/500`)).status).toBe(204)
      for (const step of ['500', '600', 'last']) {
        expect(await s.ask('GET', `${model}/checkpoints/${step}`)).toMatchObject({
          status: 404,
          body: 'Checkpoint not found',
        })
      }
      expect(await s.ask('GET', `${models}/999999/checkpoints`)).toMatchObject({
        status: 404,
        body: 'Model not found',
      })
    })

    it('shows no checkpoints before it is completed, in the words of the contract', async () => {
      expect(await s.ask('GET', `${model}/checkpoints`)).toMatchObject({
        status: 400,
        body: 'The model status is not completed',
      })
    })

    it('that was trained automatically keeps its checkpoints too, for whoever asks beyond the contract', async () => {
      await trained()
      await s.real.store.models.update(s.own.model.id, { trainingMode: 'fully_automated' })
      expect((await s.ask('GET', `${model}/checkpoints`)).status).toBe(400)
      const { body } = await s.ask('GET', `${model}/saved_checkpoints`)
      expect(body).toMatchObject([
        { checkpoint_step: 750, active: true },
        { checkpoint_step: 500, active: false },
      ])
      const [, { download_url }] = body as [unknown, { download_url: string }]
      expect(await (await fetch(download_url)).text()).toBe('step 500')
    })

    it('is downloaded with the name and the card of its base model once it is trained', async () => {
      expect((await s.ask('GET', `${model}/download`)).status).toBe(400)
      await trained()
      const { body } = await s.ask('GET', `${model}/download`)
      const { download_url, base_model_card, base_model_name } = body as Record<string, string>
      expect(base_model_name).toBe('atelier-nano')
      expect(await (await fetch(download_url ?? '')).text()).toBe('step 750')
      expect(await (await fetch(base_model_card ?? '')).text()).toContain('nano')
    })

    it('generates by the schema it was trained with after its dataset is deleted', async () => {
      await trained()
      const visualSchema = { artistic_style: 'flat enamel' }
      await s.real.store.models.update(s.own.model.id, { visualSchema })
      expect((await s.ask('DELETE', dataset)).status).toBe(204)
      const order = { tailored_model_id: String(s.own.model.id), prompt: 'a red disc' }
      const path = '/v2/structured_prompt/generate/tailored'
      const { status, body } = await s.ask('POST', path, order)
      expect(status).toBe(202)
      const { request_id: requestId } = body as { request_id: string }
      await s.work('generate-structured-prompt', { requestId })
      const { body: done } = await s.ask('GET', `/v2/status/${requestId}`)
      expect(done).toMatchObject({ status: 'COMPLETED', result: { seed: expect.any(Number) } })
      const { result } = done as { result: { structured_prompt: string } }
      expect(JSON.parse(result.structured_prompt)).toMatchObject(visualSchema)
    })

    it('takes its checkpoints with it, and its open requests end as not found', async () => {
      await trained()
      const { body: download } = await s.ask('GET', `${model}/download`)
      const order = { tailored_model_id: String(s.own.model.id), prompt: 'a disc' }
      const { body } = await s.ask('POST', '/v2/image/generate/tailored', order)
      expect((await s.ask('DELETE', model)).status).toBe(204)
      const { request_id: requestId } = body as { request_id: string }
      await s.work('generate-image', { requestId })
      expect((await s.ask('GET', `/v2/status/${requestId}`)).body).toMatchObject({
        status: 'ERROR',
        error: { code: 404 },
      })
      await purge()
      expect(await status((download as { download_url: string }).download_url)).toBe(404)
    })

    it('that waits for its turn stops at once and for good', async () => {
      expect((await s.ask('POST', `${model}/stop_training`)).status).toBe(409)
      await setState('queued')
      expect(await s.ask('POST', `${model}/stop_training`)).toMatchObject({
        status: 200,
        body: { status: 'Stopped' },
      })
      expect((await s.ask('POST', `${model}/stop_training`)).status).toBe(409)
      expect((await s.ask('POST', `${model}/start_training`)).status).toBe(409)
    })

    it('that is being trained is asked to stop', async () => {
      await setState('running')
      expect(await s.ask('POST', `${model}/stop_training`)).toMatchObject({
        status: 200,
        body: { status: 'Stopping' },
      })
      expect((await s.ask('DELETE', model)).status).toBe(409)
    })
  })

  describe('lists', () => {
    it('are whole by default, and go on by cursor when a limit is given', async () => {
      await insertImages(s.real.store, s.own.dataset.id, 5)
      const path = `${dataset}/images`
      const all = (await s.ask('GET', path)).body as { id: number }[]
      expect(all).toHaveLength(5)
      const found: { id: number }[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query = new URLSearchParams({ limit: '2', ...(cursor ? { cursor } : {}) })
        const page = await s.ask('GET', `${path}?${query}`)
        found.push(...(page.body as { id: number }[]))
        cursor = page.headers.get('x-next-cursor')
        if (cursor) expect(page.headers.get('link')).toContain(`cursor=${cursor}`)
      }
      expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    })

    it.each(['limit=0', 'limit=x', 'limit=1001', 'cursor=nonsense', 'limit=2&cursor=!!'])(
      'refuse what is no stretch of them: %s',
      async (query) => {
        for (const path of ['projects', 'datasets', 'models']) {
          expect((await s.ask('GET', `/v1/tailored-gen/${path}?${query}`)).status).toBe(400)
        }
      },
    )
  })

  it('an advanced dataset is downloaded as an archive, its captions beside it when all are automatic', async () => {
    const image = await upload('same.png')
    await upload('same.png')
    expect((await s.ask('GET', `/v1/datasets/${s.own.dataset.id}/download`)).status).toBe(409)
    await s.real.store.datasets.update(s.own.dataset.id, { uploadType: 'advanced' })
    for (const path of [`/v1/datasets/${s.own.dataset.id}`, dataset]) {
      const { body } = await s.ask('GET', `${path}/download`)
      const { download_url, captions_url } = body as Record<string, string>
      expect(captions_url).toBeUndefined()
      const answer = await fetch(download_url ?? '')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('content-type')).toBe('application/zip')
      const picture = Buffer.from(await (await fetch(image.image_url)).arrayBuffer())
      expect(bytes.indexOf(picture)).toBeGreaterThan(0)
      expect(await status(`${(download_url ?? '').slice(0, -2)}xx`)).toBe(403)
    }
    for (const row of await s.real.store.images.list(s.own.dataset.id)) {
      await s.real.store.images.update(row.id, { caption: { a: 1 }, captionSource: 'automatic' })
    }
    const { body } = await s.ask('GET', `${dataset}/download`)
    const captions = await fetch((body as { captions_url: string }).captions_url)
    expect(Object.values((await captions.json()) as object)).toEqual([{ a: 1 }, { a: 1 }])
  })

  it('names in an archive are safe, distinct, and end as what is stored', () => {
    const named = (id: number, name: string) => ({ id, name, objectKey: 'images/x/original.png' })
    expect(
      archiveNames([
        named(1, 'fox.jpg'),
        named(2, 'FOX.png'),
        named(3, '../../etc/passwd'),
        named(4, 'Füchse & Co'),
        named(5, '...'),
      ]),
    ).toEqual(['fox.png', 'FOX_2.png', '_.._etc_passwd.png', 'Füchse _ Co.png', 'image_5.png'])
  })

  describe('a refinement', () => {
    const path = '/v1/tailored-gen/refine_structured_prompt'
    const body = (instruction: string) => ({
      dataset_id: s.own.dataset.id,
      structured_prompt: JSON.stringify({
        short_description: 'Pip sits',
        lighting: { conditions: 'soft' },
      }),
      instruction,
    })

    it('gives the document back with what the instruction names changed, and stores nothing', async () => {
      const answer = await s.ask('POST', path, body('put it on a pink background'))
      expect(answer.status).toBe(200)
      const refined = JSON.parse((answer.body as { structured_prompt: string }).structured_prompt)
      expect(JSON.stringify(refined)).toContain('pink')
      expect(refined.lighting).toEqual({ conditions: 'soft' })
      expect((await s.ask('GET', dataset)).body).toMatchObject({ visual_schema: null })
    })

    it('is refused for a completed dataset, another organization’s, and what is no JSON object', async () => {
      const wrong = { ...body('remove the fox'), structured_prompt: '[]' }
      expect((await s.ask('POST', path, wrong)).status).toBe(400)
      expect((await s.ask('POST', path, { ...body('x'), dataset_id: 999_999 })).status).toBe(404)
      await s.real.store.datasets.update(s.own.dataset.id, { status: 'completed' })
      expect(await s.ask('POST', path, body('remove the fox'))).toMatchObject({
        status: 400,
        body: { message: expect.any(String) },
      })
    })
  })
})
