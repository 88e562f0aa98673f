import { exportAdapter } from '@atelier/diffusion'
import { baseModel } from '@atelier/diffusion/base-model'
import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disc } from './real-app.ts'
import { type Studio, studio } from './studio.ts'
import { BUSY, LOCKED_OUT, startVlm, VLM_KEY } from './vlm.ts'

const REFUSAL = { refusal: 'I cannot help with that picture.' }
const GIBBERISH = { text: 'a disc' }

interface Image {
  id: number
  caption: string | null
  caption_source: string
  warnings?: { code: string; message: string }[]
}
interface Failure {
  message: string
  errors: { field_name: string; msg: string }[]
  error: { code: number; details: string }
}

const picture = (await disc(0)).toString('base64')
const SCHEMA = { style_medium: 'ink', objects: [{ shape_and_color: 'round, red' }] }

/** What tests of a studio do over and over. */
function hands(s: Studio) {
  const dataset = () => `/v1/tailored-gen/datasets/${s.own.dataset.id}`
  return {
    dataset,
    upload: async () => {
      const answer = await s.ask('POST', `${dataset()}/images`, { file: picture })
      return { ...answer, body: answer.body as Image }
    },
    image: async (id: number) => (await s.ask('GET', `${dataset()}/images/${id}`)).body as Image,
    giveSchema: (schema: object = SCHEMA) =>
      s.ask('PUT', dataset(), { visual_schema: JSON.stringify(schema) }),
    /** Has the model be trained: an adapter that changes nothing. */
    trained: async () => {
      const { id } = s.own.model
      const adapterKey = `models/${id}/checkpoint-1/pytorch_lora_weights.safetensors`
      const numbers = new Float32Array(1_000_000)
      const { sha256: baseModelSha256 } = baseModel
      const adapter = exportAdapter({
        numbers,
        rank: 1,
        steps: 1,
        baseModelSha256,
        datasetHash: '',
      })
      await s.real.services.objects.put(adapterKey, adapter, '')
      const visualSchema = { objects: [{ shape_and_color: 'round, red' }] }
      await s.real.store.models.update(id, { state: 'completed', adapterKey, visualSchema })
    },
    order: async (path: string, body: object) => {
      const order = { tailored_model_id: String(s.own.model.id), ...body }
      return (await s.ask('POST', path, order)) as { status: number; body: { request_id: string } }
    },
    status: async (id: string) => (await s.ask('GET', `/v2/status/${id}`)).body,
  }
}

const IMAGE = '/v2/image/generate/tailored'
const PROMPT = '/v2/structured_prompt/generate/tailored'
const REFINE = '/v1/tailored-gen/refine_structured_prompt'
const GENERATE_SCHEMA = '/v1/tailored-gen/generate_visual_schema'

