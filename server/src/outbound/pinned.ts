import { isIP } from 'node:net'
import { Agent } from 'undici'
import type { Target } from './guard.ts'

export interface Patience {
  /** For a connection, for the head of the answer, and for each next piece of its body. */
  idleTimeoutMs: number
}

/**
 * Connections to the checked addresses, whatever the name resolves to by now. The name itself stays what the certificate has to carry. To
 * be destroyed after use: nothing is shared between the requests of different users.
 */
export function pinned({ addresses }: Target, { idleTimeoutMs }: Patience): Agent {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return new Agent({
    allowH2: false,
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
    connect: {
      timeout: idleTimeoutMs,
      lookup: (_host, options, done) => {
        const [first] = all
        if (options.all || first === undefined) done(null, all)
        else done(null, first.address, first.family)
      },
    },
  })
}
