import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewApiToken, NewOrganization } from '@atelier/contract'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AtelierServer, startServer } from '../src/compose.ts'
import { readConfig } from '../src/config.ts'
import { databases, type TestDatabase } from '../src/store/fixtures/databases.ts'
import { FolderLockedError } from '../src/store/folder-lock.ts'
import { call } from './real-app.ts'

const PROJECTS = '/v1/tailored-gen/projects'
const OPERATOR = 'operator-token-0123456789'
const project = { project_name: 'p', ip_type: 'icons', ip_medium: 'illustration' }

describe('two servers on one folder', () => {
  it('are one too many: the second is refused', async () => {
    const root = await mkdtemp(join(tmpdir(), 'atelier-two-'))
    const config = readConfig({ ATELIER_DATA_DIR: root, ATELIER_PORT: '0' })
    const first = await startServer(config, pino({ level: 'silent' }))
    await expect(startServer(config, pino({ level: 'silent' }))).rejects.toThrow(FolderLockedError)
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
    await first.close()
    await rm(root, { recursive: true, force: true })
  })
})

// The embedded database belongs to one server; only PostgreSQL has several.
describe.each(databases.slice(1))('two servers on %s', (_name, create) => {
  let place: TestDatabase
  let root: string
  const servers: AtelierServer[] = []
  beforeAll(async () => {
    place = await create()
    root = await mkdtemp(join(tmpdir(), 'atelier-two-'))
    for (const name of ['one', 'two']) {
      const config = readConfig({
        ATELIER_DATA_DIR: join(root, name),
        ATELIER_PORT: '0',
        ATELIER_API_TOKEN: OPERATOR,
        DATABASE_URL: place.url,
      })
      servers.push(await startServer(config, pino({ level: 'silent' })))
    }
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    await place.remove()
    await rm(root, { recursive: true, force: true })
  })

  const urlOf = (i: number) => servers[i % 2]?.url ?? ''
  async function organization(limits: object = {}): Promise<string> {
    const body = { name: 'studio', ...limits }
    const made = await call<NewOrganization>(urlOf(0), OPERATOR, 'POST', '/v1/organizations', body)
    return made.body.first_token.token
  }

  it('let through as many requests in a minute as one would', async () => {
    const token = await organization({ rate_limit: 10 })
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => call(urlOf(i), token, 'GET', PROJECTS)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  it('let through as many requests ever as one would', async () => {
    const token = await organization({ total_quota: 7 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => call(urlOf(i), token, 'GET', PROJECTS)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7)
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(13)
  })

  it('run a request with one key once, whichever is asked', async () => {
    const token = await organization()
    const headers = {
      api_token: token,
      'idempotency-key': 'k',
      'content-type': 'application/json',
    }
    const send = async (i: number) => {
      const init = { method: 'POST', headers, body: JSON.stringify(project) }
      const answer = await fetch(`${urlOf(i)}${PROJECTS}`, init)
      return `${answer.status} ${await answer.text()}`
    }
    const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => send(i)))
    expect(new Set(replies).size).toBe(1)
    expect(replies[0]).toMatch(/^201 /)
    expect((await call(urlOf(1), token, 'GET', PROJECTS)).body).toHaveLength(1)
  })

  it('refuse a token from the moment that the other revoked it', async () => {
    const admin = await organization()
    const made = await call<NewApiToken>(urlOf(0), admin, 'POST', '/v1/tokens', {})
    const { id, token } = made.body
    expect((await call(urlOf(1), token, 'GET', PROJECTS)).status).toBe(200)
    await call(urlOf(0), admin, 'DELETE', `/v1/tokens/${id}`)
    expect((await call(urlOf(1), token, 'GET', PROJECTS)).status).toBe(401)
  })
})
