import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { studio } from './studio.ts'

const KINDS = ['caption', 'visual-schema', 'structured-prompt'] as const
const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

describe('the schemas of documents at /schemas', () => {
  const s = studio()
  const read = (kind: string, headers: Record<string, string> = {}) =>
    fetch(`${s.real.url}/schemas/${kind}.json`, { headers })
  const compiled = async (kind: string) =>
    new Ajv2020({ strict: true }).compile((await (await read(kind)).json()) as object)

  it('are listed with their addresses, and need no token', async () => {
    const answer = await fetch(`${s.real.url}/schemas`)
    const { schemas } = (await answer.json()) as { schemas: { name: string; url: string }[] }
    expect(schemas.map(({ name }) => name)).toEqual(KINDS)
    for (const { url } of schemas) expect((await fetch(url)).status).toBe(200)
  })

  it.each(KINDS)('%s is JSON Schema of draft 2020-12 under its own address', async (kind) => {
    const answer = await read(kind)
    expect(answer.headers.get('content-type')).toBe('application/schema+json; charset=utf-8')
    const schema = (await answer.json()) as Record<string, unknown>
    expect(schema).toMatchObject({ $schema: DRAFT, $id: answer.url, type: 'object' })
    expect(schema).not.toHaveProperty('required')
    // Compiled strictly: a keyword that a validator does not know is an error.
    expect(await compiled(kind)).toBeTypeOf('function')
  })

  it('are not sent again to who has them', async () => {
    const etag = (await read('caption')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await read('caption', { 'if-none-match': tag })
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect(again.headers.get('cache-control')).toContain('max-age')
    }
    expect((await read('caption', { 'if-none-match': '"x"' })).status).toBe(200)
  })

  it.each(['captions.json', 'caption', 'caption.json.json', '..%2Fcaption.json', '__proto__.json'])(
    '404: %s is none of them',
    async (name) => {
      expect((await fetch(`${s.real.url}/schemas/${name}`)).status).toBe(404)
    },
  )

  it('take every document that the server writes: schema, captions, prompts, refined ones', async () => {
    const [caption, schema, prompt] = await Promise.all(KINDS.map(compiled))
    const file = async (hue: number) => (await disc(hue)).toString('base64')
    const images = await Promise.all([0, 5, 10, 15, 20].map(file))
    const made = await s.ask('POST', '/v1/tailored-gen/generate_visual_schema', { images })
    const { visual_schema } = made.body as { visual_schema: string }
    expect(schema?.(JSON.parse(visual_schema)), JSON.stringify(schema?.errors)).toBe(true)

    const dataset = `/v1/tailored-gen/datasets/${s.own.dataset.id}`
    await s.ask('PUT', dataset, { visual_schema })
    for (const image of images.slice(0, 3)) {
      const { body } = await s.ask('POST', `${dataset}/images`, { file: image })
      const text = (body as { caption: string }).caption
      expect(caption?.(JSON.parse(text)), JSON.stringify(caption?.errors)).toBe(true)
    }
    await s.real.store.models.update(s.own.model.id, {
      state: 'completed',
      visualSchema: JSON.parse(visual_schema),
    })
    const words = 'three green discs with a hat on the left, dark blue background, a photo'
    const order = { tailored_model_id: String(s.own.model.id), prompt: words, sync: true }
    const waiting = s.ask('POST', '/v2/structured_prompt/generate/tailored', order)
    await s.work('generate-structured-prompt', { requestId: await s.nextOrder() })
    const { structured_prompt } = (await waiting).body as { structured_prompt: string }
    expect(prompt?.(JSON.parse(structured_prompt)), JSON.stringify(prompt?.errors)).toBe(true)
    const refined = await s.ask('POST', '/v1/tailored-gen/refine_structured_prompt', {
      dataset_id: s.own.dataset.id,
      structured_prompt,
      instruction: 'Make the background pink',
    })
    const changed = JSON.parse(
      (refined.body as typeof order & { structured_prompt: string }).structured_prompt,
    )
    expect(prompt?.(changed), JSON.stringify(prompt?.errors)).toBe(true)
  })

  it("take a user's own keys at any depth, and an object without any that they know", async () => {
    const own = [
      {},
      { subject: 'a disc', action: ['rolls', null, 3] },
      { short_description: 'x', objects: [{ description: 'y', seen_by: { who: null } }] },
      { lighting: { conditions: 'dim', lamps: 3 }, aesthetics: { rating: 5 }, text_render: [] },
    ]
    for (const kind of KINDS) {
      const validate = await compiled(kind)
      for (const document of own)
        expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
    }
  })

  it('are what the fields of the OpenAPI document name as the content of their texts', async () => {
    const document = (await (await fetch(`${s.real.url}/openapi.json`)).json()) as {
      components: {
        schemas: Record<string, { properties: Record<string, { contentSchema?: object }> }>
      }
    }
    const of = (schema: string, field: string) =>
      document.components.schemas[schema]?.properties[field]
    const at = (name: string) => ({
      contentMediaType: 'application/json',
      contentSchema: { $ref: `#/components/schemas/${name}` },
    })
    expect(of('Dataset', 'visual_schema')?.contentSchema ?? of('Dataset', 'visual_schema')).toEqual(
      expect.objectContaining({
        anyOf: [expect.objectContaining(at('VisualSchemaDocument')), { type: 'null' }],
      }),
    )
    expect(of('UpdateDataset', 'visual_schema')).toMatchObject(at('VisualSchemaDocument'))
    expect(of('UpdateImage', 'caption')).toMatchObject(at('CaptionDocument'))
    expect(of('GenerateImage', 'structured_prompt')).toMatchObject(at('StructuredPromptDocument'))
    expect(of('ImageResult', 'structured_prompt')).toMatchObject(at('StructuredPromptDocument'))
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        'CaptionDocument',
        'VisualSchemaDocument',
        'StructuredPromptDocument',
      ]),
    )
  })
})