describe('with a vision service', async () => {
  const vlm = await startVlm()
  const lines: string[] = []
  const s = studio({ env: vlm.env, onLog: (line) => lines.push(line) })
  const own = hands(s)
  afterAll(() => vlm[Symbol.asyncDispose]())
  beforeEach(() => {
    vlm.says = undefined
    vlm.asked.length = 0
    lines.length = 0
  })
  const schemaOf = () => s.ask('POST', GENERATE_SCHEMA, { images: Array(5).fill(picture) })

  it('says in /health which answers, and nothing of its key', async () => {
    const answer = await fetch(`${s.real.url}/health`)
    const text = await answer.text()
    expect(JSON.parse(text).vision).toEqual({
      provider: 'openai-compatible',
      model: 'vlm-small',
      fallback: null,
    })
    expect(text).not.toContain(VLM_KEY)
  })

  it('the whole life cycle is in its words, held to the rules', async () => {
    const made = await schemaOf()
    expect(made.status).toBe(200)
    const { visual_schema } = made.body as { visual_schema: string }
    expect(JSON.parse(visual_schema)).toMatchObject({
      style_medium: 'digital illustration',
      objects: [{ shape_and_color: 'round, glossy' }],
    })
    expect((await s.ask('PUT', own.dataset(), { visual_schema })).status).toBe(200)
    const { status, body } = await own.upload()
    expect(status).toBe(201)
    expect(body).toMatchObject({ caption_source: 'automatic' })
    expect(body.warnings).toBeUndefined()
    expect(JSON.parse(body.caption ?? '')).toMatchObject({
      short_description: 'A shiny disc.',
      objects: [{ description: 'a shiny disc', shape_and_color: 'round, glossy' }],
      style_medium: 'digital illustration',
    })
    const refined = await s.ask('POST', REFINE, {
      dataset_id: s.own.dataset.id,
      structured_prompt: body.caption,
      instruction: 'Make the background pink',
    })
    const { structured_prompt } = refined.body as { structured_prompt: string }
    const expected = { ...JSON.parse(body.caption ?? ''), background_setting: 'plain pink' }
    expect(JSON.parse(structured_prompt)).toEqual(expected)

    await own.trained()
    const asked = await own.order(PROMPT, { prompt: 'a disc', seed: 3 })
    expect(asked.status).toBe(202)
    const { request_id: requestId } = asked.body
    await s.work('generate-structured-prompt', { requestId })
    const result = { seed: 3, structured_prompt: expect.stringContaining('round, red') }
    expect(await own.status(requestId)).toMatchObject({ status: 'COMPLETED', result })
  })

  it('an image is ordered without waiting for it, asked for once, and drawn from its words', async () => {
    await own.trained()
    const { status, body } = await own.order(IMAGE, { prompt: 'a disc', seed: 3, steps_num: 20 })
    expect(status).toBe(202)
    expect(vlm.asked).toEqual([])
    const { request_id: requestId } = body
    await s.work('generate-image', { requestId })
    expect(vlm.asked).toHaveLength(1)
    const told = (await own.status(requestId)) as {
      status: string
      result: { image_url: string; structured_prompt: string }
    }
    expect(told.status).toBe('COMPLETED')
    expect(JSON.parse(told.result.structured_prompt).short_description).toContain('shiny disc')
    const drawn = Buffer.from(await (await fetch(told.result.image_url)).arrayBuffer())
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'png', width: 1024 })
  })

  it.each([IMAGE, PROMPT])(
    'words that the identity rules out are told, by %s to who waits and by the status',
    async (path) => {
      await own.trained()
      vlm.says = {
        json: {
          short_description: 'A square disc.',
          objects: [{ schema_object: 0, description: 'a disc' }],
          overrides: [],
          overruled: [{ words: 'square', field: '/objects/0/shape_and_color' }],
        },
      }
      const order = { prompt: 'a square disc', sync: true, steps_num: 20 }
      const { steps_num: _steps, ...words } = order
      const waiting = own.order(path, path === IMAGE ? order : words)
      const requestId = await s.nextOrder()
      const job = path === IMAGE ? 'generate-image' : 'generate-structured-prompt'
      await s.work(job, { requestId })
      const warnings = [
        {
          code: 'words_overruled',
          message: expect.stringContaining('square'),
          words: ['square'],
          field: '/objects/0/shape_and_color',
          kept: 'round, red',
        },
      ]
      expect(await waiting).toMatchObject({ status: 200, body: { warnings, result: { warnings } } })
      expect(await own.status(requestId)).toMatchObject({ result: { warnings } })
    },
  )

  it('every request to it is a line of the log with tokens, cost and prompt version, and no text or key', async () => {
    await own.giveSchema()
    await own.upload()
    const calls = lines.map((line) => JSON.parse(line)).filter((line) => line.vision)
    expect(calls).toHaveLength(1)
    expect(calls[0].level).toBe(30)
    expect(calls[0].vision).toMatchObject({
      provider: 'openai-compatible',
      model: 'vlm-small',
      task: 'caption',
      prompt: expect.stringMatching(/^caption@\d+$/),
      outcome: 'answered',
      inputTokens: 1200,
      outputTokens: 345,
      cost: (1200 * 0.5 + 345 * 2) / 1e6,
      durationMs: expect.any(Number),
    })
    expect(lines.join('')).not.toContain(VLM_KEY)
    expect(lines.join('')).not.toContain('shiny')
  })

  it('pictures go to it as JPEG of at most 512 pixels a side', async () => {
    await own.giveSchema()
    const file = (await disc(90, 1600)).toString('base64')
    await s.ask('POST', `${own.dataset()}/images`, { file })
    const [image] = vlm.asked[0]?.images ?? []
    expect(image?.mediaType).toBe('image/jpeg')
    const { format, width, height } = await sharp(image?.bytes).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 512, height: 512 })
  })

  describe('that is away', () => {
    it.each([
      [503, LOCKED_OUT, 'does not accept the key'],
      [503, BUSY, 'answered 503'],
      [502, GIBBERISH, 'no usable answer'],
    ] as const)(
      'a question is answered %i, with its reason and without what the service said',
      async (status, reply, words) => {
        vlm.says = reply
        const refine = () =>
          s.ask('POST', REFINE, {
            dataset_id: s.own.dataset.id,
            structured_prompt: '{"context":"a disc"}',
            instruction: 'Make it pink',
          })
        for (const ask of [schemaOf, refine]) {
          const answer = await ask()
          expect(answer.status).toBe(status)
          expect((answer.body as Failure).message).toContain(words)
          expect(JSON.stringify(answer.body)).not.toContain('fault 401')
          expect(answer.headers.get('retry-after')).toEqual(
            status === 503 ? expect.stringMatching(/^[1-9]\d*$/) : null,
          )
        }
      },
    )

    it('an upload is kept, says that its caption comes later, and gets it when the service is back', async () => {
      await own.giveSchema()
      vlm.says = LOCKED_OUT
      const { status, body } = await own.upload()
      expect(status).toBe(201)
      expect(body).toMatchObject({ caption: null, caption_source: 'pending' })
      expect(body.warnings).toEqual([
        { code: 'caption_pending', message: expect.stringContaining('does not accept the key') },
      ])
      const datasetId = s.own.dataset.id
      // Still away: it goes on waiting.
      await s.work('caption-waiting', { datasetId })
      expect(await own.image(body.id)).toMatchObject({ caption: null, caption_source: 'pending' })
      vlm.says = undefined
      await s.work('caption-waiting', { datasetId })
      expect(await own.image(body.id)).toMatchObject({
        caption: expect.stringContaining('shiny disc'),
        caption_source: 'automatic',
      })
    })

    it('what waits is found by the patrol, and its job is enqueued once', async () => {
      await own.giveSchema()
      vlm.says = LOCKED_OUT
      await own.upload()
      await s.real.patrol()
      await s.real.patrol()
      const jobs = await s.jobsOf('caption-waiting')
      const waiting = jobs.filter(({ datasetId }) => datasetId === s.own.dataset.id)
      expect(waiting).toHaveLength(1)
    })

    it('a picture that it answers nonsense about stops waiting, so that nobody pays for ever', async () => {
      await own.giveSchema()
      vlm.says = LOCKED_OUT
      const { body } = await own.upload()
      vlm.says = GIBBERISH
      const datasetId = s.own.dataset.id
      await s.work('caption-waiting', { datasetId })
      const asked = vlm.asked.length
      await s.work('caption-waiting', { datasetId })
      expect(vlm.asked).toHaveLength(asked)
      expect(await own.image(body.id)).toMatchObject({ caption: null, caption_source: 'pending' })
    })

    it('a schema is stored all the same, and a job makes the captions of the images that were there', async () => {
      const { body } = await own.upload()
      expect(body).toMatchObject({ caption: null, caption_source: 'pending' })
      vlm.says = LOCKED_OUT
      expect((await own.giveSchema()).status).toBe(200)
      vlm.says = undefined
      await s.work('caption-waiting', { datasetId: s.own.dataset.id })
      expect(await own.image(body.id)).toMatchObject({ caption_source: 'automatic' })
      expect((await own.image(body.id)).caption).toContain('round, red')
    })

    it('making all captions anew ends with those that there were, and says why', async () => {
      await own.giveSchema()
      const { body: before } = await own.upload()
      vlm.says = LOCKED_OUT
      expect((await s.ask('PUT', `${own.dataset()}/images`)).status).toBe(202)
      await s.work('regenerate-captions', { datasetId: s.own.dataset.id })
      const dataset = (await s.ask('GET', own.dataset())).body
      expect(dataset).toMatchObject({
        captions_update_status: 'completed',
        warnings: [
          { code: 'captions_failed', message: expect.stringContaining('does not accept the key') },
        ],
      })
      expect((await own.image(before.id)).caption).toBe(before.caption)
      // Once it works again nothing is left of the failure.
      vlm.says = undefined
      await s.ask('PUT', `${own.dataset()}/images`)
      await s.work('regenerate-captions', { datasetId: s.own.dataset.id })
      expect((await s.ask('GET', own.dataset())).body).not.toHaveProperty('warnings')
    })

    it('a caption that is asked for alone is answered 503, and the old one stays', async () => {
      await own.giveSchema()
      const { body: before } = await own.upload()
      vlm.says = LOCKED_OUT
      const path = `${own.dataset()}/images/${before.id}`
      expect((await s.ask('PUT', path, { regenerate_caption: true })).status).toBe(503)
      expect((await own.image(before.id)).caption).toBe(before.caption)
    })

    it.each([
      [IMAGE, 'generate-image'],
      [PROMPT, 'generate-structured-prompt'],
    ] as const)(
      'an order at %s is tried again, and ends as an error that says so',
      async (path, job) => {
        await own.trained()
        vlm.says = LOCKED_OUT
        const { body } = await own.order(path, { prompt: 'a disc' })
        const { request_id: requestId } = body
        await expect(s.work(job, { requestId }, { lastAttempt: false })).rejects.toThrow()
        expect(await own.status(requestId)).toMatchObject({ status: 'IN_PROGRESS' })
        await s.work(job, { requestId })
        expect(await own.status(requestId)).toMatchObject({
          status: 'ERROR',
          error: { code: 503, message: expect.stringContaining('does not accept the key') },
        })
      },
    )

    it('whoever waits for an order is told 503 and when to come again', async () => {
      await own.trained()
      vlm.says = LOCKED_OUT
      const waiting = s.ask('POST', PROMPT, {
        tailored_model_id: String(s.own.model.id),
        prompt: 'a disc',
        sync: true,
      })
      const requestId = await s.nextOrder()
      await s.work('generate-structured-prompt', { requestId })
      const { status, headers, body } = await waiting
      expect(status).toBe(503)
      expect((body as Failure).error).toMatchObject({ code: 503 })
      expect(headers.get('retry-after')).toMatch(/^\d+$/)
    })
  })

  describe('that declines', () => {
    it('is answered 422 wherever the caller waits, and nothing is stored', async () => {
      await own.giveSchema()
      vlm.says = REFUSAL
      const { images_count } = (await s.ask('GET', own.dataset())).body as { images_count: number }
      for (const answer of [await schemaOf(), await own.upload()]) {
        expect(answer.status).toBe(422)
        expect((answer.body as unknown as Failure).message).toContain('declines')
      }
      expect((await s.ask('GET', own.dataset())).body).toMatchObject({ images_count })
    })

    it('ends an order at once with 422', async () => {
      await own.trained()
      vlm.says = REFUSAL
      const { body } = await own.order(PROMPT, { prompt: 'a disc' })
      const { request_id: requestId } = body
      await s.work('generate-structured-prompt', { requestId }, { lastAttempt: false })
      expect(await own.status(requestId)).toMatchObject({ status: 'ERROR', error: { code: 422 } })
    })
  })

  it('an instruction that cannot be carried out is a fault of its field', async () => {
    vlm.says = { json: { problem: 'There is no hat in this document.', edits: [] } }
    const { status, body } = await s.ask('POST', REFINE, {
      dataset_id: s.own.dataset.id,
      structured_prompt: '{"context":"a disc"}',
      instruction: 'Make the hat blue',
    })
    expect(status).toBe(400)
    expect((body as Failure).errors).toMatchObject([
      { field_name: 'instruction', msg: 'There is no hat in this document.' },
    ])
  })

  it('a caller who hangs up is not asked for any longer', async () => {
    vlm.says = { hang: 'headers' }
    const gone = new AbortController()
    const asking = fetch(`${s.real.url}${GENERATE_SCHEMA}`, {
      method: 'POST',
      headers: { api_token: s.own.token, 'content-type': 'application/json' },
      body: JSON.stringify({ images: Array(5).fill(picture) }),
      signal: gone.signal,
    })
    await expect.poll(() => vlm.open.now, { timeout: 20_000 }).toBe(1)
    gone.abort()
    await expect(asking).rejects.toThrow()
    await expect.poll(() => vlm.open.now, { timeout: 4_000 }).toBe(0)
    expect(vlm.asked).toHaveLength(1)
  })

  it('a job that a shutdown calls off leaves its order open, and the service in peace', async () => {
    await own.trained()
    const { body } = await own.order(PROMPT, { prompt: 'a disc' })
    const { request_id: requestId } = body
    vlm.says = { hang: 'headers' }
    const shutdown = new AbortController()
    const job = s.real.jobs.find(({ name }) => name === 'generate-structured-prompt')
    const context = { signal: shutdown.signal, lastAttempt: true }
    const working = job?.handle({ requestId } as never, context)
    await expect.poll(() => vlm.open.now, { timeout: 20_000 }).toBe(1)
    shutdown.abort()
    await expect(working).rejects.toThrow()
    await expect.poll(() => vlm.open.now, { timeout: 4_000 }).toBe(0)
    expect(await own.status(requestId)).toMatchObject({ status: 'IN_PROGRESS' })
    vlm.says = undefined
    await s.work('generate-structured-prompt', { requestId })
    expect(await own.status(requestId)).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('with Gemini', async () => {
  const vlm = await startVlm()
  afterAll(() => vlm[Symbol.asyncDispose]())
  const s = studio({
    env: {
      ATELIER_VISION: 'gemini',
      ATELIER_VISION_API_KEY: VLM_KEY,
      ATELIER_VISION_BASE_URL: `${vlm.url}/v1beta`,
    },
  })

  it('the model that the contract names is asked, over its own wire', async () => {
    const images = Array(5).fill(picture)
    expect((await s.ask('POST', GENERATE_SCHEMA, { images })).status).toBe(200)
    const [asked] = vlm.asked
    expect(asked).toMatchObject({ wire: 'gemini', model: 'gemini-2.5-flash' })
    expect(asked?.images).toHaveLength(5)
    const health = await (await fetch(`${s.real.url}/health`)).json()
    expect(health).toMatchObject({ vision: { provider: 'gemini', model: 'gemini-2.5-flash' } })
  })
})

describe('with a vision service that builtin may stand in for', async () => {
  const vlm = await startVlm()
  const s = studio({ env: { ...vlm.env, ATELIER_VISION_FALLBACK: 'builtin' } })
  const own = hands(s)
  afterAll(() => vlm[Symbol.asyncDispose]())
  beforeEach(() => {
    vlm.says = LOCKED_OUT
  })
  const warned = [
    {
      code: 'answered_by_fallback',
      message: expect.stringContaining('does not accept the key'),
      provider: 'openai-compatible',
      by: 'builtin',
    },
  ]

  it('everything is answered while it is away, and each answer says by whom', async () => {
    const made = await s.ask('POST', GENERATE_SCHEMA, { images: Array(5).fill(picture) })
    expect(made).toMatchObject({ status: 200, body: { warnings: warned } })
    await own.giveSchema()
    const { body } = await own.upload()
    expect(body).toMatchObject({ caption_source: 'automatic', warnings: warned })
    const refined = await s.ask('POST', REFINE, {
      dataset_id: s.own.dataset.id,
      structured_prompt: '{"short_description":"a disc","background_setting":"plain white"}',
      instruction: 'Make the background pink',
    })
    expect(refined).toMatchObject({ status: 200, body: { warnings: warned } })
    await own.trained()
    const { body: order } = await own.order(PROMPT, { prompt: 'a disc' })
    const { request_id: requestId } = order
    await s.work('generate-structured-prompt', { requestId })
    expect(await own.status(requestId)).toMatchObject({
      status: 'COMPLETED',
      result: { warnings: warned },
    })
  })

  it('what it declines is not handed to one that does not look', async () => {
    vlm.says = REFUSAL
    const made = await s.ask('POST', GENERATE_SCHEMA, { images: Array(5).fill(picture) })
    expect(made.status).toBe(422)
  })
})
