import pino from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { createOutbound } from './outbound.ts'

// A machine that has a public address itself, which no test can give the one it runs on.
vi.mock('node:os', () => ({
  networkInterfaces: () => ({ eth0: [{ address: '8.8.8.8' }, { address: '2606:4700::1' }] }),
}))

describe('an address of the machine itself', () => {
  const check = (address: string, ...allow: string[]) =>
    createOutbound({ allow, log: pino({ level: 'silent' }) }).check(address)

  it('is refused although it is public: no firewall stands between', async () => {
    for (const host of ['8.8.8.8', '[2606:4700::1]', '[::ffff:8.8.8.8]']) {
      await expect(check(`http://${host}/`)).rejects.toMatchObject({ status: 422 })
    }
    await check('http://8.8.4.4/')
  })

  it('can be allowed', async () => {
    await check('http://8.8.8.8/', '8.8.8.8')
  })
})
