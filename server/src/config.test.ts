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
  ])('stop the start by name when %s is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it('count as not made when they are empty', () => {
    expect(readConfig({ ATELIER_PORT: '', DATABASE_URL: '', ATELIER_THREADS: '' })).toEqual(
      readConfig({}),
    )
  })
})
