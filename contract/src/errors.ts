import { z } from 'zod'

/** One fault, in the words of the training operations. */
export const messageError = z
  .object({ message: z.string().describe('What is wrong, in words for people') })
  .meta({ id: 'Message', description: 'One fault' })
export type MessageError = z.infer<typeof messageError>

export const fieldFault = z
  .object({
    msg: z.string().describe('What is wrong with the field'),
    field_name: z.string().describe('The field, with dots where it lies deeper'),
    field_input: z.string().describe('What was given, as text; long input is cut'),
  })
  .meta({ id: 'FieldFault', description: 'What is wrong with one field' })
export type FieldFault = z.infer<typeof fieldFault>

/** Faults of single fields. */
export const fieldsError = z
  .object({ errors: z.array(fieldFault).describe('One or more faults') })
  .meta({ id: 'FieldFaults', description: 'Faults of single fields' })
export type FieldsError = z.infer<typeof fieldsError>

/** The body of a 400 of the training operations. */
export const badRequest = z.union([messageError, fieldsError]).meta({
  id: 'BadRequest',
  description: 'Why the request cannot be used: one fault as a whole, or those of its fields',
})

/** A refusal of the training operations is a bare JSON string. */
export const forbidden = z
  .string()
  .meta({ id: 'Refusal', description: 'Why it is refused, as a bare string' })

/** The error body of the generation operations. */
export const generationError = z
  .object({
    error: z
      .object({
        code: z.int().describe('The HTTP status'),
        message: z.string().describe("The status's name"),
        details: z.string().describe('What is wrong, in words for people'),
      })
      .meta({ id: 'GenerationFault', description: 'What is wrong' }),
    request_id: z.string().describe('The id of the request, also in `X-Request-Id`'),
  })
  .meta({ id: 'GenerationError', description: 'A fault in the format of the generation family' })
export type GenerationError = z.infer<typeof generationError>
