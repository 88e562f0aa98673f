import type { FastifyInstance } from 'fastify'

/** Says that the server answers. Needs no token. */
export async function health(app: FastifyInstance): Promise<void> {
  app.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }))
}
