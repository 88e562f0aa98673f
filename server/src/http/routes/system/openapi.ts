import type { FastifyInstance } from 'fastify'

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export async function openapi(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.openApi())
}
