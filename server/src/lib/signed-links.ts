import { createHmac, timingSafeEqual } from 'node:crypto'

const DEFAULT_EXPIRY_SECONDS = 3600

/** Addresses of this server that work for whoever holds them, until they expire. */
export interface SignedLinks {
  /** The whole address of a path, signed. */
  sign(path: string, expiresInSeconds?: number): string
  /** Whether a path was asked for with a signature of ours that is still in time. */
  verify(path: string, expires: string, signature: string): boolean
  /** The whole address of a path that anybody may ask for. */
  address(path: string): string
}

/** @param baseUrl called late, because the port may be chosen by the system */
export function createSignedLinks(secret: Uint8Array, baseUrl: () => string): SignedLinks {
  const signature = (path: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}\n${expires}`).digest('base64url')
  return {
    address: (path) => `${baseUrl()}${path}`,
    sign(path, expiresInSeconds = DEFAULT_EXPIRY_SECONDS) {
      const expires = String(Math.floor(Date.now() / 1000) + expiresInSeconds)
      const query = new URLSearchParams({ expires, signature: signature(path, expires) })
      return `${baseUrl()}${path}?${query}`
    },
    verify(path, expires, given) {
      if (!/^\d{1,12}$/.test(expires) || Number(expires) < Date.now() / 1000) return false
      const right = Buffer.from(signature(path, expires))
      const asked = Buffer.from(given)
      return asked.length === right.length && timingSafeEqual(asked, right)
    },
  }
}
