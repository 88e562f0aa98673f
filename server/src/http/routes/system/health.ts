import type { FastifyInstance } from 'fastify'
import type { Services } from '../../services.ts'

/** Says that the server answers, and what it moderates with. Needs no token. */
export async function health(app: FastifyInstance, { moderation }: Services): Promise<void> {
  app.get('/health', { schema: { hide: true } }, async () => ({
    status: 'ok',
    moderation: moderation.report(),
  }))
}
