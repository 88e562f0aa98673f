import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DemoServer, startServer } from '../demo/server-process.ts'
import { UsageError } from '../options.ts'
import { organizations } from './organizations.ts'
import { clientOf } from './server-options.ts'
import { tokens } from './tokens.ts'

const commands = { ...tokens, ...organizations }
const { signal } = new AbortController()

describe('the commands about accounts', () => {
  let server: DemoServer
  beforeAll(async () => {
    server = await startServer({ dataDir: undefined, signal })
    vi.stubEnv('ATELIER_URL', server.client.baseUrl)
    vi.stubEnv('ATELIER_TOKEN', server.client.apiToken)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await server[Symbol.asyncDispose]()
  })

  async function atelier(name: keyof typeof commands, ...args: string[]): Promise<string> {
    let words = ''
    const write = (text: string) => {
      words += text
    }
    await commands[name]?.run(args, { out: { write }, signal })
    return words
  }

  /** What a command printed of a new token. */
  function made(words: string): { id: string; token: string } {
    const [, id = ''] = /^Token (\d+),/m.exec(words) ?? []
    const [, token = ''] = /^API token: (\S+)$/m.exec(words) ?? []
    return { id, token }
  }

  const works = async (token: string) => {
    const headers = { api_token: token }
    const answer = await fetch(`${server.client.baseUrl}/v1/tailored-gen/projects`, { headers })
    return answer.status === 200
  }

  it('make a token that works, show it without its secret, and revoke it', async () => {
    const args = ['--name', 'ci', '--role', 'viewer', '--expires-days', '30']
    const { id, token } = made(await atelier('tokens create', ...args))
    expect(await works(token)).toBe(true)
    const list = await atelier('tokens list')
    expect(list).toMatch(new RegExp(`^${id} +ci +viewer .*works until`, 'm'))
    expect(list).not.toContain(token)
    await atelier('tokens revoke', '--id', id)
    expect(await works(token)).toBe(false)
    expect(await atelier('tokens list')).toMatch(new RegExp(`^${id} +ci .*revoked`, 'm'))
  })

  it('make an organization with a token of its own, and set its limits', async () => {
    const words = await atelier('organizations create', '--name', 'studio', '--rate-limit', '60')
    const { token } = made(words)
    const [, id = ''] = /^Organization (\d+), studio\.$/m.exec(words) ?? []
    expect(await works(token)).toBe(true)
    await expect(atelier('organizations list', '--token', token)).rejects.toThrow('403')
    const limits = ['--rate-limit', 'unlimited', '--total-quota', '1000']
    await atelier('organizations limit', '--id', id, ...limits)
    expect(await atelier('organizations list')).toMatch(
      new RegExp(`^${id} +studio +unlimited +1000 `, 'm'),
    )
    const second = made(await atelier('organizations token', '--id', id, '--role', 'admin'))
    expect(await atelier('tokens list', '--token', second.token)).toContain('first')
  })

  it('do not lock the last admin out unless forced', async () => {
    const { token, id } = made(await atelier('organizations create', '--name', 'small'))
    const revoke = ['--id', id, '--token', token]
    await expect(atelier('tokens revoke', ...revoke)).rejects.toThrow('409')
    await atelier('tokens revoke', ...revoke, '--force')
    expect(await works(token)).toBe(false)
  })

  it('make a token for tests that reads alone', async () => {
    const words = await atelier('tokens create', '--test')
    expect(words).toContain('for tests')
    expect(await works(made(words).token)).toBe(true)
  })

  it.each([
    ['tokens revoke', []],
    ['organizations create', []],
    ['organizations limit', ['--id', '1']],
    ['organizations limit', ['--id', '1', '--rate-limit', '0']],
    ['tokens create', ['--role', 'owner']],
  ] as const)('refuse what makes no sense before anything is sent: %s %j', async (name, args) => {
    await expect(atelier(name, ...args)).rejects.toThrow(UsageError)
  })

  it('say what is missing when nobody is named to ask as', () => {
    const none = { url: undefined, token: undefined }
    expect(() => clientOf(none, {})).toThrow('ATELIER_TOKEN')
    expect(() => clientOf({ ...none, url: 'nonsense' }, { ATELIER_TOKEN: 't' })).toThrow('nonsense')
    const env = { ATELIER_TOKEN: 't', ATELIER_URL: 'http://there' }
    expect(clientOf(none, env)).toEqual({ baseUrl: 'http://there', apiToken: 't' })
  })
})
