import { z } from 'zod'
import type { Access } from '../middleware/access.ts'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import type { ComponentSchemas } from './component-schemas.ts'
import { describeParameters } from './parameters.ts'
import { describeBody } from './request-body.ts'
import type { Responses } from './responses.ts'
import type { Operation } from './types.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation's name, unique in the document. */
    operationId?: string
    /** Whether the route is another address of an operation that the document has already. */
    alias?: boolean
    /** The fields of a multipart form that the operation takes as well. */
    form?: z.ZodType
    /** The media type of a success; JSON by default. */
    produces?: string
    /** Name of the callback that a request may order. */
    callback?: string
  }
  interface FastifySchema {
    summary?: string
    description?: string
    tags?: readonly string[]
    security?: readonly Record<string, readonly string[]>[]
  }
}

export interface OperationContext {
  schemas: ComponentSchemas
  responses: Responses
  /** Other addresses of an operation, which answer alike. */
  aliasesOf(route: RegisteredRoute): string[]
}

const ACCESS: Readonly<Record<Access, string>> = {
  viewer: 'Needs a token of any role.',
  member: 'Needs a token of the role `member` or `admin`.',
  admin: 'Needs a token of the role `admin`.',
  operator: "Needs an admin's token of the organization that runs the server.",
}

/** `/v1/things/:id` as the document writes it. */
export function pathOf({ url }: RegisteredRoute): string {
  return url.replace(/:(\w+)/g, '{$1}')
}

/** What an operation does, who may ask for it, and where else it answers. */
function wordsOf(route: RegisteredRoute, aliases: readonly string[]): string {
  const { schema, config } = route.options
  const access = config?.access === undefined ? 'Needs no token.' : ACCESS[config.access]
  const also =
    aliases.length === 0 ? '' : ` Also at ${aliases.map((one) => `\`${one}\``).join(', ')}.`
  return [schema?.description ?? schema?.summary ?? '', `${access}${also}`].join('\n\n')
}

/** One operation of the document. */
export function describeOperation(route: RegisteredRoute, context: OperationContext): Operation {
  const { options } = route
  const { schema = {}, config } = options
  if (config?.operationId === undefined) throw new Error(`${route.method} ${route.url} has no name`)
  const { body, security } = schema
  const { callback } = config
  return {
    operationId: config.operationId,
    summary: schema.summary ?? config.operationId,
    description: wordsOf(route, context.aliasesOf(route)),
    tags: [...(schema.tags ?? [])],
    ...(security
      ? { security: security.map((one) => ({ ...one }) as Record<string, string[]>) }
      : {}),
    parameters: describeParameters(route, context.schemas),
    ...(body instanceof z.ZodType
      ? { requestBody: describeBody(body, options, context.schemas) }
      : {}),
    responses: context.responses.of(route),
    ...(callback
      ? { callbacks: { [callback]: { $ref: `#/components/callbacks/${callback}` } } }
      : {}),
  }
}
