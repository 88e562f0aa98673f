import { z } from 'zod'

/** What a caller ought to know of an answer that was given all the same. Which fields there are beside the two depends on the code. */
export const warning = z
  .looseObject({
    code: z.string().describe('What kind it is, such as `words_overruled`; more may come'),
    message: z.string().describe('What there is to know, in words for people'),
    words: z.array(z.string()).optional().describe('Words of the request that it is about'),
    field: z.string().optional().describe('JSON Pointer into the document that it is about'),
    kept: z.string().optional().describe('What stands there instead'),
    provider: z.string().optional().describe('Who should have answered'),
    by: z.string().optional().describe('Who did'),
  })
  .meta({ id: 'Warning', description: 'What there is to know of an answer' })
export type Warning = z.infer<typeof warning>

/** The field that answers carry them in; left out where there is none. Beyond the published contract. */
export const warnings = z
  .array(warning)
  .optional()
  .describe('What there is to know of this answer; absent when there is nothing')
