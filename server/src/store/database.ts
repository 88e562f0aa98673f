import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
}): Promise<OpenDatabase> {
  const open =
    options.url === undefined ? await openEmbedded(options.folder) : openPostgres(options.url)
  await migrate(open.database)
  return open
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  const pglite = await PGlite.create(folder)
  return {
    database: drizzlePglite(pglite) as unknown as Database,
    pglite,
    close: () => pglite.close(),
  }
}

function openPostgres(url: string): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
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

/** Applies the numbered files that were not applied yet, each in a transaction; one server at a time. */
export async function migrate(database: Database): Promise<void> {
  await database.execute(
    sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`,
  )
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
  for (const name of files) {
    const statements = await readFile(join(MIGRATIONS, name), 'utf8')
    await database.transaction(async (tx) => {
      // Whoever comes second waits here and then finds the row.
      await tx.execute(sql`lock table migrations in exclusive mode`)
      const done = await rowsOf(tx, sql`select 1 from migrations where name = ${name}`)
      if (done.length > 0) return
      for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim() !== '')) {
        await tx.execute(sql.raw(statement))
      }
      await tx.execute(sql`insert into migrations (name) values (${name})`)
    })
  }
}
