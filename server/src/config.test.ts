import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('settings', () => {
  it('have defaults that need nothing', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8787, databaseUrl: undefined })
  })

  it.each([
    ['ATELIER_PORT', 'eighty'],
    ['ATELIER_PORT', '70000'],
    ['ATELIER_LOG_LEVEL', 'loud'],
    ['ATELIER_THREADS', '0'],
    ['ATELIER_PUBLIC_URL', 'nowhere'],
    ['ATELIER_API_TOKEN', 'short'],
    ['ATELIER_EXIT_WITH_PARENT', 'yes'],
    ['ATELIER_RATE_LIMIT', '0'],
    ['ATELIER_TOTAL_QUOTA', 'many'],
    ['ATELIER_FAILED_AUTH_LIMIT', '-1'],
    ['ATELIER_PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://127.0.0.1/x'],
    ['ATELIER_VISION', 'crystal-ball'],
    ['ATELIER_VISION_FALLBACK', 'gemini'],
    ['ATELIER_VISION_CONCURRENCY', '0'],
    ['ATELIER_VISION_TIMEOUT_SECONDS', '241'],
  ])('stop the start by name when %s is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  const service = {
    ATELIER_VISION: 'openai-compatible',
    ATELIER_VISION_BASE_URL: 'http://127.0.0.1:11434/v1',
    ATELIER_VISION_MODEL: 'llava',
  }
  it.each([
    ['ATELIER_VISION_API_KEY', { ATELIER_VISION: 'gemini' }],
    ['ATELIER_VISION_BASE_URL', { ...service, ATELIER_VISION_BASE_URL: '' }],
    ['ATELIER_VISION_MODEL', { ...service, ATELIER_VISION_MODEL: '' }],
    ['ATELIER_VISION_BASE_URL', { ...service, ATELIER_VISION_BASE_URL: 'file:///v1' }],
    ['ATELIER_VISION_BASE_URL', { ...service, ATELIER_VISION_BASE_URL: 'http://u:secret@h/v1' }],
    ['ATELIER_VISION_BASE_URL', { ...service, ATELIER_VISION_BASE_URL: 'http://h/v1?key=secret' }],
    ['ATELIER_VISION_API_KEY', { ...service, ATELIER_VISION_API_KEY: 'secret with spaces' }],
    ['ATELIER_VISION_PRICES', { ...service, ATELIER_VISION_PRICES: '3' }],
    // Somebody who made these wants a service, and has not said which.
    ['ATELIER_VISION_API_KEY', { ATELIER_VISION_API_KEY: 'secret' }],
    ['ATELIER_VISION_MODEL', { ATELIER_VISION_MODEL: 'llava' }],
  ] as const)(
    'of vision stop the start by the name of %s, without what it says: %j',
    (name, env) => {
      expect(() => readConfig(env)).toThrow(ConfigError)
      expect(() => readConfig(env)).toThrow(name)
      expect(() => readConfig(env)).not.toThrow('secret')
    },
  )

  it('of vision make a service, or builtin with those of the service left where they are', () => {
    const prices = { ATELIER_VISION_PRICES: '0.30, 2.5', ATELIER_VISION_API_KEY: 'key\n' }
    expect(readConfig({ ...service, ...prices }).vision).toEqual({
      provider: 'openai-compatible',
      model: 'llava',
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: 'key',
      fallback: false,
      concurrency: 4,
      timeoutMs: 60_000,
      prices: { input: 0.3, output: 2.5 },
    })
    const off = { ...service, ...prices, ATELIER_VISION: 'builtin' }
    expect(readConfig(off).vision).toEqual({ provider: 'builtin' })
    expect(readConfig({}).vision).toEqual({ provider: 'builtin' })
  })

  it('count as not made when they are empty', () => {
    expect(readConfig({ ATELIER_PORT: '', DATABASE_URL: '', ATELIER_THREADS: '' })).toEqual(
      readConfig({}),
    )
  })
})
