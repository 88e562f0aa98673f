import pino, { type Logger } from 'pino'
import { type AtelierServer, startServer } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { FolderLockedError } from './store/folder-lock.ts'

/** How long a shutdown may take before the process ends anyway; trainings have their state saved every few steps. */
const PATIENCE_MS = 20_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Closes the server in order at the first call, and without further ado at the second. */
function closer(server: AtelierServer, log: Logger): () => void {
  let closing = false
  return () => {
    if (closing) process.exit(1)
    closing = true
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    server.close().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'shutdown')
        process.exit(1)
      },
    )
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  // To standard error: standard output carries the address and the token alone.
  const log = pino(
    { level: config.logLevel, redact: ['req.headers.api_token'] },
    pino.destination(2),
  )
  // While it starts there is nothing to save.
  let onOrphaned: () => void = () => process.exit(1)
  if (config.exitWithParent) {
    process.stdin.on('error', () => {})
    process.stdin.once('close', () => onOrphaned()).resume()
  }
  const server = await startServer(config, log)
  say(`Atelier listens on ${server.url}`)
  if (server.firstToken !== undefined) say(`API token: ${server.firstToken}`)

  const shutDown = closer(server, log)
  process.on('SIGINT', shutDown)
  process.on('SIGTERM', shutDown)
  onOrphaned = shutDown
}

/** Faults that the reader can mend come as one sentence; anything else with its trace. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderLockedError) return error.message
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Set ATELIER_PORT to another, or to 0.`
  return error.stack ?? error.message
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
