import ipaddr from 'ipaddr.js'

/** Azure's WireServer: written like a public address, but answered by the machine's own host, with its secrets. */
const WIRE_SERVER = '168.63.129.16'

/**
 * Whether an address is one that the public internet knows: not private, loopback, link-local, carrier-grade NAT, multicast, reserved or a
 * cloud's metadata service, also when written as an IPv4-mapped, 6to4, NAT64 or Teredo IPv6 address.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  return address.range() === 'unicast' && address.toString() !== WIRE_SERVER
}
