import { describe, expect, it } from 'vitest'
import { VisionInputError } from '../src/provider.ts'
import { VisionAnswerError } from '../src/providers/errors.ts'
import { fakeVlm, type Reply } from './fake-vlm-server.ts'
import { KEY, lucy, plain, remoteAt, WIRES } from './remote.ts'

const caption = {
  short_description: 'Lucy waves.',
  objects: [{ schema_object: 0, description: 'Lucy, a small fox', action: 'waving' }],
}
const GOOD = JSON.stringify(caption)
const WAVES = { short_description: 'Lucy waves.', objects: [{ action: 'waving' }] }

describe.each(WIRES)('an answer over %s', (wire) => {
  async function ask(...replies: Reply[]) {
    await using server = await fakeVlm(replies)
    const remote = remoteAt(server, wire)
    const request = { image: plain(), schema: {}, ip: lucy }
    const outcome = await remote.caption(request).then(
      ({ document }) => ({ document }),
      (error: unknown) => ({ error }),
    )
    return { ...outcome, asked: server.asked, calls: remote.calls }
  }
  const outcomes = ({ calls }: Awaited<ReturnType<typeof ask>>) =>
    calls.map(({ outcome }) => outcome)

  it.each([
    ['a code fence', `\`\`\`json\n${GOOD}\n\`\`\``],
    ['words around it', `Here it is:\n${GOOD}\nI hope it helps.`],
    ['thoughts before it', `<think>Is {that} a fox?</think>\n${GOOD}`],
    ['white space around it', `\n\n  ${GOOD}  \n`],
    ['nulls and empty values in it', JSON.stringify({ ...caption, context: null, lighting: {} })],
  ])('is read with %s, and not asked for twice', async (_, text) => {
    const answer = await ask({ text })
    expect(answer).toMatchObject({ document: WAVES })
    expect(answer.asked).toHaveLength(1)
    expect(outcomes(answer)).toEqual(['answered'])
  })

  it.each([
    ['broken JSON', '{"short_description": "Lucy wav', /no (valid )?JSON/],
    ['no JSON', 'A fox that waves.', /no JSON object/],
    ['nothing', '', /empty/],
    ['null', 'null', /no JSON object/],
    ['a list', `[${GOOD}]`, /no JSON object/],
    ['another form', '{"objects":"a fox"}', /short_description: .*objects: /],
    ['no objects', '{"short_description":"Lucy waves.","objects":[]}', /objects: /],
    ['lists in lists without end', '['.repeat(200_000) + ']'.repeat(200_000), /nested too deep/],
  ])('of %s is told what is wrong, and asked for once more', async (_, text, fault) => {
    const answer = await ask({ text }, { json: caption })
    expect(answer).toMatchObject({ document: WAVES })
    expect(outcomes(answer)).toEqual(['faulty', 'answered'])
    expect(answer.calls[0]?.fault).toMatch(fault)
    expect(answer.calls.map(({ attempt }) => attempt)).toEqual([1, 2])
    const [first, ...later] = answer.asked[1]?.said ?? []
    expect(first?.text).toBe(answer.asked[0]?.said[0]?.text)
    expect(later.at(-1)?.role).toBe('user')
    expect(later.at(-1)?.text).toMatch(fault)
    if (text !== '') expect(later[0]?.text).toBe(text.slice(0, 20_000))
    expect(answer.asked[1]?.images).toHaveLength(1)
  })

  it('that cannot be used twice is an error that says so, and no third question', async () => {
    const answer = await ask({ text: '{"objects":"a fox"}' })
    expect(answer).toMatchObject({ error: expect.any(VisionAnswerError) })
    expect(answer).toMatchObject({ error: { detail: expect.stringContaining('objects') } })
    expect(outcomes(answer)).toEqual(['faulty', 'faulty'])
    expect(answer.asked).toHaveLength(2)
  })

  it('that was cut off is asked for again, shorter', async () => {
    const answer = await ask({ text: GOOD.slice(0, 40), finish: 'length' }, { json: caption })
    expect(answer).toMatchObject({ document: WAVES })
    expect(answer.calls[0]).toMatchObject({ outcome: 'faulty', finishReason: 'length' })
    expect(answer.asked[1]?.said.at(-1)?.text).toContain('be brief')
  })

  const refusals: [string, Reply][] = [
    ['by the finish reason', { text: '', finish: 'filter' }],
    ['by the finish reason after a part of it', { text: GOOD.slice(0, 40), finish: 'filter' }],
    ['in a field of its own', { refusal: 'I will not describe this person.' }],
    ['in prose', { text: "I'm sorry, but I can't help with that image." }],
    ...(wire === 'gemini'
      ? ([['before any model saw it', { blocked: 'PROHIBITED_CONTENT' }]] as [string, Reply][])
      : ([
          [
            'with a status',
            { status: 400, error: { error: { message: 'no', code: 'content_filter' } } },
          ],
        ] as [string, Reply][])),
  ]
  it.each(refusals)('that is refused %s is the fault of the request', async (_, reply) => {
    const answer = await ask(reply)
    expect(answer).toMatchObject({ error: expect.any(VisionInputError) })
    expect(answer).toMatchObject({ error: { message: expect.stringContaining('declines') } })
    expect(outcomes(answer)).toEqual(['refused'])
  })

  it('that is larger than the limit is left unread', async () => {
    const answer = await ask({ bytes: 64 * 1024 * 1024 })
    expect(answer).toMatchObject({ error: expect.any(VisionAnswerError) })
    expect(answer).toMatchObject({ error: { message: expect.stringContaining('too large') } })
    expect(answer.asked).toHaveLength(1)
  })

  it.each<[string, Reply]>([
    ["a proxy's page", { raw: '<html>Welcome</html>' }],
    ['an empty body', { raw: '', contentType: 'application/json' }],
    ["another service's JSON", { raw: '{"hello":"world"}', contentType: 'application/json' }],
    ['lists without end', { raw: '['.repeat(200_000), contentType: 'application/json' }],
    ['a forbidden key', { raw: '{"__proto__":{"a":1}}', contentType: 'application/json' }],
  ])('of %s is an answer that cannot be used', async (_, reply) => {
    const answer = await ask(reply)
    expect(answer).toMatchObject({ error: expect.any(VisionAnswerError) })
    for (const { outcome } of answer.calls) expect(['failed', 'faulty']).toContain(outcome)
  })

  it('has no text that cannot be stored', async () => {
    const text =
      '{"short_description":"Lucy\\u0000 waves\\ud800.","objects":[{"description":"fox"}]}'
    const { document } = (await ask({ text })) as { document: Record<string, unknown> }
    expect(document.short_description).toMatch(/^Lucy waves.?\.$/)
    expect(JSON.stringify(document)).not.toMatch(/\\ud800|\\u0000/)
  })

  it.each<[string, Reply[]]>([
    ['in its JSON', [{ json: { ...caption, context: `The key is ${KEY}.` } }]],
    ['in its prose', [{ text: `I cannot do that with ${KEY}.` }]],
    ['in what cannot be used', [{ text: `{"objects":"${KEY}"}` }]],
    ['in broken JSON', [{ text: `{"${KEY}` }]],
    ['in a page', [{ raw: `<p>${KEY}</p>` }]],
    ['in an error', [{ status: 403, error: { error: { message: `bad key ${KEY}` } } }]],
  ])('that repeats the key %s gives it to nobody', async (_, replies) => {
    const { asked: _asked, ...answer } = await ask(...replies)
    const error = 'error' in answer ? (answer.error as Error) : undefined
    const told = [error?.message, error?.stack, JSON.stringify(error), JSON.stringify(answer)]
    expect(told.join('\n')).not.toContain(KEY)
    expect(error?.cause).toBeUndefined()
  })
})

