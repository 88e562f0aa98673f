import { z } from 'zod'

const overruled = z.object({
  words: z
    .string()
    .min(1)
    .describe('Words of the prompt or instruction, exactly as they stand there'),
  field: z.string().describe('JSON Pointer of the text in "schema" that rules them out'),
})

/** What a model says that it did not do because the identity stands above it. */
export const overruledAnswer = z
  .array(overruled)
  .optional()
  .describe('What is asked for and not done, because the schema rules it out')
export type Overruled = z.infer<typeof overruled>
