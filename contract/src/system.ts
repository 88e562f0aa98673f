import { z } from 'zod'

/** What the server says of itself; beyond the published contract. */
export const health = z
  .object({
    status: z.literal('ok').describe('It answers'),
    moderation: z
      .object({
        text: z
          .object({
            provider: z.string().describe('What judges prompts'),
            terms: z.int().nullable().describe('How many words it looks for, if it knows'),
          })
          .describe('How prompts are moderated'),
        pictures: z
          .object({
            provider: z
              .string()
              .nullable()
              .describe('What judges pictures; null when they pass unlooked at'),
            reason: z
              .string()
              .nullable()
              .describe('Why there is no provider, or why it could not judge the last picture'),
          })
          .describe('How pictures are moderated'),
      })
      .describe('What the moderation flags of requests are worth on this server'),
    vision: z
      .object({
        provider: z
          .string()
          .describe('What makes schemas, captions and prompts; `builtin` needs no network'),
        model: z.string().nullable().describe('The model that it asks; null for `builtin`'),
        fallback: z
          .string()
          .nullable()
          .describe('What answers in its place when it cannot; null when nothing does'),
      })
      .describe('What looks at pictures and reads prompts'),
  })
  .meta({ id: 'Health', description: 'What the server says of itself' })
export type Health = z.infer<typeof health>
