import type { FastifyInstance } from 'fastify'
import type { RegisteredRoute } from '../middleware/route-table.ts'
import { ComponentSchemas } from './component-schemas.ts'
import { describeOperation, type OperationContext } from './describe-operation.ts'
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

const INFO = {
  title: 'Atelier',
  version: '1',
  summary: 'Tailored generation, self-hosted',
  description: [
    'Learns a visual identity (a character, a set of icons, the style of a scene) from images and generates new ones that keep it.',
    'The way through: create a project and a dataset in it, let 5 to 10 images give a visual schema, upload the images, complete the dataset, create a model on it, start its training, and generate.',
    'Every operation answers under `/v1` and `/v2` alike; it is listed under the version that the published contract has it in.',
    'Schemas, captions and structured prompts travel as text that holds JSON. Lists are bare arrays. A POST with an `Idempotency-Key` runs once, however often it is sent.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

/** Generation and the status service are published under /v2, everything else under /v1. */
function isPublished({ url, options }: RegisteredRoute): boolean {
  const generation = options.schema?.tags?.includes('generation') ?? false
  return url.startsWith(generation ? '/v2/' : '/v1/') && options.config?.alias !== true
}

/** Routes that are operations: no HEAD, and nothing outside the versions. */
function isOperation({ method, url }: RegisteredRoute): boolean {
  return method !== 'HEAD' && /^\/v[12]\//.test(url)
}

function describe(
  routes: readonly RegisteredRoute[],
  url: string,
  aliases: boolean,
): OpenApiDocument {
  const context: OperationContext = { schemas: new ComponentSchemas() }
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes.filter((one) => isOperation(one) && (aliases || isPublished(one)))) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: describeOperation(route, context),
    }
  }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url, description: 'This server' }],
    security: [{ api_token: [] }],
    tags,
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(context.schemas.all).sort()),
      securitySchemes: {
        api_token: {
          type: 'apiKey',
          in: 'header',
          name: 'api_token',
          description: 'Printed at the first start; more are made with `POST /v1/tokens`',
        },
      },
    },
  }
}

/** Lets the app describe what is registered. */
export function describeItself(app: FastifyInstance, publicUrl: () => string): void {
  app.decorate('openApi', ({ aliases = false } = {}) =>
    describe(app.routeTable, publicUrl() || '/', aliases),
  )
}
