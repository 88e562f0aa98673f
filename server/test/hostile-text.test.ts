import { describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

const fieldFaults = { errors: [{ msg: expect.any(String), field_name: expect.any(String) }] }

describe('text that no database keeps', () => {
  const at = studio()
  const { ask } = at
  const dataset = () => `/v1/tailored-gen/datasets/${at.own.dataset.id}`
  const stored = () => at.real.store.images.list(at.own.dataset.id)

  describe.each([
    ['U+0000', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('%s', (_what, bad) => {
    const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }
    it.each(['project_name', 'project_description', 'ip_name', 'ip_description'])(
      'answers 400 in %s of a project',
      async (field) => {
        const answer = await ask('POST', '/v1/tailored-gen/projects', { ...project, [field]: bad })
        expect(answer).toMatchObject({ status: 400, body: fieldFaults })
        expect(answer.body).toMatchObject({ errors: [{ field_name: field }] })
      },
    )

    it.each(['name', 'description'])('answers 400 in %s of a model', async (field) => {
      const body = { dataset_id: at.own.dataset.id, name: 'm', [field]: bad }
      const answer = await ask('POST', '/v1/tailored-gen/models', body)
      expect(answer).toMatchObject({ status: 400, body: fieldFaults })
    })

    it('answers 400 in the name of a dataset', async () => {
      const body = { project_id: at.own.project.id, name: bad }
      const created = await ask('POST', '/v1/tailored-gen/datasets', body)
      expect(created).toMatchObject({ status: 400, body: fieldFaults })
      expect(await ask('PUT', dataset(), { name: bad })).toMatchObject({ status: 400 })
    })

    it.each(['image_name', 'image_url'])('answers 400 in %s of an image', async (field) => {
      const file = (await disc(0)).toString('base64')
      const body = { file, [field]: `https://a.example/${bad}.png` }
      const answer = await ask('POST', `${dataset()}/images`, body)
      expect(answer).toMatchObject({ status: 400, body: fieldFaults })
      expect(await stored()).toEqual([])
    })

    it.each(['prompt', 'negative_prompt', 'structured_prompt'])(
      'answers 400 in %s of an image request',
      async (field) => {
        const { id } = at.own.model
        await at.real.store.models.changeState(id, ['created'], { state: 'completed' })
        const value = field === 'structured_prompt' ? JSON.stringify({ context: bad }) : bad
        const body = { tailored_model_id: String(id), prompt: 'a disc', [field]: value }
        const answer = await ask('POST', '/v2/image/generate/tailored', body)
        expect(answer).toMatchObject({ status: 400, body: { error: { code: 400 } } })
      },
    )

    it('answers 400 when JSON text hides it in an escape', async () => {
      for (const value of [{ context: bad }, { [bad]: 'a' }]) {
        const answer = await ask('PUT', dataset(), { visual_schema: JSON.stringify(value) })
        expect(answer).toMatchObject({ status: 400, body: fieldFaults })
      }
      expect((await ask('GET', dataset())).body).toMatchObject({ visual_schema: null })
    })

    it('does no harm in a path or a query', async () => {
      const word = encodeURIComponent(bad.toWellFormed())
      expect(await ask('GET', `/v1/tailored-gen/projects/${word}`)).toMatchObject({ status: 404 })
      expect(await ask('GET', `/v2/status/${word}`)).toMatchObject({ status: 404 })
      expect(await ask('GET', `${dataset()}?max_images=${word}`)).toMatchObject({ status: 400 })
      const flag = `/v1/tailored-gen/models?include_training_parameters=${word}`
      expect(await ask('GET', flag)).toMatchObject({ status: 400 })
    })
  })

  it('answers 400 to JSON that is nested 100,000 deep, in a text and as a body', async () => {
    const nested = `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`
    const text = await ask('PUT', dataset(), { visual_schema: nested })
    expect(text).toMatchObject({ status: 400, body: fieldFaults })
    const list = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const response = await fetch(`${at.real.url}/v1/tailored-gen/projects`, {
      method: 'POST',
      headers: { api_token: at.own.token, 'content-type': 'application/json' },
      body: `{"project_name":${list}}`,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject(fieldFaults)
  })
})
