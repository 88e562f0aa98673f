import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const planted: string[] = []

const MODULES = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'undici']
const GLOBALS = [
  "export const a = () => fetch('http://x.example/')",
  "export const b = () => globalThis.fetch('http://x.example/')",
  "export const c = () => new WebSocket('ws://x.example/')",
  "export const d = () => new EventSource('http://x.example/')",
  'export const e = () => new XMLHttpRequest()',
]

/** Writes a source file into a folder of the server and gives back its own folder. */
async function plant(folder: string, lines: readonly string[]): Promise<string> {
  const dir = await mkdtemp(join(root, folder, 'planted-'))
  planted.push(dir)
  await writeFile(join(dir, 'planted.ts'), `${lines.join('\n')}\n`)
  return dir.slice(root.length + 1)
}

/** Exit code and words of a checker. */
async function check(command: string, args: readonly string[]) {
  try {
    const { stdout, stderr } = await run(command, args, { cwd: root })
    return { code: 0, out: stdout + stderr }
  } catch (error) {
    const failure = error as { code: number; stdout: string; stderr: string }
    return { code: failure.code, out: failure.stdout + failure.stderr }
  }
}

const lint = (dir: string) => check(join(root, 'node_modules/.bin/biome'), ['lint', dir])
const cruise = (dir: string) => {
  const binary = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  return check(process.execPath, [binary, '--config', '.dependency-cruiser.mjs', dir])
}
const count = (text: string, word: string) => text.split(word).length - 1

afterEach(async () => {
  await Promise.all(planted.splice(0).map((dir) => rm(dir, { recursive: true })))
})

describe('the server reaches other machines through its outbound module alone', () => {
  const imports = MODULES.map((name, i) => `import * as m${i} from '${name}'`)
  const source = [...imports, `export const all = [${MODULES.map((_, i) => `m${i}`)}]`]

  it('so no other file may use a global that connects', async () => {
    const { code, out } = await lint(await plant('server/src/services', GLOBALS))
    expect(code).not.toBe(0)
    expect(count(out, 'lint/style/noRestrictedGlobals')).toBe(GLOBALS.length)
  })

  it('so no other file may import a module that connects', async () => {
    const { code, out } = await cruise(await plant('server/src/services', source))
    expect(code).not.toBe(0)
    expect(count(out, 'only-outbound-connects')).toBe(MODULES.length)
  })

  it('so no service makes an outbound module of its own', async () => {
    const own =
      "import { createGuard } from '../../outbound/guard.ts'\nexport const g = createGuard"
    const { code, out } = await cruise(await plant('server/src/services', [own]))
    expect(code).not.toBe(0)
    expect(out).toContain('services-see-types-only')
  })

  it('which may use all of them', async () => {
    const dir = await plant('server/src/outbound', [...source, ...GLOBALS])
    expect((await lint(dir)).out).not.toContain('noRestrictedGlobals')
    expect((await cruise(dir)).code).toBe(0)
  })
})
