import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

const CURSOR = /^after-(\d{1,10})$/
const LARGEST_ID = 2_147_483_647

/** Query of a list; beyond the published contract, whose lists are whole. */
export const pageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ type: 'integer', description: 'At most so many; all when left out' }),
  cursor: z
    .string()
    .regex(CURSOR, 'Input should be the X-Next-Cursor of an answer')
    .optional()
    .meta({ description: 'Goes on where the answer with this `X-Next-Cursor` ended' }),
})
type PageQuery = z.infer<typeof pageQuery>

/** What a list may refuse a query for. */
export const PAGE_ERRORS = {
  400: [
    'limit: Input should be less than or equal to 1000',
    'cursor: Input should be the X-Next-Cursor of an answer',
  ],
}

/** Headers of a list that goes on. */
export const NEXT_HEADER = 'x-next-cursor'

function idOf(cursor: string): number {
  return Math.min(Number(CURSOR.exec(cursor)?.[1]), LARGEST_ID)
}

/** What lists are made of: things with ids, and versions of one thing with their numbers. */
type Listed = { id: number } | { version: number }

function placeOf(item: Listed): number {
  return 'id' in item ? item.id : item.version
}

function cursorOf(id: number): string {
  return `after-${id}`
}

/** What to ask a service for: one more than wanted, which tells whether the list goes on. */
export function pageOf({ limit, cursor }: PageQuery) {
  return {
    ...(cursor === undefined ? {} : { after: idOf(cursor) }),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
  }
}

/** Cuts a list to what was asked for, and tells in the headers where it goes on. The body stays a bare array. */
export function cutToPage<Item extends Listed>(
  items: Item[],
  request: FastifyRequest & { query: PageQuery },
  reply: FastifyReply,
): Item[] {
  const { limit } = request.query
  if (limit === undefined || items.length <= limit) return items
  const page = items.slice(0, limit)
  const last = page.at(-1)
  const cursor = cursorOf(last === undefined ? 0 : placeOf(last))
  const next = new URL(request.url, 'http://any')
  next.searchParams.set('cursor', cursor)
  reply.header(NEXT_HEADER, cursor)
  reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  return page
}
