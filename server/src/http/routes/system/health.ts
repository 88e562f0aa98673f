import { health as answer } from '@atelier/contract'
import type { FastifyInstance } from 'fastify'
import { publicErrors } from '../../schemas.ts'
import type { Services } from '../../services.ts'
import { typed } from '../route.ts'

/** Says that the server answers, and with what it moderates and looks at pictures. Needs no token. */
export async function health(
  app: FastifyInstance,
  { moderation, vision }: Services,
): Promise<void> {
  typed(app).get(
    '/health',
    {
      config: { operationId: 'getHealth' },
      schema: {
        summary: 'Ask whether the server is well',
        description:
          'Whether it answers, and with what it moderates and looks at pictures: what is not installed is told here. Beyond the published contract.',
        tags: ['system'],
        security: [],
        response: { 200: answer.describe('It is'), ...publicErrors() },
      },
    },
    async () => ({ status: 'ok' as const, moderation: moderation.report(), vision }),
  )
}
