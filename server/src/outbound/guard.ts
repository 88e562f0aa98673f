import { isIP } from 'node:net'
import type { Logger } from 'pino'
import { isOwnAddress, isPublicAddress } from './addresses.ts'
import { parseAllowList } from './allow-list.ts'
import { askServers, askSystem } from './look-up.ts'
import { isOpenPort } from './ports.ts'
import { NO_PUBLIC_HOST, unusable } from './refusal.ts'

/** An address with all that its name resolved to, each checked. Only these may be connected to. */
export interface Target {
  url: URL
  addresses: readonly string[]
}

/** Judges addresses that users gave, one place for all of them. */
export interface Guard {
  /**
   * Reads an address that a user gave or a server redirects to.
   *
   * @throws {PublicError} 422
   */
  parse(address: string, base?: URL): URL
  /**
   * Resolves once. Every address that the name has must be fit, or a name with one good and one bad address would be a way in.
   *
   * @throws {PublicError} 422
   */
  resolve(url: URL, signal: AbortSignal): Promise<Target>
}

export interface GuardOptions {
  /** What may be reached although it is not public: `host`, `host:port` or a network such as `10.0.0.0/8`. */
  allow: readonly string[]
  /** Name servers to ask instead of the system's, as `address:port`. */
  dnsServers?: readonly string[]
  log: Logger
}

/** More than that is nothing that anybody needs; each would be tried in turn. */
const MOST_ADDRESSES = 8

export function createGuard({ allow, dnsServers, log }: GuardOptions): Guard {
  const allowed = parseAllowList(allow)
  const askPublic = askServers(dnsServers)
  // What the operator listed by name may stand in the hosts file alone.
  const askListed = dnsServers === undefined ? askSystem : askPublic

  function isFit(address: string): boolean {
    return allowed.hasAddress(address) || (isPublicAddress(address) && !isOwnAddress(address))
  }

  function parse(address: string, base?: URL): URL {
    const url = URL.parse(address, base)
    if (url === null || !['http:', 'https:'].includes(url.protocol))
      throw unusable('it is no http or https address')
    if (url.username !== '' || url.password !== '') throw unusable('it holds credentials')
    url.hostname = url.hostname.replace(/\.$/, '')
    if (!isOpenPort(url.port) && !allowed.hasHost(url))
      throw unusable('its port belongs to another protocol')
    return url
  }

  async function resolve(url: URL, signal: AbortSignal): Promise<Target> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const listed = allowed.hasHost(url)
    const ask = listed ? askListed : askPublic
    const addresses = isIP(host) ? [host] : await ask(host, signal)
    if (addresses.length === 0) throw unusable(NO_PUBLIC_HOST, signal.reason)
    if (!listed && !addresses.every(isFit)) {
      log.debug({ host, addresses }, 'an address was refused; ATELIER_OUTBOUND_ALLOW can allow it')
      throw unusable(NO_PUBLIC_HOST)
    }
    return { url, addresses: addresses.slice(0, MOST_ADDRESSES) }
  }

  return { parse, resolve }
}
