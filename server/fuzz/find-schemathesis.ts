import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const VERSION = '4.32.5'
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/schemathesis')

/** There is no Schemathesis, and none could be installed. */
export class NoSchemathesisError extends Error {
  override readonly name = 'NoSchemathesisError'
}

async function works(program: string): Promise<boolean> {
  try {
    return (await run(program, ['--version'])).stdout.includes(VERSION)
  } catch {
    return false
  }
}

async function install(): Promise<string> {
  const program = join(FOLDER, 'bin/schemathesis')
  if (await works(program)) return program
  const python = process.env.ATELIER_PYTHON ?? 'python3'
  try {
    await run(python, ['-m', 'venv', FOLDER])
    await run(join(FOLDER, 'bin/pip'), ['install', '--quiet', `schemathesis==${VERSION}`])
    await access(program)
  } catch (cause) {
    const words = `Schemathesis ${VERSION} could not be installed: it needs Python 3.10 or newer with venv, as python3 or by ATELIER_PYTHON`
    throw new NoSchemathesisError(words, { cause })
  }
  return program
}

/** Schemathesis in the version that the settings are written for: the one on the path, or one installed into the cache for this. */
export async function findSchemathesis(): Promise<string> {
  return (await works('schemathesis')) ? 'schemathesis' : install()
}
