import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import type { ComponentSchemas } from './component-schemas.ts'
import { examplesFor } from './examples.ts'
import type { MediaType, RequestBody } from './types.ts'

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'multipart/form-data'
const PICTURES = 'image/jpeg, image/png, image/webp'

/** Whether a request may come without a body. Rules that only the document's schema has, such as "one of the two", forbid it. */
function mayBeAbsent(schema: z.ZodType): boolean {
  const { anyOf, oneOf } = z.globalRegistry.get(schema) ?? {}
  return anyOf === undefined && oneOf === undefined && schema.safeParse({}).success
}

function describeForm(form: z.ZodType, schemas: ComponentSchemas): MediaType {
  return { schema: schemas.of(form, 'input'), encoding: { file: { contentType: PICTURES } } }
}

/** What an operation takes: JSON, and a form where the route has one. */
export function describeBody(
  schema: z.ZodType,
  { config }: RouteOptions,
  schemas: ComponentSchemas,
): RequestBody {
  return {
    description: schema.description ?? 'What is asked for',
    required: !mayBeAbsent(schema),
    content: {
      [JSON_TYPE]: {
        schema: schemas.of(schema, 'input'),
        ...examplesFor(schema, { operationId: config?.operationId, of: 'request' }),
      },
      ...(config?.form ? { [FORM_TYPE]: describeForm(config.form, schemas) } : {}),
    },
  }
}
