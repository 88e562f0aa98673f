export interface NewObject {
  key: string
  bytes: Uint8Array
  contentType: string
}

/** Storage of whole files under keys such as `images/12/original.png`. */
export interface Objects {
  /** Stores bytes; a reader sees all of them or none, and once this resolves a power failure takes none away. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Stores several as `put` does each, in less time. When it fails, some may be stored. */
  putAll(objects: readonly NewObject[]): Promise<void>
  /** The bytes, or undefined when there is no such object. */
  find(key: string): Promise<{ bytes: Buffer; contentType: string } | undefined>
  delete(key: string): Promise<void>
  /** An address that gives the object to whoever holds it, for `expiresInSeconds`. */
  signedUrl(key: string, expiresInSeconds?: number): string
  /** Whether an address that was asked for is one we signed and still in time. */
  verify(key: string, expires: string, signature: string): boolean
}

/** A key that could lead out of the storage. */
export class ObjectKeyError extends Error {
  override readonly name = 'ObjectKeyError'
}
