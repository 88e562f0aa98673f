import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { ComponentSchemas } from './component-schemas.ts'
import type { Parameter } from './types.ts'

/** What parameters of addresses are, with an example. */
const PATH: Readonly<Record<string, readonly [string, unknown]>> = {
  project_id: ['Id of the project', 1],
  dataset_id: ['Id of the dataset', 1],
  image_id: ['Id of the image', 1],
  model_id: ['Id of the model', 1],
  checkpoint_step: ['Step that the checkpoint was saved at', 500],
  request_id: ['Id of the request, as the 202 gave it', '01936b2e-7c3a-7d4e-9f21-3b5c8a6d1e70'],
  organization_id: ['Id of the organization', 1],
  token_id: ['Id of the token', 1],
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Makes the request safe to repeat for 24 hours: sent again with the same key and body it is answered with the stored reply',
  required: false,
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  example: 'b1d7c0de-2f7c-4c55-9f0e-6a4f0a3f9a11',
}

function shapeOf(schema: unknown): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
}

/** Parameters of the address, the query and the headers of an operation. */
export function describeParameters(
  { method, url, options }: RegisteredRoute,
  schemas: ComponentSchemas,
): Parameter[] {
  const { params, querystring } = options.schema ?? {}
  const path = Object.entries(shapeOf(params)).map(([name, schema]): Parameter => {
    const [description, example] = PATH[name] ?? []
    if (description === undefined) throw new Error(`nobody has said what ${name} in ${url} is`)
    return {
      name,
      in: 'path',
      description,
      required: true,
      schema: schemas.of(schema, 'input'),
      example,
    }
  })
  const query = Object.entries(shapeOf(querystring)).map(([name, schema]): Parameter => {
    const { description, ...json } = schemas.of(schema, 'input') as { description?: string }
    if (description === undefined) throw new Error(`nobody has said what ${name} of ${url} is`)
    return { name, in: 'query', description, required: false, schema: json }
  })
  return [...path, ...query, ...(method === 'POST' ? [IDEMPOTENCY_KEY] : [])]
}
