import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const planted: string[] = []

/** Writes a source file into a package, checks that folder, and gives back the checker's exit code and words. */
async function check(folder: string, source: string): Promise<{ code: number; out: string }> {
  const dir = await mkdtemp(join(root, folder, 'planted-'))
  planted.push(dir)
  await writeFile(join(dir, 'planted.ts'), source)
  const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [binary, '--config', '.dependency-cruiser.mjs', dir.slice(root.length + 1)]
  try {
    const { stdout } = await run(process.execPath, args, { cwd: root })
    return { code: 0, out: stdout }
  } catch (error) {
    const failure = error as { code: number; stdout: string }
    return { code: failure.code, out: failure.stdout }
  }
}

afterEach(async () => {
  await Promise.all(planted.splice(0).map((dir) => rm(dir, { recursive: true })))
})

describe('the import rules', () => {
  it('let a package use what it may', async () => {
    const { code } = await check('client', "export * from '@atelier/contract'\n")
    expect(code).toBe(0)
  })

  it('refuse a client that reaches into the server', async () => {
    const { code, out } = await check('client', "export * from '../../server/src/config.ts'\n")
    expect(code).not.toBe(0)
    expect(out).toContain('client-imports')
  })

  it('refuse a route that touches the store', async () => {
    const source = "import { sql } from '../../store/database.ts'\nexport const rows = sql\n"
    const { code, out } = await check('server/src/http', source)
    expect(code).not.toBe(0)
    expect(out).toContain('routes-see-services-only')
  })

  it('refuse a service that opens a connection of its own', async () => {
    const source = "import { request } from 'node:http'\nexport const open = request\n"
    const { code, out } = await check('server/src/services', source)
    expect(code).not.toBe(0)
    expect(out).toContain('only-outbound-connects')
  })
})
