import { describe, expect, it } from 'vitest'
import { createDialect } from '../src/providers/openai-dialect.ts'
import { type Asked, fakeVlm, type Reply } from './fake-vlm-server.ts'
import { lucy, plain, remoteAt } from './remote.ts'

const json = { short_description: 'Lucy waves.', objects: [{ description: 'Lucy, a fox' }] }
const request = { image: plain(), schema: {}, ip: lucy }

type Body = Asked['body']

/** A server that takes nothing but what `takes` says, and names in its refusal what it does not take. */
function picky(takes: (body: Body) => string | undefined, status = 400) {
  return ({ body }: Asked): Reply => {
    const message = takes(body)
    return message === undefined ? { json } : { status, error: { error: { message } } }
  }
}

function formatOf(body: Body): unknown {
  return (body.response_format as { type?: unknown } | undefined)?.type
}

describe('a server with a dialect of its own', () => {
  async function learn(takes: (body: Body) => string | undefined, status?: number) {
    await using server = await fakeVlm(picky(takes, status))
    const remote = remoteAt(server, 'openai-compatible', { maxRetries: 0 })
    const { document } = await remote.caption(request)
    expect(document).toMatchObject({ short_description: 'Lucy waves.' })
    const needed = server.asked.length
    await remote.caption(request)
    // What was learnt stays known.
    expect(server.asked).toHaveLength(needed + 1)
    return { needed, last: server.asked.at(-1)! }
  }

  it.each(['temperature', 'top_p', 'seed'])(
    'that does not take %s is asked without',
    async (field) => {
      const { needed, last } = await learn((body) =>
        field in body ? `Unsupported parameter: '${field}'` : undefined,
      )
      expect(needed).toBe(2)
      expect(last.body).toMatchObject({ max_tokens: 8192 })
      expect(formatOf(last.body)).toBe('json_schema')
    },
  )

  it('that wants max_completion_tokens gets them', async () => {
    const { last } = await learn((body) =>
      'max_tokens' in body ? "Use 'max_completion_tokens' instead of 'max_tokens'." : undefined,
    )
    expect(last.body).toMatchObject({ max_completion_tokens: 8192 })
    expect(last.body).not.toHaveProperty('max_tokens')
  })

  it('that takes neither limit of tokens is asked without', async () => {
    const { last } = await learn((body) =>
      'max_tokens' in body || 'max_completion_tokens' in body
        ? 'max_tokens or max_completion_tokens is too large: 8192'
        : undefined,
    )
    expect(last.body).not.toHaveProperty('max_completion_tokens')
  })

  it.each([400, 422])(
    'that knows no json_schema (%d) is told the schema in words',
    async (status) => {
      const { last } = await learn(
        (body) =>
          formatOf(body) === 'json_schema'
            ? "response_format 'json_schema' is not supported"
            : undefined,
        status,
      )
      expect(formatOf(last.body)).toBe('json_object')
      expect(last.system).toContain('JSON Schema')
      expect(last.system).toContain('"short_description"')
      expect(last.system).toContain('caption one picture')
    },
  )

  it('that knows no response_format at all is told the schema in words alone', async () => {
    const { last } = await learn((body) =>
      'response_format' in body ? 'response_format: Extra inputs are not permitted' : undefined,
    )
    expect(last.body).not.toHaveProperty('response_format')
    expect(last.system).toContain('"short_description"')
  })

  it('that takes almost nothing is understood step by step', async () => {
    const refused = ['seed', 'top_p', 'temperature', 'response_format']
    const { needed, last } = await learn((body) => {
      const field = refused.find((one) => one in body)
      return field && `${field}: not permitted`
    })
    expect(needed).toBe(6)
    expect(Object.keys(last.body).sort()).toEqual(['max_tokens', 'messages', 'model'])
  })

  it('that refuses whatever it is sent is given up on', async () => {
    await using server = await fakeVlm(
      picky(() => 'max_tokens max_completion_tokens temperature top_p seed response_format'),
    )
    const asked = remoteAt(server, 'openai-compatible').caption(request)
    await expect(asked).rejects.toMatchObject({ message: 'The vision service answered 400' })
    expect(server.asked.length).toBeLessThan(10)
  })

  it('is learnt once, however many questions find it out at a time', async () => {
    await using server = await fakeVlm(
      picky((body) => ('seed' in body ? 'seed: not permitted' : undefined)),
    )
    const remote = remoteAt(server, 'openai-compatible', { concurrency: 8 })
    const all = await Promise.all(Array.from({ length: 8 }, () => remote.caption(request)))
    expect(all).toHaveLength(8)
    expect(server.asked.length).toBeLessThanOrEqual(16)
    // Nothing else was given up for it.
    expect(server.asked.at(-1)?.body).toMatchObject({ temperature: 0.2, top_p: 0.9 })
  })
})

describe('a dialect', () => {
  it('does not take an old refusal for a new one', () => {
    const dialect = createDialect()
    expect(dialect.adapt('seed: not permitted', 0)).toBe(true)
    // Sent before the change was made: it only has to be sent again.
    expect(dialect.adapt('seed: not permitted', 0)).toBe(true)
    expect(dialect.changes()).toBe(1)
    // Sent after it: there is nothing left to change.
    expect(dialect.adapt('seed: not permitted', 1)).toBe(false)
  })
})
