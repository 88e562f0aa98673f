import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { startServer } from './compose.ts'
import { readConfig } from './config.ts'

// Writes the document of the real server, started on a folder of its own: `--out FILE`, and with `--url` the address that it names.
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'openapi.json' },
    url: { type: 'string', default: 'http://127.0.0.1:8787' },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'atelier-openapi-'))
const config = readConfig({
  ATELIER_DATA_DIR: folder,
  ATELIER_PORT: '0',
  ATELIER_PUBLIC_URL: values.url,
})
const server = await startServer(config, pino({ level: 'silent' }))
await writeFile(values.out, `${JSON.stringify(server.app.openApi(), null, 2)}\n`)
await server.close()
await rm(folder, { recursive: true })
process.stdout.write(`${values.out}\n`)
