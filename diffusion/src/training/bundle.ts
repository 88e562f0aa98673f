import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const MANIFEST = 'manifest.json'

/** Files that belong together, written as one: either the whole folder is there, with right checksums, or it does not count. */
export type Bundle = ReadonlyMap<string, Uint8Array>

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * Writes a bundle to a temporary folder, makes it durable and renames it into place. A whole one of the same name and content stays as it
 * is; another one is moved aside before, so that at every moment the old or the new one lies on the disk whole.
 */
export async function writeBundle(parent: string, name: string, files: Bundle): Promise<void> {
  if (await holds(parent, name, files)) return
  const temporary = join(parent, `.${name}.writing`)
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  const sums: Record<string, string> = {}
  for (const [file, bytes] of files) {
    await writeSynced(join(temporary, file), bytes)
    sums[file] = sha256(bytes)
  }
  await writeSynced(join(temporary, MANIFEST), new TextEncoder().encode(JSON.stringify(sums)))
  await syncFolder(temporary)
  const place = join(parent, name)
  const replaced = join(parent, `.${name}.replaced`)
  await rm(replaced, { recursive: true, force: true })
  await rename(place, replaced).catch(ignoreMissing)
  await rename(temporary, place)
  await syncFolder(parent)
  await rm(replaced, { recursive: true, force: true })
}

async function holds(parent: string, name: string, files: Bundle): Promise<boolean> {
  const present = await readBundle(parent, name)
  if (present === undefined || present.size !== files.size) return false
  return [...files].every(([file, bytes]) => {
    const old = present.get(file)
    return old !== undefined && Buffer.compare(old, bytes) === 0
  })
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** The files of a bundle, or undefined when it is missing, torn or altered. */
export async function readBundle(parent: string, name: string): Promise<Bundle | undefined> {
  const folder = join(parent, name)
  try {
    const sums = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Record<
      string,
      string
    >
    const files = new Map<string, Uint8Array>()
    for (const [file, sum] of Object.entries(sums)) {
      const bytes = await readFile(join(folder, file))
      if (sha256(bytes) !== sum) return undefined
      files.set(file, bytes)
    }
    return files
  } catch {
    // Any fault means the same here: this bundle cannot be trusted, an older one may.
    return undefined
  }
}

/** Names in a folder that match `prefix-<step>`, newest step first. */
export async function stepsIn(
  parent: string,
  prefix: string,
): Promise<{ name: string; step: number }[]> {
  const names = await readdir(parent).catch(() => [])
  return names
    .map((name) => ({
      name,
      step: Number(name.match(new RegExp(`^${prefix}-(\\d+)$`))?.[1] ?? Number.NaN),
    }))
    .filter(({ step }) => Number.isInteger(step))
    .sort((a, b) => b.step - a.step)
}
