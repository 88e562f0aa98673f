import { documents } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import { describeCallbacks } from './callbacks.ts'
import { ComponentSchemas } from './component-schemas.ts'
import { describeOperation, type OperationContext, pathOf } from './describe-operation.ts'
import { headers } from './headers.ts'
import { info } from './info.ts'
import { parameters } from './parameters.ts'
import { Responses } from './responses.ts'
import { tags } from './tags.ts'
import type { OpenApiDocument, Operation } from './types.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * The OpenAPI 3.1 document, made from the schemas that validate. Every operation is served under both versions; the document has each
     * under the one that the contract publishes it in, unless `aliases` asks for all.
     */
    openApi(options?: { aliases?: boolean }): OpenApiDocument
  }
}

const securitySchemes = {
  api_token: {
    type: 'apiKey',
    in: 'header',
    name: 'api_token',
    description: 'Printed at the first start; more are made with `POST /v1/tokens`',
  },
}

/** Generation and the status service are published under /v2, everything else of a version under /v1. */
function isPublished({ url, options }: RegisteredRoute): boolean {
  if (options.config?.alias === true) return false
  const generation = options.schema?.tags?.includes('generation') ?? false
  return !url.startsWith(generation ? '/v1/' : '/v2/')
}

/** Routes that are operations: they have a name. A HEAD is the GET without its body. */
function isOperation({ method, options }: RegisteredRoute): boolean {
  return method !== 'HEAD' && options.config?.operationId !== undefined
}

/** Finds the addresses of an operation by its name. */
function aliasFinder(operations: readonly RegisteredRoute[]) {
  return (route: RegisteredRoute) =>
    operations
      .filter(({ options }) => options.config?.operationId === route.options.config?.operationId)
      .filter(({ url }) => url !== route.url)
      .map(pathOf)
}

function describe(
  routes: readonly RegisteredRoute[],
  url: string,
  aliases: boolean,
): OpenApiDocument {
  const operations = routes.filter(isOperation)
  const schemas = new ComponentSchemas()
  const responses = new Responses(schemas)
  const context: OperationContext = { schemas, responses, aliasesOf: aliasFinder(operations) }
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of operations.filter((one) => aliases || isPublished(one))) {
    const item = paths[pathOf(route)] ?? {}
    item[route.method.toLowerCase()] = describeOperation(route, context)
    paths[pathOf(route)] = item
  }
  const callbacks = describeCallbacks(schemas)
  // Texts refer to them by `contentSchema`, which zod knows nothing of.
  for (const { schema } of Object.values(documents)) schemas.of(schema, 'output')
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url, description: 'This server' }],
    security: [{ api_token: [] }],
    tags,
    paths,
    components: {
      schemas: sorted(schemas.all),
      responses: sorted(responses.shared),
      parameters,
      headers,
      callbacks,
      securitySchemes,
    },
  }
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Lets the app describe what is registered. */
export function describeItself(app: FastifyInstance, publicUrl: () => string): void {
  app.decorate('openApi', ({ aliases = false } = {}) =>
    describe(app.routeTable, publicUrl() || '/', aliases),
  )
}
