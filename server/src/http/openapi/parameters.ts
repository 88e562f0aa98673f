import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { ComponentSchemas } from './component-schemas.ts'
import { EXAMPLE_REQUEST_ID } from './example-values.ts'
import type { Parameter, Reference } from './types.ts'

/** What parameters of addresses are, with an example. */
const PATH: Readonly<Record<string, readonly [string, unknown]>> = {
  project_id: ['Id of the project', 1],
  dataset_id: ['Id of the dataset', 1],
  image_id: ['Id of the image', 1],
  model_id: ['Id of the model', 1],
  evaluation_id: ['Id of the evaluation', 4],
  checkpoint_step: ['Step that the checkpoint was saved at', 500],
  request_id: ['Id of the request, as the 202 gave it', EXAMPLE_REQUEST_ID],
  organization_id: ['Id of the organization', 1],
  token_id: ['Id of the token', 1],
  version: ["Number of the version in the image's history", 1],
  schema: [
    'Kind of document, with the ending: `caption.json`, `visual-schema.json` or `structured-prompt.json`',
    'caption.json',
  ],
  name: ['Name of the base model, as a download tells it', 'atelier-nano'],
}

/** Parameters that many operations share, by the names that the document refers to them by. */
export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes the request safe to repeat for 24 hours: sent again with the same key and body it is answered with the stored reply',
    required: false,
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
    example: 'b1d7c0de-2f7c-4c55-9f0e-6a4f0a3f9a11',
  },
} as const satisfies Record<string, Parameter>

function shapeOf(schema: unknown): Record<string, z.ZodType> {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
}

/** Parameters of the address, the query and the headers of an operation. */
export function describeParameters(
  { method, url, options }: RegisteredRoute,
  schemas: ComponentSchemas,
): (Parameter | Reference)[] {
  const { params, querystring } = options.schema ?? {}
  const path = Object.entries(shapeOf(params)).map(([name, schema]): Parameter => {
    const [description, example] = PATH[name] ?? []
    if (description === undefined) throw new Error(`nobody has said what ${name} in ${url} is`)
    const json = schemas.of(schema, 'input')
    return { name, in: 'path', description, required: true, schema: json, example }
  })
  const query = Object.entries(shapeOf(querystring)).map(([name, schema]): Parameter => {
    const { description, ...json } = schemas.of(schema, 'input') as { description?: string }
    if (description === undefined) throw new Error(`nobody has said what ${name} of ${url} is`)
    return { name, in: 'query', description, required: false, schema: json }
  })
  const key = { $ref: '#/components/parameters/IdempotencyKey' }
  return [
    ...path,
    ...query,
    ...(method === 'POST' && options.schema?.security === undefined ? [key] : []),
  ]
}
