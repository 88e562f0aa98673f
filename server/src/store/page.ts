import { asc, gt, type SQL } from 'drizzle-orm'
import type { PgColumn, PgSelect } from 'drizzle-orm/pg-core'

/** A stretch of a list in the order of ids. */
export interface Page {
  /** The id that the stretch comes after; from the beginning when undefined. */
  after?: number | undefined
  /** All of the rest when undefined. */
  limit?: number | undefined
}

/** The condition that skips what came before a page; undefined for the first. */
export function afterPage(id: PgColumn, { after }: Page): SQL | undefined {
  return after === undefined ? undefined : gt(id, after)
}

/** Orders a list by id and cuts it to the page. */
export function inPage<Query extends PgSelect>(query: Query, id: PgColumn, { limit }: Page) {
  const ordered = query.orderBy(asc(id))
  return limit === undefined ? ordered : ordered.limit(limit)
}
