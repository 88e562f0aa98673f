import { z } from 'zod'
import { isObject, type JsonValue } from '../../json.ts'
import { AnswerFault } from '../errors.ts'
import { cleanAnswer } from '../rules/clean.ts'
import { isShallow } from '../rules/depth.ts'
import { type FormNode, type StrictNode, strictForm } from './strict-form.ts'

/** What an answer has to look like. */
export interface AnswerForm<Answer> {
  name: string
  /** For services that hold a model to it. */
  jsonSchema: StrictNode
  /**
   * The answer, without what is null or empty.
   * @throws AnswerFault that says what is wrong with it
   */
  parse(value: unknown): Answer
}

const MOST_FAULTS = 5

function faultsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, MOST_FAULTS)
    .map(({ path, message }) => `${path.join('.') || 'the answer'}: ${message}`)
    .join('; ')
}

/** The form of an answer, from its schema. Optional fields are asked for as "or null", which is how a model leaves them out. */
export function answerForm<Answer>(name: string, schema: z.ZodType<Answer>): AnswerForm<Answer> {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  return {
    name,
    jsonSchema: strictForm(json as FormNode),
    parse(value) {
      if (!isShallow(value)) throw new AnswerFault('the answer is nested too deep')
      const cleaned = cleanAnswer(value as JsonValue)
      if (!isObject(value as JsonValue)) throw new AnswerFault('the answer is no JSON object')
      const parsed = schema.safeParse(cleaned ?? {})
      if (!parsed.success) throw new AnswerFault(faultsOf(parsed.error))
      return parsed.data
    },
  }
}