describe('an answer without end', () => {
  it('of edits is told back', async () => {
    const edits = Array.from({ length: 20_000 }, () => ({ path: '/tags/-', value: 'x' }))
    await using server = await fakeVlm([
      { json: { edits } },
      { json: { edits: edits.slice(0, 1) } },
    ])
    const remote = remoteAt(server, 'openai-compatible')
    const request = { document: { tags: ['a'] }, instruction: 'add an x', ip: lucy }
    expect((await remote.refine(request)).document).toEqual({ tags: ['a', 'x'] })
    expect(remote.calls.map(({ outcome }) => outcome)).toEqual(['faulty', 'answered'])
  })

  it('of traits is told back', async () => {
    const traits = Array.from({ length: 9_000 }, () => ({
      trait: 'style_medium',
      text: 'ink',
      images: 1,
    }))
    await using server = await fakeVlm([
      { json: { kind: 'other', traits } },
      { json: { kind: 'other', traits: traits.slice(0, 1) } },
    ])
    const remote = remoteAt(server, 'gemini')
    const { document } = await remote.generateSchema({ images: [plain()] })
    expect(document).toMatchObject({ style_medium: 'ink' })
    expect(remote.calls.map(({ outcome }) => outcome)).toEqual(['faulty', 'answered'])
  })
})
