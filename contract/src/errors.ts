import { z } from 'zod'

/** One fault, in the words of the training operations. */
export const messageError = z.object({ message: z.string() }).describe('One fault')
export type MessageError = z.infer<typeof messageError>

export const fieldFault = z.object({
  msg: z.string(),
  field_name: z.string(),
  field_input: z.string().describe('What was given, as text'),
})
export type FieldFault = z.infer<typeof fieldFault>

/** Faults of single fields. */
export const fieldsError = z
  .object({ errors: z.array(fieldFault) })
  .describe('Faults of single fields')
export type FieldsError = z.infer<typeof fieldsError>

/** The body of a 400 of the training operations. */
export const badRequest = z.union([messageError, fieldsError])

/** A refusal of the training operations is a bare JSON string. */
export const forbidden = z.string().describe('Why it is refused')

/** The error body of the generation operations. */
export const generationError = z.object({
  error: z.object({
    code: z.int().describe('The HTTP status'),
    message: z.string(),
    details: z.string(),
  }),
  request_id: z.string(),
})
export type GenerationError = z.infer<typeof generationError>
