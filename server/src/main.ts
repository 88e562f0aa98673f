import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Whether a folder holds nothing yet. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

// What is imported from here on is stripped of its types and compiled once for all starts, and for the processes that the server starts.
// Doing it takes some 300 MB that a process never gives back, so the very first time another process does it.
const cache = join(import.meta.dirname, '../../node_modules/.cache/compiled')
// A folder of its own in there for every version of Node.
const { directory } = enableCompileCache(cache)
if (directory !== undefined) {
  process.env.NODE_COMPILE_CACHE ??= cache
  const compiling = join(import.meta.dirname, 'compile-all.ts')
  if (isEmpty(directory)) spawnSync(process.execPath, [compiling], { stdio: 'ignore' })
}
await import('./run-server.ts')
