import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { Header, Reference } from './types.ts'

/** Headers of answers, by the names that the document refers to them by. */
export const headers = {
  RequestId: {
    description: "Names this exchange in the server's log",
    required: true,
    schema: { type: 'string', format: 'uuid' },
  },
  Location: {
    description: 'Where the outcome can be read',
    required: true,
    schema: { type: 'string', format: 'uri' },
  },
  IdempotentReplayed: {
    description: '`true` when this is the stored reply of an earlier request with the same key',
    required: false,
    schema: { type: 'string', const: 'true' },
  },
  RetryAfter: {
    description: 'Seconds to wait before the next try',
    required: true,
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  NextCursor: {
    description: 'Present when the list goes on: the `cursor` of its next part',
    required: false,
    schema: { type: 'string' },
  },
  NextLink: {
    description: 'The next part as an address, with `rel="next"`',
    required: false,
    schema: { type: 'string' },
  },
} as const satisfies Record<string, Header>

function to(name: keyof typeof headers): Reference {
  return { $ref: `#/components/headers/${name}` }
}

/** Whether a list comes in parts to whoever asks for that. */
function isPaged({ options }: RegisteredRoute): boolean {
  const { querystring } = options.schema ?? {}
  return querystring instanceof z.ZodObject && 'cursor' in querystring.shape
}

/** The headers of an answer. */
export function headersOf(status: number, route: RegisteredRoute): Record<string, Reference> {
  const located = (status === 201 || status === 202) && route.options.config?.location !== undefined
  return {
    'X-Request-Id': to('RequestId'),
    ...(located ? { Location: to('Location') } : {}),
    ...(route.method === 'POST' && status < 300
      ? { 'Idempotent-Replayed': to('IdempotentReplayed') }
      : {}),
    ...(status === 429 || status === 503 ? { 'Retry-After': to('RetryAfter') } : {}),
    ...(status === 200 && isPaged(route)
      ? { 'X-Next-Cursor': to('NextCursor'), Link: to('NextLink') }
      : {}),
  }
}
