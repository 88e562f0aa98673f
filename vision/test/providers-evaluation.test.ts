import { describe, expect, it } from 'vitest'
import { bases } from '../eval/bases.ts'
import { instructionCases } from '../eval/instructions/all.ts'
import { captionCases } from '../eval/services/captions.ts'
import { judgeCase, judgeInstruction } from '../eval/services/evaluate-service.ts'
import { changeCases, promptCases } from '../eval/services/prompts.ts'
import { evaluateService } from '../eval/services/run.ts'
import { schemaCases } from '../eval/services/schemas.ts'
import { type JsonObject, pruneObject } from '../src/json.ts'
import { adversarial, sensible } from './fake-model.ts'
import { type Asked, fakeVlm, type Reply, type Wire } from './fake-vlm-server.ts'
import { idealAnswers } from './ideal-answers.ts'
import { KEY, remoteAt, WIRES } from './remote.ts'

const CASES = [...schemaCases, ...captionCases, ...promptCases, ...changeCases]

describe('the evaluation of services', () => {
  it.each(CASES.map((one) => [one.kind, one.name, one] as const))(
    'can be passed: %s “%s”',
    async (_kind, name, entry) => {
      const json = idealAnswers[name]
      expect(json).toBeDefined()
      await using server = await fakeVlm([{ json }])
      const verdict = await judgeCase(remoteAt(server, 'openai-compatible'), entry)
      expect(verdict.faults).toEqual([])
    },
  )

  it('is not passed by a model that breaks the rules', async () => {
    await using server = await fakeVlm(adversarial)
    const remote = remoteAt(server, 'gemini')
    const cases = [...captionCases, ...promptCases, ...changeCases]
    const verdicts = await Promise.all(cases.map((entry) => judgeCase(remote, entry)))
    expect(verdicts.filter(({ faults }) => faults.length === 0)).toEqual([])
    // What code enforces holds all the same.
    const said = verdicts.flatMap(({ faults }) => faults).join('\n')
    expect(said).not.toMatch(/not: (the rules of all|every shared trait|the identity)/)
  })
})

/** Answers an instruction with the patch that the cases expect. */
function byTheBook({ facts }: Asked): Reply {
  const entry = instructionCases.find(
    ({ say, base }) =>
      say === facts.instruction &&
      JSON.stringify(pruneObject(bases[base].document)) === JSON.stringify(facts.document),
  )
  if (entry?.error !== undefined) return { json: { problem: `No: ${entry.error.join(', ')}.` } }
  const edits = Object.entries(entry?.to ?? {}).map(([path, value]) => ({
    path,
    value: value === null ? null : JSON.stringify(value),
  }))
  return { json: { edits } }
}

describe('a model that knows every answer', () => {
  const holdsFields = (value: unknown) =>
    typeof value === 'object' && JSON.stringify(value).includes('{')
  const exact = instructionCases.filter(({ to = {}, error }) => {
    const values = Object.values(to)
    const writable = values.every((value) => !(value instanceof RegExp) && !holdsFields(value))
    return writable && (values.length > 0 || error !== undefined)
  })

  it('passes the instructions: its edits come out byte for byte', async () => {
    expect(exact.length).toBeGreaterThan(200)
    await using server = await fakeVlm(byTheBook)
    const remote = remoteAt(server, 'openai-compatible', { maxQueueMs: 1e9 })
    const verdicts = await Promise.all(exact.map((entry) => judgeInstruction(remote, entry)))
    expect(verdicts.filter(({ faults }) => faults.length > 0)).toEqual([])
  })
})

describe('npm run eval:vision -- --provider', () => {
  async function run(provider: Wire, script: (asked: Asked) => Reply, only?: string) {
    await using server = await fakeVlm(script)
    const lines: string[] = []
    const env = {
      ATELIER_VISION_API_KEY: KEY,
      ATELIER_VISION_BASE_URL: `${server.url}/${provider === 'gemini' ? 'v1beta' : 'v1'}`,
      ATELIER_VISION_MODEL: 'vlm-small',
      ATELIER_VISION_PRICES: '1,10',
    }
    const code = await evaluateService({ provider, only, env, print: (line) => lines.push(line) })
    const summary = JSON.parse(lines.at(-1) ?? '{}') as JsonObject
    return { code, lines, summary, requests: server.asked.length, asked: server.asked }
  }

  it('asks the service every case, and says how many passed and what that cost', async () => {
    const provider = 'openai-compatible'
    const { code, lines, summary, requests, asked } = await run(provider, sensible)
    expect(code).toBe(0)
    const kinds = lines.flatMap(
      (line) => /^(\S.*?) +\d+ of +\d+ {2}pass_rate/.exec(line)?.[1] ?? [],
    )
    expect(kinds).toEqual(expect.arrayContaining(['schema', 'caption', 'prompt', 'change']))
    expect(kinds).toContain('instruction: remove')
    expect(summary).toMatchObject({
      provider,
      model: 'vlm-small',
      cases: CASES.length + instructionCases.length,
      unanswered: 0,
      requests,
      input_tokens: 1200 * requests,
    })
    expect(summary.prompts).toHaveLength(5)
    expect(Number(summary.cost)).toBeCloseTo((requests * (1200 + 3450)) / 1e6)
    expect(asked[0]?.model).toBe('vlm-small')
    expect(lines.join('\n')).not.toContain(KEY)
  })

  it.each(WIRES)('%s asks a part of them where that is wanted', async (provider) => {
    const { code, summary } = await run(provider, sensible, 'change')
    expect(code).toBe(0)
    expect(summary).toMatchObject({ provider, cases: changeCases.length })
  })

  it.each(WIRES)('%s ends with 1 when it is not answered, and says why', async (provider) => {
    const { code, lines, summary } = await run(provider, () => ({ status: 401 }), 'change')
    expect(code).toBe(1)
    expect(summary).toMatchObject({ unanswered: changeCases.length, failed: changeCases.length })
    expect(lines.join('\n')).toContain('does not accept the key')
    expect(lines.join('\n')).not.toContain(KEY)
  })
})

describe('without what a service needs, npm run eval:vision', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['gemini', {}, /without ATELIER_VISION_API_KEY in/],
    ['gemini', { ATELIER_VISION_API_KEY: ' ' }, /without ATELIER_VISION_API_KEY in/],
    ['openai-compatible', { ATELIER_VISION_API_KEY: KEY }, /BASE_URL and ATELIER_VISION_MODEL/],
    ['openai', {}, /no service "openai"; there are gemini and openai-compatible/],
  ])('says so and ends with 2: %s %j', async (provider, env, words) => {
    const lines: string[] = []
    expect(await evaluateService({ provider, env, print: (line) => lines.push(line) })).toBe(2)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(words)
  })
})
