import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../lib/write-durably.ts'
import { ObjectKeyError, type Objects } from './objects.ts'

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9._-]*)+$/i
const DEFAULT_EXPIRY_SECONDS = 3600
const SECRET_BYTES = 32

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  safetensors: 'application/octet-stream',
}

/** Objects as files of a folder, with addresses that this server itself answers. */
export class LocalObjects implements Objects {
  readonly #folder: string
  readonly #secret: Uint8Array
  readonly #baseUrl: () => string

  /** @param baseUrl called late, because the port may be chosen by the system */
  constructor(folder: string, secret: Uint8Array, baseUrl: () => string) {
    this.#folder = folder
    this.#secret = secret
    this.#baseUrl = baseUrl
  }

  async put(key: string, bytes: Uint8Array, _contentType: string): Promise<void> {
    await writeDurably(this.#path(key), bytes, this.#folder)
  }

  async find(key: string): Promise<{ bytes: Buffer; contentType: string } | undefined> {
    try {
      const bytes = await readFile(this.#path(key))
      const ending = key.slice(key.lastIndexOf('.') + 1)
      return { bytes, contentType: CONTENT_TYPES[ending] ?? 'application/octet-stream' }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true })
  }

  signedUrl(key: string, expiresInSeconds = DEFAULT_EXPIRY_SECONDS): string {
    const expires = String(Math.floor(Date.now() / 1000) + expiresInSeconds)
    const query = new URLSearchParams({ expires, signature: this.#sign(key, expires) })
    return `${this.#baseUrl()}/objects/${key}?${query}`
  }

  verify(key: string, expires: string, signature: string): boolean {
    if (!/^\d{1,12}$/.test(expires) || Number(expires) < Date.now() / 1000) return false
    const given = Buffer.from(signature)
    const right = Buffer.from(this.#sign(key, expires))
    return given.length === right.length && timingSafeEqual(given, right)
  }

  #sign(key: string, expires: string): string {
    return createHmac('sha256', this.#secret).update(`${key}\n${expires}`).digest('base64url')
  }

  #path(key: string): string {
    if (!KEY.test(key) || key.includes('..')) throw new ObjectKeyError(`${key} is no key`)
    return join(this.#folder, key)
  }
}

/** The secret that signs addresses, made once and kept in the data folder for its owner alone. */
export async function signingSecret(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, 'signing-secret')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (kept?.length === SECRET_BYTES) return kept
  // Renamed into place: a crash while writing must not leave a secret that everybody knows.
  const secret = randomBytes(SECRET_BYTES)
  await writeFile(`${path}.tmp`, secret, { mode: 0o600 })
  await rename(`${path}.tmp`, path)
  return secret
}
