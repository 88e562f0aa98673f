import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Asked, fakeVlm, type Wire } from './fake-vlm-server.ts'
import { KEY, lucy, other, plain, remoteAt, WIRES } from './remote.ts'

const caption = {
  short_description: 'Lucy waves.',
  objects: [{ schema_object: 0, description: 'Lucy, a small fox', action: 'waving' }],
  background_setting: null,
}

interface Node {
  type?: string
  properties?: Record<string, Node>
  required?: string[]
  additionalProperties?: unknown
  anyOf?: Node[]
  items?: Node
}

/** Every schema in a schema. */
function nodesOf(node: Node): Node[] {
  const below = [
    ...Object.values(node.properties ?? {}),
    ...(node.anyOf ?? []),
    ...(node.items ? [node.items] : []),
  ]
  return [node, ...below.flatMap(nodesOf)]
}

describe.each(WIRES)('a question to %s', (wire: Wire) => {
  async function ask(width = 64, height = width): Promise<Asked> {
    await using server = await fakeVlm([{ json: caption }])
    const remote = remoteAt(server, wire)
    const image = plain(width, height)
    await remote.caption({
      image,
      schema: { style_medium: 'ink' },
      imageName: 'IMG_0042.png',
      ip: lucy,
    })
    return server.asked[0]!
  }

  it('goes to the address of its wire, with the key where that wire has it', async () => {
    const { path, headers, model } = await ask()
    if (wire === 'gemini') {
      expect(path).toBe('/v1beta/models/gemini-2.5-flash:generateContent')
      expect(headers['x-goog-api-key']).toBe(KEY)
      expect(headers.authorization).toBeUndefined()
    } else {
      expect(path).toBe('/v1/chat/completions')
      expect(headers.authorization).toBe(`Bearer ${KEY}`)
      expect(model).toBe('vlm-small')
    }
  })

  it('holds the system prompt, what is known as JSON, and the picture as a JPEG of at most 512 pixels a side', async () => {
    const { system, said, facts, images } = await ask(1200, 600)
    expect(system).toContain('caption one picture')
    expect(system).toContain('defined_character')
    expect(said).toHaveLength(1)
    expect(facts).toEqual({ name: 'Lucy', about: 'small fox', schema: { style_medium: 'ink' } })
    expect(images.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg'])
    const { format, width, height } = await sharp(images[0]!.bytes).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 512, height: 256 })
  })

  it('asks for a schema in the subset that every service takes: all keys required, none beyond, null for what is optional', async () => {
    const { schema } = await ask()
    const nodes = nodesOf(schema as Node)
    const objects = nodes.filter(({ properties }) => properties)
    expect(objects.length).toBeGreaterThan(4)
    for (const { properties = {}, required, additionalProperties } of objects) {
      expect(required).toEqual(Object.keys(properties))
      expect(additionalProperties).toBe(false)
    }
    const allowed = ['type', 'description', 'enum', 'properties', 'required', 'items', 'anyOf']
    // One that says nothing would allow everything.
    for (const node of nodes) expect(node.type ?? node.anyOf).toBeDefined()
    for (const node of nodes)
      expect([...allowed, 'additionalProperties']).toEqual(
        expect.arrayContaining(Object.keys(node)),
      )
    expect((schema as Node).properties?.context).toEqual({
      anyOf: [expect.objectContaining({ type: 'string' }), { type: 'null' }],
    })
  })

  it('asks coolly, with a seed, and with a limit of tokens', async () => {
    const { body } = await ask()
    const config = (wire === 'gemini' ? body.generationConfig : body) as Record<string, unknown>
    expect(config).toMatchObject({ temperature: 0.2, seed: 42 })
    expect(config[wire === 'gemini' ? 'maxOutputTokens' : 'max_tokens']).toBe(8192)
    if (wire === 'gemini') expect(config.thinkingConfig).toEqual({ thinkingBudget: 0 })
    else
      expect(body.response_format).toMatchObject({
        type: 'json_schema',
        json_schema: { strict: true, name: 'caption' },
      })
  })

  it('sends every picture of a set, and a seed that fits 31 bits', async () => {
    await using server = await fakeVlm(({ said }) =>
      said[0]?.text.includes('"pictures"')
        ? { json: { kind: 'other', traits: [] } }
        : { json: { ...caption, overrides: null } },
    )
    const remote = remoteAt(server, wire)
    await remote.generateSchema({ images: Array.from({ length: 7 }, () => plain()) })
    expect(server.asked[0]?.images).toHaveLength(7)
    expect(server.asked[0]?.facts.pictures).toBe(7)
    await remote.structuredPrompt({ prompt: 'a fox', schema: {}, ip: other, seed: 4_294_967_295 })
    const { body } = server.asked[1]!
    const config = (wire === 'gemini' ? body.generationConfig : body) as Record<string, unknown>
    expect(config.seed).toBe(0x7fffffff)
  })

  it('is recorded with its prompt, tokens and cost, and without the key', async () => {
    await using server = await fakeVlm([{ json: caption }])
    const remote = remoteAt(server, wire, { prices: { input: 0.3, output: 2.5 } })
    await remote.caption({ image: plain(), schema: {}, ip: lucy })
    const [record, ...others] = remote.calls
    expect(others).toEqual([])
    expect(record).toMatchObject({
      provider: wire,
      task: 'caption',
      prompt: 'caption@1',
      attempt: 1,
      outcome: 'answered',
      images: 1,
      inputTokens: 1200,
      outputTokens: 345,
    })
    expect(record?.cost).toBeCloseTo((1200 * 0.3 + 345 * 2.5) / 1e6, 12)
    expect(JSON.stringify(remote.calls)).not.toContain(KEY)
  })
})

describe('a service without a key', () => {
  it('is asked without an authorization', async () => {
    await using server = await fakeVlm([{ json: caption }])
    const { apiKey: _key, ...options } = { apiKey: KEY }
    const { createOpenAiCompatibleVision } = await import('../src/providers/openai-compatible.ts')
    const { encodeJpeg } = await import('./remote.ts')
    const remote = createOpenAiCompatibleVision({
      ...options,
      baseUrl: `${server.url}/v1/`,
      model: 'llava',
      encodeJpeg,
    })
    await remote.caption({ image: plain(), schema: {}, ip: other })
    expect(server.asked[0]?.path).toBe('/v1/chat/completions')
    expect(server.asked[0]?.headers.authorization).toBeUndefined()
  })
})
