import { z } from 'zod'
import type { CallOptions, Client } from './client.ts'
import { requestWithHeaders } from './request.ts'

/** A part of a list, and where it goes on. */
export type Page<Item> = Item[] & {
  /** The `cursor` of the next part; undefined after the last one. */
  readonly nextCursor: string | undefined
}

/** Options of every list; without them it is whole. */
export interface PageOptions extends CallOptions {
  /** At most so many, 1 to 1,000. */
  readonly limit?: number | undefined
  /** Goes on where the answer with this `nextCursor` ended. */
  readonly cursor?: string | undefined
}

/** Flags of a list; one that is undefined or off is not sent. */
type Flags = Readonly<Record<string, boolean | undefined>>

/** Reads a list or a part of it. */
export async function requestPage<Item>(
  client: Client,
  path: string,
  item: z.ZodType<Item>,
  { limit, cursor, ...options }: PageOptions,
  flags: Flags = {},
): Promise<Page<Item>> {
  const query = new URLSearchParams()
  for (const [name, on] of Object.entries(flags)) if (on) query.set(name, 'true')
  if (limit !== undefined) query.set('limit', String(limit))
  if (cursor !== undefined) query.set('cursor', cursor)
  const { answer, headers } = await requestWithHeaders(client, {
    method: 'GET',
    path: query.size > 0 ? `${path}?${query}` : path,
    answer: z.array(item),
    ...options,
  })
  return withCursor(answer, headers.get('x-next-cursor') ?? undefined)
}

/** The cursor is no item of the array, so it does not show where the array is walked or compared. */
function withCursor<Item>(items: Item[], nextCursor: string | undefined): Page<Item> {
  return Object.defineProperty(items, 'nextCursor', { value: nextCursor }) as Page<Item>
}

/** Items in an answer, when the caller does not say. */
const PAGE_SIZE = 100

/** Options of {@link eachOf}. */
export interface EachOptions {
  /** Items in an answer, 1 to 1,000; 100 when absent. */
  readonly pageSize?: number
}

/**
 * Goes through a long list without holding all of it:
 *
 * ```ts
 * for await (const image of eachOf((page) => listImages(client, datasetId, page))) …
 * ```
 */
export async function* eachOf<Item>(
  list: (page: { limit: number; cursor: string | undefined }) => Promise<Page<Item>>,
  { pageSize = PAGE_SIZE }: EachOptions = {},
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined
  do {
    const page = await list({ limit: pageSize, cursor })
    yield* page
    cursor = page.nextCursor
  } while (cursor !== undefined)
}
