import { z } from 'zod'
import { STATUS_TEXTS } from '../error-handler.ts'
import { reasons } from '../schemas.ts'
import { EXAMPLE_REQUEST_ID, EXAMPLE_VALUES } from './example-values.ts'
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
function idOf(schema: z.ZodType): string | undefined {
  for (let one: z.core.$ZodType | undefined = schema; one; one = one._zod.parent) {
    const id = z.globalRegistry.get(one as z.ZodType)?.id
    if (id !== undefined) return id
  }
  return undefined
}

/** An error with these words in whatever form its schema takes. */
function errorOf(schema: z.ZodType, status: number, words: string): unknown {
  const error = { code: status, message: STATUS_TEXTS[status] ?? 'Error', details: words }
  const forms = [
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

/** Examples of a body: of an error one for each of its reasons. */
export function examplesFor(
  schema: z.ZodType,
  status = 200,
): { examples?: Record<string, Example> } {
  const errors = status >= 400 ? errorExamples(schema, status) : undefined
  if (errors) return { examples: errors }
  const value = exampleOf(schema)
  return value === undefined ? {} : { examples: { example: { summary: 'For example', value } } }
}
