import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import { isStandard } from '../schemas.ts'
import type { ComponentSchemas } from './component-schemas.ts'
import { examplesFor, idOf } from './examples.ts'
import { headersOf } from './headers.ts'
import { linksOf } from './links.ts'
import type { JsonSchema, Reference, Response } from './types.ts'

const SUCCESSES: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Taken; it is worked off in the background',
  204: 'Done; there is nothing to say',
}

/** What errors are called where many operations refer to the same. */
const ERRORS: Readonly<Record<number, string>> = {
  400: 'Unreadable',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'KeyTaken',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  500: 'ServerError',
  502: 'VisionFailed',
  503: 'VisionUnavailable',
}

/** What a route says of an answer; what a schema says of itself, wherever it is used, is no description of that. */
function wordsOf(schema: z.ZodType, status: number): string {
  const general = SUCCESSES[status] ?? 'An error'
  const itself = z.globalRegistry.get(schema)?.id !== undefined
  return itself ? general : (schema.description ?? general)
}

/** Its form alone: what is said of it stands in the description of the answer. */
function formOf(schema: z.ZodType, schemas: ComponentSchemas): JsonSchema {
  const { description: _said, ...json } = schemas.of(schema, 'output')
  const [only, ...others] = (json.allOf ?? []) as JsonSchema[]
  const wrapped = only !== undefined && others.length === 0 && Object.keys(json).length === 1
  return wrapped ? only : json
}

function describeAnswer(
  status: number,
  schema: z.ZodType,
  route: RegisteredRoute,
  schemas: ComponentSchemas,
): Response {
  const { operationId, produces = 'application/json' } = route.options.config ?? {}
  const type = status < 300 ? produces : 'application/json'
  const empty = schema instanceof z.ZodUndefined || schema instanceof z.ZodVoid
  const links = linksOf(operationId, status)
  return {
    description: wordsOf(schema, status),
    headers: headersOf(status, route),
    ...(empty
      ? {}
      : {
          content: {
            [type]: {
              schema: formOf(schema, schemas),
              ...examplesFor(schema, { operationId, of: status }),
            },
          },
        }),
    ...(links ? { links } : {}),
  }
}

/** Describes answers. Errors that many operations give in the same words are collected, and referred to. */
export class Responses {
  readonly shared: Record<string, Response> = {}
  readonly #schemas: ComponentSchemas

  constructor(schemas: ComponentSchemas) {
    this.#schemas = schemas
  }

  /** The answers of a route by their statuses. */
  of(route: RegisteredRoute): Record<string, Response | Reference> {
    const answers = Object.entries((route.options.schema?.response ?? {}) as object)
    const described = answers.flatMap(([status, schema]) =>
      schema instanceof z.ZodType ? [[status, this.#one(Number(status), schema, route)]] : [],
    )
    return Object.fromEntries(described)
  }

  #one(status: number, schema: z.ZodType, route: RegisteredRoute): Response | Reference {
    const answer = describeAnswer(status, schema, route, this.#schemas)
    const error = ERRORS[status]
    if (error === undefined || !isStandard(schema, status)) return answer
    const name = idOf(schema) === 'GenerationError' ? `Generation${error}` : error
    this.shared[name] = answer
    return { $ref: `#/components/responses/${name}` }
  }
}
