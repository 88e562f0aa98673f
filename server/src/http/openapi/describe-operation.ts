import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { ComponentSchemas } from './component-schemas.ts'
import { examplesFor } from './examples.ts'
import { headersOf } from './headers.ts'
import { linksOf } from './links.ts'
import { describeParameters } from './parameters.ts'
import type { MediaType, Operation, RequestBody, Response } from './types.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation's name, unique in the document. */
    operationId?: string
    /** Whether the route is another address of an operation that the document has already. */
    alias?: boolean
    /** The fields of a multipart form that the operation takes as well. */
    form?: z.ZodType
  }
  interface FastifySchema {
    summary?: string
    description?: string
    tags?: readonly string[]
  }
}

export interface OperationContext {
  schemas: ComponentSchemas
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'multipart/form-data'

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Taken; it is worked off in the background',
  204: 'Done; there is nothing to say',
}

function zodOf(schema: unknown): z.ZodType | undefined {
  return schema instanceof z.ZodType ? schema : undefined
}

function requestBody(
  schema: z.ZodType,
  { config }: RouteOptions,
  { schemas }: OperationContext,
): RequestBody {
  const json: MediaType = { schema: schemas.of(schema, 'input'), ...examplesFor(schema) }
  const content: Record<string, MediaType> = { [JSON_TYPE]: json }
  if (config?.form) content[FORM_TYPE] = { schema: schemas.of(config.form, 'input') }
  return {
    description: schema.description ?? 'What is asked for',
    required: !schema.safeParse({}).success,
    content,
  }
}

function response(
  status: number,
  schema: z.ZodType,
  route: RegisteredRoute,
  { schemas }: OperationContext,
): Response {
  const empty = schema instanceof z.ZodUndefined || schema instanceof z.ZodVoid
  const links = linksOf(route.options.config?.operationId, status)
  return {
    description:
      (status < 300 ? undefined : schema.description) ?? DESCRIPTIONS[status] ?? 'An error',
    headers: headersOf(status, route),
    ...(empty
      ? {}
      : {
          content: {
            [JSON_TYPE]: {
              schema: schemas.of(schema, 'output'),
              ...examplesFor(schema, status),
            },
          },
        }),
    ...(links ? { links } : {}),
  }
}

/** One operation of the document. */
export function describeOperation(route: RegisteredRoute, context: OperationContext): Operation {
  const { options } = route
  const { schema = {}, config } = options
  const body = zodOf(schema.body)
  const responses = Object.entries((schema.response ?? {}) as Record<string, unknown>).flatMap(
    ([status, answer]) => {
      const own = zodOf(answer)
      return own ? [[status, response(Number(status), own, route, context)] as const] : []
    },
  )
  if (config?.operationId === undefined) throw new Error(`${route.method} ${route.url} has no name`)
  return {
    operationId: config.operationId,
    summary: schema.summary ?? config.operationId,
    description: schema.description ?? schema.summary ?? '',
    tags: [...(schema.tags ?? [])],
    parameters: describeParameters(route, context.schemas),
    ...(body ? { requestBody: requestBody(body, options, context) } : {}),
    responses: Object.fromEntries(responses),
  }
}
