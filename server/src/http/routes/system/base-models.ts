import type { FastifyInstance } from 'fastify'
import { errors } from '../../../errors.ts'
import type { Services } from '../../services.ts'

/** What is known about the base model, for whoever downloads an adapter of it. Needs no token. */
export async function baseModels(app: FastifyInstance, { baseModel }: Services): Promise<void> {
  app.get<{ Params: { name: string } }>(
    '/base-models/:name',
    { schema: { hide: true } },
    async (request, reply) => {
      if (request.params.name !== baseModel.name) throw errors.notFound('Base model')
      return reply.type('text/markdown; charset=utf-8').send(await baseModel.card())
    },
  )
}
