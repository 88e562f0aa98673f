import { describe, expect, it } from 'vitest'
import { call } from './real-app.ts'
import { studio } from './studio.ts'

describe('an answer', () => {
  const at = studio()
  const { ask } = at

  it('answers 404 to an address that cannot be read, in the words of its family', async () => {
    const v1 = await ask('GET', '/v1/tailored-gen/projects/%')
    expect(v1).toMatchObject({ status: 404, body: { message: expect.any(String) } })
    const v2 = await ask('GET', `/v2/status/${'x'.repeat(200)}`)
    expect(v2).toMatchObject({ status: 404, body: { error: { code: 404 } } })
  })

  it.each([
    ['a success', '/v1/tailored-gen/projects'],
    ['a refusal', '/v1/tailored-gen/projects/999999'],
    ['an unknown operation', '/v1/nothing'],
    ['an address that cannot be read', '/v1/%'],
    ['health', '/health'],
  ])('carries x-request-id in the answer: %s', async (_what, path) => {
    const { headers } = await ask('GET', path)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['true', 1],
    ['True', 1],
    ['1', 1],
    ['false', 0],
    ['False', 0],
    ['0', 0],
  ])('reads the flag %s as clients of every language mean it', async (word, models) => {
    const path = `/v1/tailored-gen/projects/${at.own.project.id}/datasets?include_models=${word}`
    const { body } = await ask('GET', path)
    expect(body).toMatchObject([
      models === 1 ? { models: [{ id: at.own.model.id }] } : { id: at.own.dataset.id },
    ])
    expect(JSON.stringify(body).includes('"models"')).toBe(models === 1)
  })

  it('documents a flag as a boolean that is off when left out', () => {
    const { parameters = [] } = at.real.app.openApi().paths['/v1/tailored-gen/models']?.get ?? {}
    expect(parameters).toContainEqual(
      expect.objectContaining({
        name: 'include_training_parameters',
        schema: { type: 'boolean', default: false },
      }),
    )
  })

  it('names the family of a project once it has a dataset', async () => {
    const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }
    const created = await call<{ id: number }>(
      at.real.url,
      at.own.token,
      'POST',
      '/v1/tailored-gen/projects',
      project,
    )
    expect(created.body).toMatchObject({ training_version: null })
    const path = `/v1/tailored-gen/projects/${created.body.id}`
    expect((await ask('GET', path)).body).toMatchObject({ training_version: null })
    await ask('POST', '/v1/tailored-gen/datasets', { project_id: created.body.id, name: 'd' })
    expect((await ask('GET', path)).body).toMatchObject({ training_version: 'fibo' })
    expect((await ask('GET', '/v1/tailored-gen/projects')).body).toContainEqual(
      expect.objectContaining({ id: created.body.id, training_version: 'fibo' }),
    )
  })
})
