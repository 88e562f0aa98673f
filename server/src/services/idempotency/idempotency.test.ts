import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../store/database.ts'
import { createStore, type Store } from '../../store/store.ts'
import { fingerprintOf } from './fingerprint.ts'
import { createIdempotency, type Idempotency, type KeyedRun, type Reply } from './idempotency.ts'
import { seal, unseal } from './seal.ts'

const { signal } = new AbortController()

describe('two requests with one key', () => {
  let root: string
  let open: OpenDatabase
  let store: Store
  let idempotency: Idempotency
  let tokenId: number
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-keys-'))
    open = await openDatabase({ url: undefined, folder: join(root, 'db') })
    store = createStore(open.database)
    const log = pino({ level: 'silent' })
    idempotency = createIdempotency({ store, log, waitMs: 300 })
    tokenId = (await store.accounts.createOrganization('studio')).tokenId
  })
  afterAll(async () => {
    await open.close()
    await rm(root, { recursive: true, force: true })
  })

  const begin = (key: string) =>
    idempotency.begin({ tokenId, token: 'secret', key, fingerprint: 'a', signal })
  const beginRun = async (key: string) => (await begin(key)) as KeyedRun
  const reply: Reply = { status: 201, headers: { location: '/x' }, body: Buffer.from('{"a":1}') }

  it('share the reply when the second waits for the first', async () => {
    const first = await beginRun('wait')
    const second = begin('wait')
    await first.end(reply)
    expect(await second).toEqual(reply)
  })

  it('do not wait for each other for ever: the second is told to come back', async () => {
    const first = await beginRun('slow')
    await expect(begin('slow')).rejects.toMatchObject({
      status: 409,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    })
    await first.end(reply)
    expect(await begin('slow')).toEqual(reply)
  })

  it('run one after the other when the first has nothing to be kept', async () => {
    const first = await beginRun('refused')
    const second = begin('refused')
    await first.end(undefined)
    expect(await second).toHaveProperty('end')
  })

  it('stop waiting when nobody is there to be answered', async () => {
    await beginRun('gone')
    const gone = AbortSignal.abort()
    const request = { tokenId, token: 'secret', key: 'gone', fingerprint: 'a', signal: gone }
    await expect(idempotency.begin(request)).rejects.toMatchObject({ status: 409 })
  })

  it('both run when the reply is too large to be kept', async () => {
    const body = Buffer.alloc(1024 * 1024 + 1)
    await (await beginRun('large')).end({ ...reply, body })
    expect(await begin('large')).toHaveProperty('end')
  })
})

describe('a sealed reply', () => {
  it('opens with the token and the key that sealed it, and nothing else', () => {
    const body = Buffer.from('{"token":"atl_x"}')
    const sealed = seal('secret', 'key', body)
    expect(unseal('secret', 'key', sealed)).toEqual(body)
    expect(() => unseal('other', 'key', sealed)).toThrow()
    expect(() => unseal('secret', 'other', sealed)).toThrow()
    const bytes = Buffer.from(sealed, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    expect(() => unseal('secret', 'key', bytes.toString('base64'))).toThrow()
    expect(seal('secret', 'key', body)).not.toBe(sealed)
  })
})

describe('a fingerprint', () => {
  const of = (body: unknown) => fingerprintOf('POST', '/v1/x', body)

  it('is the same for equal JSON and different for different JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const canonical = (value: unknown) => JSON.stringify(sorted(value))
        expect(of(a) === of(b)).toBe(canonical(a) === canonical(b))
        expect(of(JSON.parse(JSON.stringify(a)))).toBe(of(a))
      }),
    )
  })

  it.each([
    [{ a: 'b' }, { a: ['b'] }],
    [{ a: '' }, {}],
    [['a', 'b'], ['ab']],
    [{ a: null }, { a: 'null' }],
    [1, '1'],
    [{ a: Buffer.from('x') }, { a: 'x' }],
    [{ a: 'x', b: 'y' }, { a: 'xs1:by' }],
  ])('tells %j and %j apart', (a, b) => {
    expect(of(a)).not.toBe(of(b))
  })

  it('does not depend on the order of fields, nor on fields that are undefined', () => {
    expect(of({ b: 1, a: { d: 2, c: 3 } })).toBe(of({ a: { c: 3, d: 2 }, b: 1, e: undefined }))
  })
})

/** JSON with its fields in order and its zeros of one sign. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return { object: fields.map(([name, field]) => [name, sorted(field)] as const) }
}
