import { describe, expect, it } from 'vitest'
import { createBuiltinVision } from '../src/builtin.ts'
import { VisionInputError } from '../src/provider.ts'
import { type Fallback, withFallback } from '../src/providers/fallback.ts'
import { fakeVlm, type Reply } from './fake-vlm-server.ts'
import { lucy, other, plain, remoteAt, WIRES } from './remote.ts'

const schema = { style_medium: 'ink' }

describe.each(WIRES)('a provider over %s with another one behind it', (wire) => {
  async function both(reply: Reply) {
    const server = await fakeVlm([reply])
    const timeoutMs = 'hang' in reply ? 200 : 60_000
    const remote = remoteAt(server, wire, { maxRetries: 0, timeoutMs })
    const builtin = createBuiltinVision()
    const told: Fallback[] = []
    const vision = withFallback(remote, builtin, (one) => told.push(one))
    return { vision, remote, builtin, told, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
  }

  it.each<[string, Reply]>([
    ['is out of order', { status: 503 }],
    ['does not let it in', { status: 401 }],
    ['hangs', { hang: 'headers' }],
    ['answers nonsense', { text: 'What?' }],
  ])(
    'has the other one answer when its service %s, and says so in the answer',
    async (_, reply) => {
      await using one = await both(reply)
      const request = { image: plain(), schema, ip: lucy }
      const { document, notes } = await one.vision.caption(request)
      expect(document).toEqual((await one.builtin.caption(request)).document)
      expect(notes).toEqual([
        {
          code: 'answered_by_fallback',
          message: expect.stringContaining('The vision service'),
          provider: wire,
          by: 'builtin',
        },
      ])
      expect(one.told).toMatchObject([{ provider: wire, by: 'builtin', operation: 'caption' }])
    },
  )

  it('has it answer whatever is asked', async () => {
    await using one = await both({ status: 503 })
    const answers = [
      await one.vision.generateSchema({ images: [plain()] }),
      await one.vision.structuredPrompt({ prompt: 'a fox', schema, ip: other, seed: 1 }),
      await one.vision.refine({
        document: { aesthetics: { mood_atmosphere: 'loud' } },
        instruction: 'set the mood to mysterious',
        ip: other,
      }),
    ]
    for (const { notes } of answers)
      expect(notes).toContainEqual(expect.objectContaining({ code: 'answered_by_fallback' }))
    expect(one.told.map(({ operation }) => operation)).toEqual([
      'generateSchema',
      'structuredPrompt',
      'refine',
    ])
  })

  it.each<[string, Reply]>([
    ['by its finish reason', { text: '', finish: 'filter' }],
    ['in a field of its own', { refusal: 'I will not describe this.' }],
    ['in prose', { text: 'I cannot help with that.' }],
  ])('does not hand on what its service refuses %s', async (_, reply) => {
    await using one = await both(reply)
    const asked = one.vision.caption({ image: plain(), schema, ip: lucy })
    await expect(asked).rejects.toThrow(VisionInputError)
    expect(one.told).toEqual([])
  })

  it('does not hand on an instruction that cannot be carried out', async () => {
    await using one = await both({ json: { problem: 'There is no "hat" here.', edits: null } })
    const request = { document: { style_medium: 'ink' }, instruction: 'remove the hat', ip: other }
    await expect(one.vision.refine(request)).rejects.toThrow('There is no "hat" here.')
    expect(one.told).toEqual([])
  })

  it('does not hand on what was called off', async () => {
    await using one = await both({ hang: 'headers' })
    const signal = AbortSignal.abort(new Error('no longer wanted'))
    const asked = one.vision.caption({ image: plain(), schema, ip: lucy }, { signal })
    await expect(asked).rejects.toThrow('no longer wanted')
    expect(one.told).toEqual([])
  })

  it('fails by itself where no other is configured', async () => {
    await using one = await both({ status: 503 })
    const asked = one.remote.caption({ image: plain(), schema, ip: lucy })
    await expect(asked).rejects.toMatchObject({ name: 'VisionUnavailableError' })
  })

  it('answers as ever when nothing fails', async () => {
    const json = { short_description: 'A fox.', objects: [{ description: 'fox' }] }
    await using one = await both({ json })
    const { notes } = await one.vision.caption({ image: plain(), schema, ip: other })
    expect(notes).toEqual([])
    expect(one.told).toEqual([])
  })
})
