import { createHash, type Hash } from 'node:crypto'

/** Feeds a value so that different values feed different bytes; the order of fields does not count, as for JSON. */
function feed(hash: Hash, value: unknown): void {
  if (typeof value === 'string') {
    hash.update(`s${value.length}:`).update(value)
  } else if (value instanceof Uint8Array) {
    hash.update(`b${value.length}:`).update(value)
  } else if (Array.isArray(value)) {
    hash.update(`a${value.length}:`)
    for (const item of value) feed(hash, item)
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    hash.update(`o${fields.length}:`)
    for (const [name, field] of fields.sort(([a], [b]) => (a < b ? -1 : 1))) {
      feed(hash, name)
      feed(hash, field)
    }
  } else {
    hash.update(`${JSON.stringify(value)};`)
  }
}

/**
 * What a request asks for, as SHA-256 in hexadecimal. The body is taken as it was understood, defaults filled in: the same form sent
 * again has another boundary, and the same JSON may have other spaces.
 */
export function fingerprintOf(method: string, url: string, body: unknown): string {
  const hash = createHash('sha256')
  feed(hash, [method, url, body])
  return hash.digest('hex')
}
