import ipaddr from 'ipaddr.js'

/** What the operator lets users reach although it is not public. */
export interface AllowList {
  /** Whether the host of an address is listed by its own name, with this port or without any. */
  hasHost(url: URL): boolean
  /** Whether an address lies in a listed network. */
  hasAddress(address: string): boolean
}

/** An entry that is no host, host:port or network. */
export class AllowListError extends Error {
  override readonly name = 'AllowListError'
}

type Network = ReturnType<typeof ipaddr.parseCIDR>

/** One form for every way to write a host, the one that `URL` gives: lower case, IPv6 in brackets and shortened. */
function hostOf(entry: string): { host: string; port: string } {
  const bare = ipaddr.IPv6.isValid(entry) ? `[${entry}]` : entry
  const url = /^[^/?#@*\s]+$/.test(bare) ? URL.parse(`http://${bare}`) : null
  const port = bare.match(/:(\d+)$/)?.[1] ?? ''
  if (url === null || url.hostname === '')
    throw new AllowListError(`${entry} is no host, host:port or network such as 10.0.0.0/8`)
  return { host: url.hostname.replace(/\.$/, ''), port }
}

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80')

/**
 * @param entries each a `host`, a `host:port`, or a network such as `10.0.0.0/8` or `fd00::/8`. A host stands for whatever its name resolves
 *   to; a network for every name that resolves into it.
 * @throws {AllowListError} for an entry that is none of them
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const networks: Network[] = []
  const hosts: { host: string; port: string }[] = []
  for (const entry of entries) {
    if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry))
    else hosts.push(hostOf(entry))
  }
  return {
    hasHost: (url) =>
      hosts.some(
        ({ host, port }) => host === url.hostname && (port === '' || port === portOf(url)),
      ),
    hasAddress(text) {
      const address = ipaddr.process(text)
      return networks.some(
        (network) => network[0].kind() === address.kind() && address.match(network),
      )
    },
  }
}
