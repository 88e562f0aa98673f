import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { Header } from './types.ts'

const REQUEST_ID: Header = {
  description: "Names this exchange in the server's log",
  required: true,
  schema: { type: 'string' },
}
const LOCATION: Header = {
  description: 'Where the outcome can be read',
  required: true,
  schema: { type: 'string' },
}
const REPLAYED: Header = {
  description: '`true` when this is the stored reply of an earlier request with the same key',
  required: false,
  schema: { type: 'string', const: 'true' },
}
const RETRY_AFTER: Header = {
  description: 'Seconds to wait before the next try',
  required: true,
  schema: { type: 'string', pattern: '^\\d+$' },
}
const NEXT_CURSOR: Header = {
  description: 'Present when the list goes on: the `cursor` of its next part',
  required: false,
  schema: { type: 'string' },
}
const LINK: Header = {
  description: 'The same as an address, with `rel="next"`',
  required: false,
  schema: { type: 'string' },
}

/** The headers of an answer. */
export function headersOf(status: number, { method, options }: RegisteredRoute) {
  const { querystring } = options.schema ?? {}
  const paged = querystring instanceof z.ZodObject && 'cursor' in querystring.shape
  const located = (status === 201 || status === 202) && options.config?.location !== undefined
  return {
    'X-Request-Id': REQUEST_ID,
    ...(located ? { Location: LOCATION } : {}),
    ...(method === 'POST' && status < 300 ? { 'Idempotent-Replayed': REPLAYED } : {}),
    ...(status === 429 ? { 'Retry-After': RETRY_AFTER } : {}),
    ...(paged && status === 200 ? { 'X-Next-Cursor': NEXT_CURSOR, Link: LINK } : {}),
  }
}
