import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** Azure's WireServer: written like a public address, but answered by the machine's own host, with its secrets. */
const WIRE_SERVER = '168.63.129.16'

/** The only IPv6 addresses that the internet routes, and what of them is for documents alone (RFC 9637). */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')
const DOCUMENTATION = ipaddr.IPv6.parseCIDR('3fff::/20')

/**
 * Whether an address is one that the public internet knows: not private, loopback, link-local, carrier-grade NAT, multicast, reserved or a
 * cloud's metadata service. Addresses that carry an IPv4 address inside are judged by it when they are mapped, and refused when they are
 * 6to4, NAT64, Teredo or IPv4-compatible.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast' || address.toString() === WIRE_SERVER) return false
  return address instanceof ipaddr.IPv4 || (address.match(GLOBAL) && !address.match(DOCUMENTATION))
}

/** Whether this machine answers at an address: from itself it reaches what a firewall keeps from everybody else. */
export function isOwnAddress(text: string): boolean {
  const address = ipaddr.process(text).toString()
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .some((entry) => ipaddr.process(entry.address).toString() === address)
}
