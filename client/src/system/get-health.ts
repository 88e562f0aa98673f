import { z } from 'zod'
import type { CallOptions, Client } from '../client.ts'
import { request } from '../request.ts'

/** What the server says of itself. */
const health = z.object({
  status: z.literal('ok'),
  /** What it moderates with; a `provider` that is null judges nothing. */
  moderation: z.object({
    text: z.object({ provider: z.string(), terms: z.number().nullable() }),
    pictures: z.object({ provider: z.string().nullable(), reason: z.string().nullable() }),
  }),
  /** What looks at pictures and reads prompts; `model` is null for `builtin`. Servers from before there was a choice do not tell. */
  vision: z
    .object({
      provider: z.string(),
      model: z.string().nullable(),
      fallback: z.string().nullable(),
    })
    .optional(),
})
export type Health = z.infer<typeof health>

/** Whether the server answers, and what it moderates with. Beyond the published contract; needs no token. */
export function getHealth(client: Client, options: CallOptions = {}): Promise<Health> {
  return request(client, { method: 'GET', path: '/health', answer: health, ...options })
}
