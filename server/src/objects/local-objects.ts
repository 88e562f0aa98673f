import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignedLinks } from '../lib/signed-links.ts'
import { writeAllDurably, writeDurably } from '../lib/write-durably.ts'
import { type NewObject, ObjectKeyError, type Objects } from './objects.ts'

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9._-]*)+$/i
const SECRET_BYTES = 32

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  html: 'text/html; charset=utf-8',
  safetensors: 'application/octet-stream',
}

/** Objects as files of a folder, with addresses that this server itself answers. */
export class LocalObjects implements Objects {
  readonly #folder: string
  readonly #links: SignedLinks

  constructor(folder: string, links: SignedLinks) {
    this.#folder = folder
    this.#links = links
  }

  async put(key: string, bytes: Uint8Array, _contentType: string): Promise<void> {
    await writeDurably(this.#path(key), bytes, this.#folder)
  }

  async putAll(objects: readonly NewObject[]): Promise<void> {
    const files = objects.map(({ key, bytes }) => ({ path: this.#path(key), bytes }))
    await writeAllDurably(files, this.#folder)
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

  signedUrl(key: string, expiresInSeconds?: number): string {
    return this.#links.sign(`/objects/${key}`, expiresInSeconds)
  }

  verify(key: string, expires: string, signature: string): boolean {
    return this.#links.verify(`/objects/${key}`, expires, signature)
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
