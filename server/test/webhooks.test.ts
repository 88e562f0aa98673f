import { webcrypto } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { v7 as uuid } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSignedLinks } from '../src/lib/signed-links.ts'
import { LocalObjects, signingSecret } from '../src/objects/local-objects.ts'
import { createOutbound } from '../src/outbound/outbound.ts'
import { PgBossQueue } from '../src/queue/pg-boss-queue.ts'
import type { JobHandler } from '../src/queue/queue.ts'
import { createWebhookService, type WebhookService } from '../src/services/webhooks/webhooks.ts'
import { openDatabase } from '../src/store/database.ts'
import type { GenerationRow } from '../src/store/generations.ts'
import { createStore, type Store } from '../src/store/store.ts'
import { type Furnished, furnish, type RealApp, startApp } from './real-app.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

interface Message {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver on the loopback: `/status/N/M` answers N first and M afterwards, `/slow` nothing at all, `/slow-once` nothing at first. */
async function startReceiver() {
  const messages: Message[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    const { url: path = '', headers } = request
    const before = messages.filter((message) => message.path === path).length
    messages.push({ path, headers, body })
    if (path === '/slow' || (path === '/slow-once' && before === 0)) return
    const statuses = path.split('/').slice(2).map(Number)
    const status = statuses[Math.min(before, statuses.length - 1)] ?? 204
    if (status === 302) response.setHeader('location', '/elsewhere')
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { messages, port, url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, close }
}
type Receiver = Awaited<ReturnType<typeof startReceiver>>

/** Verifies a message as a client does, from the published rules and the token alone. */
async function isGenuine({ headers, body }: Message, token: string): Promise<boolean> {
  const { subtle } = webcrypto
  const text = new TextEncoder()
  const sign = async (key: Uint8Array<ArrayBuffer>, words: string) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const imported = await subtle.importKey('raw', key, algorithm, false, ['sign'])
    return new Uint8Array(await subtle.sign('HMAC', imported, text.encode(words)))
  }
  const { 'bria-webhook-id': id, 'bria-webhook-timestamp': timestamp } = headers
  const derived = await sign(text.encode(token), 'bria-webhook-signing-v1')
  const expected = await sign(derived, `${id}.${timestamp}.${body}`)
  return headers['bria-webhook-signature'] === `v1=${btoa(String.fromCharCode(...expected))}`
}

type Ending = Partial<GenerationRow>

/** Takes a request with a webhook and ends it, as the generation service does, each in a transaction. */
async function endRequest(
  store: Store,
  webhooks: WebhookService,
  { caller, token, model }: Pick<Furnished, 'caller' | 'token' | 'model'>,
  url: string,
  ending: Ending,
): Promise<string> {
  const requestId = uuid()
  const { organizationId } = caller
  const prepared = await webhooks.prepare(url, token)
  await store.transaction(async (tx) => {
    await tx.generations.insert({
      requestId,
      organizationId,
      modelId: model.id,
      kind: ending.kind ?? 'structured_prompt',
      state: 'queued',
      request: { seed: 5 },
    })
    await webhooks.attach(tx, requestId, organizationId, prepared)
  })
  await store.transaction(async (tx) => {
    if (await tx.generations.update(requestId, ending)) await webhooks.enqueue(tx, requestId)
  })
  return requestId
}

const DONE: Ending = { state: 'completed', structuredPrompt: { short_description: 'ein Hütchen' } }

describe('a webhook', () => {
  let real: RealApp
  let own: Furnished
  let receiver: Receiver
  beforeAll(async () => {
    receiver = await startReceiver()
    real = await startApp({ outboundAllow: [receiver.host] })
    own = await furnish(real.store, 'studio')
  })
  afterAll(async () => {
    await real.close()
    receiver.close()
  })
  afterEach(() => {
    receiver.messages.length = 0
  })

  const ended = (path: string, ending: Ending = DONE) =>
    endRequest(real.store, real.services.webhooks, own, `${receiver.url}${path}`, ending)
  const rowOf = (requestId: string) => real.store.webhooks.find(requestId)

  /** Works the job off as a worker does. */
  async function deliver(requestId: string): Promise<void> {
    const binding = real.jobs.find(({ name }) => name === 'deliver-webhook')
    const handle = binding?.handle as JobHandler<'deliver-webhook'>
    const signal = new AbortController().signal
    await handle({ requestId }, { signal, lastAttempt: false })
  }

  /** Lets the time until the next attempt pass. */
  const wait = (requestId: string) =>
    real.open.database.execute(
      sql`update webhook_deliveries set next_attempt_at = now() where request_id = ${requestId}`,
    )

  /** What the status service answers, byte for byte. */
  async function statusText(requestId: string): Promise<string> {
    const headers = { api_token: own.token }
    return (await fetch(`${real.url}/v2/status/${requestId}`, { headers })).text()
  }

  /** Links are signed until a certain second, which may change between two looks. */
  const withoutSignatures = (text: string) => text.replace(/\?expires=\d+&signature=[\w-]+/g, '')

  it.each<[string, Ending]>([
    ['a finished structured prompt', DONE],
    [
      'a finished image',
      { ...DONE, kind: 'image', state: 'completed', objectKey: 'generations/a/image.png' },
    ],
    ['a finished video', { kind: 'video', state: 'completed', objectKey: 'generations/a/v.mp4' }],
    ['a refused request', { state: 'failed', errorCode: 422, errorMessage: 'Not "fit"' }],
    ['a failed request', { state: 'failed', errorCode: 500, unexpected: true }],
  ])(
    'tells of %s in the bytes of the status service, signed for the holder of the token',
    async (_what, ending) => {
      const requestId = await ended('/once/204', ending)
      const before = Math.floor(Date.now() / 1000)
      await deliver(requestId)
      const [message] = receiver.messages
      expect(receiver.messages).toHaveLength(1)
      expect(withoutSignatures(message!.body)).toBe(withoutSignatures(await statusText(requestId)))
      expect(message!.headers).toMatchObject({
        'content-type': 'application/json',
        'bria-webhook-id': requestId,
      })
      const timestamp = Number(message!.headers['bria-webhook-timestamp'])
      expect(timestamp).toBeGreaterThanOrEqual(before)
      expect(timestamp).toBeLessThanOrEqual(Date.now() / 1000)
      expect(await isGenuine(message!, own.token)).toBe(true)
      expect(await isGenuine(message!, `${own.token}x`)).toBe(false)
      expect(await isGenuine({ ...message!, body: `${message!.body} ` }, own.token)).toBe(false)
    },
  )

  it('that fails twice is sent until it is taken, each time signed anew, and then never again', async () => {
    const requestId = await ended('/status/500/302/202')
    for (const status of [500, 302]) {
      await deliver(requestId)
      expect(await rowOf(requestId)).toMatchObject({ lastStatus: status, deliveredAt: null })
      // Too early: nothing happens.
      await deliver(requestId)
      await wait(requestId)
    }
    await deliver(requestId)
    expect(await rowOf(requestId)).toMatchObject({
      attempts: 3,
      lastStatus: 202,
      deliveredAt: expect.any(Date),
      givenUpAt: null,
      nextAttemptAt: null,
      sealedKey: null,
    })
    await deliver(requestId)
    // Three messages and no more: the redirect was not followed.
    expect(receiver.messages.map(({ path }) => path)).toEqual(Array(3).fill('/status/500/302/202'))
    for (const message of receiver.messages) expect(await isGenuine(message, own.token)).toBe(true)
  })

  it('is not taken by a receiver that needs more than ten seconds', async () => {
    const requestId = await ended('/slow')
    await deliver(requestId)
    expect(receiver.messages).toHaveLength(1)
    expect(await rowOf(requestId)).toMatchObject({ attempts: 1, lastStatus: null })
    expect((await rowOf(requestId))?.nextAttemptAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it('is sent once when two workers have it at the same time', async () => {
    const requestId = await ended('/once/204')
    await Promise.all([deliver(requestId), deliver(requestId), deliver(requestId)])
    expect(receiver.messages).toHaveLength(1)
  })

  it.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://2130706433/',
    'http://localhost/',
    'http://user:pass@example.com/',
    'ftp://example.com/',
    'hook',
    '',
  ])('to %s is refused with 422 when the request is made', async (url) => {
    await expect(real.services.webhooks.prepare(url, own.token)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('webhook_url: The address cannot be used'),
    })
  })

  it('is judged again when it is sent', async () => {
    const requestId = await ended('/once/204')
    const url = `http://127.0.0.2:${receiver.port}/once/204`
    await real.open.database.execute(
      sql`update webhook_deliveries set url = ${url} where request_id = ${requestId}`,
    )
    await deliver(requestId)
    expect(receiver.messages).toEqual([])
    expect(await rowOf(requestId)).toMatchObject({ attempts: 1, lastStatus: null, givenUpAt: null })
  })

  it('is sent by no server that cannot open the signing key, and not lost by it', async () => {
    const requestId = await ended('/once/204')
    const { sealedKey } = (await rowOf(requestId))!
    const setKey = (key: string | null) =>
      real.open.database.execute(
        sql`update webhook_deliveries set sealed_key = ${key}, next_attempt_at = now() where request_id = ${requestId}`,
      )
    await setKey(Buffer.alloc(60).toString('base64'))
    await deliver(requestId)
    expect(receiver.messages).toEqual([])
    await setKey(sealedKey)
    await deliver(requestId)
    expect(receiver.messages).toHaveLength(1)
  })

  it('leaves neither the token nor its signing key in the database', async () => {
    const requestId = await ended('/once/204')
    const { signingKey } = await real.services.webhooks.prepare(receiver.url, own.token)
    const tables = ['webhook_deliveries', 'pgboss.job', 'generations']
    for (const table of tables) {
      const { rows } = await real.open.pglite!.query(`select t::text as row from ${table} t`)
      const text = JSON.stringify(rows)
      expect(text).toContain(requestId)
      expect(text).not.toContain(own.token)
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(text).not.toContain(signingKey.toString(form))
    }
  })
})

describe('a server that is killed while it sends a webhook', () => {
  const log = pino({ level: 'silent' })
  let root: string
  let receiver: Receiver
  const servers: ServerProcess[] = []
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'atelier-webhook-'))
    receiver = await startReceiver()
  })
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    receiver.close()
    await rm(root, { recursive: true, force: true })
  })

  /** Looks into the data folder while no server has it. */
  async function inFolder<Result>(work: (store: Store, queue: PgBossQueue) => Promise<Result>) {
    const open = await openDatabase({ url: undefined, folder: join(root, 'db') })
    const queue = new PgBossQueue({ pglite: open.pglite! }, log)
    await queue.start()
    try {
      return await work(createStore(open.database), queue)
    } finally {
      await queue.stop(1000)
      await open.close()
    }
  }

  const start = async (): Promise<ServerProcess> => {
    const server = await startServerProcess(root, { ATELIER_OUTBOUND_ALLOW: receiver.host })
    servers.push(server)
    return server
  }

  it('sends it again when it is started again', async () => {
    const { requestId, token } = await inFolder(async (store, queue) => {
      const secret = await signingSecret(root)
      const links = createSignedLinks(secret, () => '')
      const objects = new LocalObjects(join(root, 'objects'), links)
      const outbound = createOutbound({ allow: [receiver.host], log })
      const webhooks = createWebhookService({ store, queue, outbound, objects, secret, log })
      const own = await furnish(store, 'studio')
      const url = `${receiver.url}/slow-once`
      return { requestId: await endRequest(store, webhooks, own, url, DONE), token: own.token }
    })
    const first = await start()
    await expect.poll(() => receiver.messages.length, { timeout: 30_000 }).toBe(1)
    await first.kill('SIGKILL')

    const second = await start()
    await expect.poll(() => receiver.messages.length, { timeout: 30_000 }).toBe(2)
    await second.kill('SIGTERM')
    for (const message of receiver.messages) expect(await isGenuine(message, token)).toBe(true)
    const row = await inFolder((store) => store.webhooks.find(requestId))
    expect(row).toMatchObject({ attempts: 2, lastStatus: 204, sealedKey: null })
    expect(row?.deliveredAt).toBeInstanceOf(Date)
  }, 120_000)
})
