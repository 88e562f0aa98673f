import pino from 'pino'
import { startServer } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { FolderLockedError } from './store/folder-lock.ts'

/** How long a shutdown may take before the process ends anyway; trainings have their state saved every few steps. */
const PATIENCE_MS = 20_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  // To standard error: standard output carries the address and the token alone.
  const log = pino(
    { level: config.logLevel, redact: ['req.headers.api_token'] },
    pino.destination(2),
  )
  const server = await startServer(config, log)
  say(`Atelier listens on ${server.url}`)
  if (server.firstToken !== undefined) say(`API token: ${server.firstToken}`)

  let closing = false
  const shutDown = () => {
    // A second signal means now.
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
  process.on('SIGINT', shutDown)
  process.on('SIGTERM', shutDown)
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof FolderLockedError
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`)
  process.exitCode = 1
})
