import { execFile } from 'node:child_process'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { type SQL, sql } from 'drizzle-orm'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'

/** A database or a transaction of it, the same for PostgreSQL and the embedded PGlite. */
export type Database = PgDatabase<PgQueryResultHKT>

export interface OpenDatabase {
  database: Database
  /** The embedded database, where there is one: the queue shares it. */
  pglite: PGlite | undefined
  close(): Promise<void>
}

const MIGRATIONS = join(import.meta.dirname, 'migrations')

/** Opens PostgreSQL when an address is given, PGlite in `folder` otherwise, and brings the schema up to date. */
export async function openDatabase(options: {
  url: string | undefined
  folder: string
  /** Whether a database that is not there yet is made by a process of its own: slower, and this one stays several hundred MB smaller. */
  createApart?: boolean
  /** Told of a connection that broke while nobody used it; the next query opens another. */
  onError?: (error: Error) => void
}): Promise<OpenDatabase> {
  const { url, folder, createApart = false, onError = () => {} } = options
  if (url === undefined && createApart) await createEmbedded(folder)
  const open = url === undefined ? await openEmbedded(folder) : openPostgres(url, onError)
  try {
    await migrate(open.database)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}

const CREATE = join(import.meta.dirname, 'create-embedded.ts')

/** Makes the database of a folder in a process of its own, unless it is there. */
async function createEmbedded(folder: string): Promise<void> {
  const exists = await access(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (!exists) await promisify(execFile)(process.execPath, [CREATE, folder])
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const pglite = await PGlite.create(folder)
  return {
    database: drizzlePglite(pglite) as unknown as Database,
    pglite,
    close: () => pglite.close(),
  }
}

function openPostgres(url: string, onError: (error: Error) => void): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // Without a listener a restart of PostgreSQL would end this process.
  pool.on('error', onError)
  return {
    database: drizzlePg(pool) as unknown as Database,
    pglite: undefined,
    close: () => pool.end(),
  }
}

/** Rows of a raw query, whose envelope differs between drivers. */
export async function rowsOf<Row>(database: Database, query: SQL): Promise<Row[]> {
  const result = (await database.execute(query)) as unknown as { rows: Row[] }
  return result.rows
}

/** Any number will do, as long as every server takes the same. */
const MIGRATION_LOCK = 4_711_001

/** Applies the numbered files that were not applied yet, all or none; one server at a time, the others wait and then find it done. */
export async function migrate(database: Database, folder = MIGRATIONS): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  await database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await tx.execute(
      sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`,
    )
    const rows = await rowsOf<{ name: string }>(tx, sql`select name from migrations`)
    const applied = new Set(rows.map((row) => row.name))
    for (const name of files.filter((file) => !applied.has(file))) {
      await apply(tx, await readFile(join(folder, name), 'utf8'))
      await tx.execute(sql`insert into migrations (name) values (${name})`)
    }
  })
}

/** Statements end with a semicolon at the end of a line: both drivers take one at a time. */
async function apply(database: Database, statements: string): Promise<void> {
  for (const statement of statements.split(/;\s*$/m).filter((text) => text.trim() !== '')) {
    await database.execute(sql.raw(statement))
  }
}
