import { lookup, Resolver } from 'node:dns/promises'
import { NO_PUBLIC_HOST, unusable } from './refusal.ts'

/** Finds all addresses of a name. */
export type LookUp = (host: string, signal: AbortSignal) => Promise<string[]>

// Twice this for each server: shorter than any request's own limit.
const QUERY_MS = 2_000
const TRIES = 2

/**
 * Asks name servers, the system's unless others are given (`address` or `address:port`). Unlike the system's own lookup it can be given up,
 * and it holds none of the few threads that files are read by: a name server that never answers blocks nobody else.
 */
export function askServers(servers?: readonly string[]): LookUp {
  return async (host, signal) => {
    // One for each name: its cache dies with it, and giving up one name leaves the others alone.
    const resolver = new Resolver({ timeout: QUERY_MS, tries: TRIES })
    if (servers) resolver.setServers(servers)
    const cancel = () => resolver.cancel()
    signal.addEventListener('abort', cancel, { once: true })
    try {
      // A name may well have addresses of one family alone.
      const none = (): string[] => []
      const v4 = resolver.resolve4(host).catch(none)
      const v6 = resolver.resolve6(host).catch(none)
      return [...(await v4), ...(await v6)]
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }
}

/** Asks the system, which also knows the hosts file. It cannot be given up; when it takes too long, its answer goes to nobody. */
export const askSystem: LookUp = async (host, signal) => {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const found = lookup(host, { all: true }).catch((cause: unknown) => {
    throw unusable(NO_PUBLIC_HOST, cause)
  })
  return (await Promise.race([found, late])).map(({ address }) => address)
}
