import { z } from 'zod'
import { answerForm } from './answer-form.ts'
import { overruledAnswer } from './overruled-answer.ts'

/** No instruction needs more, and each costs a copy of the document. */
const MOST_EDITS = 500

const edit = z.object({
  path: z.string().describe('JSON Pointer into the document as it was given'),
  value: z.string().optional().describe('The new content as JSON text; null to remove'),
})

const schema = z.object({
  problem: z
    .string()
    .optional()
    .describe('Which words of the instruction cannot be carried out, and why; null when all can'),
  edits: z
    .array(edit)
    .max(MOST_EDITS)
    .optional()
    .describe('The changes; empty when there is a problem'),
})

/**
 * Changes rather than a changed document. A model that writes a whole document anew alters words that nobody spoke of, cannot write a user's
 * own keys under an enforced schema, and needs many times the tokens; what is not named here cannot change.
 */
export const editsAnswer = answerForm('edits', schema)
export type Edit = z.infer<typeof edit>
export type EditsAnswer = z.infer<typeof schema>

const ofPrompt = schema.extend({ overruled: overruledAnswer })

/** Changes of a structured prompt, and what of them the identity rules out. */
export const promptEditsAnswer = answerForm('edits', ofPrompt)
export type PromptEditsAnswer = z.infer<typeof ofPrompt>
