import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// A stored reply may hold what the database must not know: the secret of a new token, addresses that open pictures. It is encrypted
// with a key that follows from the token alone, of which only the hash is stored. AES-256-GCM; nonce, tag and text, base64.

const NONCE_BYTES = 12
const TAG_BYTES = 16

function keyOf(token: string, idempotencyKey: string): Buffer {
  const info = `atelier stored reply ${idempotencyKey}`
  return Buffer.from(hkdfSync('sha256', token, '', info, 32))
}

export function seal(token: string, idempotencyKey: string, body: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(token, idempotencyKey), nonce)
  const text = Buffer.concat([cipher.update(body), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

/** @throws {Error} when another token or key sealed it, or it was altered */
export function unseal(token: string, idempotencyKey: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token, idempotencyKey), nonce)
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([text, decipher.final()])
}
