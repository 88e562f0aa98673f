import { z } from 'zod'
import { STATUS_TEXTS } from '../error-handler.ts'
import { reasons } from '../schemas.ts'
import { EXAMPLE_REQUEST_ID, EXAMPLE_VALUES } from './example-values.ts'
import { OPERATION_EXAMPLES } from './operation-examples.ts'
import type { Example } from './types.ts'

/** The value that stands for a schema: its own, or that of what its list holds. */
function exampleOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodArray) {
    const element = exampleOf(schema.element as z.ZodType)
    return element === undefined ? undefined : [element]
  }
  const id = idOf(schema)
  return id === undefined ? undefined : EXAMPLE_VALUES[id]
}

/** The id of a schema, also when it was described once more where it is used. */
export function idOf(schema: z.ZodType): string | undefined {
  for (let one: z.core.$ZodType | undefined = schema; one; one = one._zod.parent) {
    const id = z.globalRegistry.get(one as z.ZodType)?.id
    if (id !== undefined) return id
  }
  return undefined
}

const FIELD = /^([\w.]+): (.+)$/

/** The faults of fields in words such as `rank: Field required`; only a 400 has any. */
function faultsOf(status: number, words: string): object[] {
  const [, field_name, msg] = FIELD.exec(words) ?? []
  return status === 400 && field_name ? [{ errors: [{ msg, field_name, field_input: '' }] }] : []
}

/** An error with these words in whatever form its schema takes. */
function errorOf(schema: z.ZodType, status: number, words: string): unknown {
  const error = { code: status, message: STATUS_TEXTS[status] ?? 'Error', details: words }
  const forms = [
    ...faultsOf(status, words),
    { message: words },
    words,
    { error, request_id: EXAMPLE_REQUEST_ID },
    { status: 'NOT_FOUND' },
  ]
  return forms.find((form) => schema.safeParse(form).success)
}

function errorExamples(schema: z.ZodType, status: number): Record<string, Example> | undefined {
  const words = reasons.get(schema)?.words ?? []
  if (words.length === 0) return undefined
  const entries = words.map((summary, i) => {
    const value = errorOf(schema, status, summary)
    return [`reason${i + 1}`, { summary, value }] as const
  })
  return Object.fromEntries(entries)
}

/** Where a body belongs to: the request of an operation, or one of its answers. */
interface Place {
  operationId: string | undefined
  of: 'request' | number
}

/** Examples of a body: those of the operation itself, of an error one for each of its reasons, or else what stands for its schema. */
export function examplesFor(
  schema: z.ZodType,
  { operationId = '', of }: Place,
): { examples?: Record<string, Example> } {
  const own = OPERATION_EXAMPLES[operationId]?.[of]
  if (own) return { examples: own }
  const errors = of !== 'request' && of >= 400 ? errorExamples(schema, of) : undefined
  if (errors) return { examples: errors }
  const value = exampleOf(schema)
  return value === undefined ? {} : { examples: { example: { summary: 'For example', value } } }
}
