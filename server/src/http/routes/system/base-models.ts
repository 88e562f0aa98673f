import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { errors } from '../../../errors.ts'
import { publicErrors } from '../../schemas.ts'
import type { Services } from '../../services.ts'
import { typed } from '../route.ts'

const TYPE = 'text/markdown'

const card = z.string().meta({ id: 'ModelCard', description: 'Markdown' })

/** What is known about the base model, for whoever downloads an adapter of it. Needs no token. */
export async function baseModels(app: FastifyInstance, { baseModel }: Services): Promise<void> {
  typed(app).get(
    '/base-models/:name',
    {
      config: { operationId: 'getBaseModelCard', produces: TYPE },
      schema: {
        summary: 'Read what is known about a base model',
        description:
          'What it is, what it was trained on and what it is not good for. A download of a model has this address in `base_model_card`.',
        tags: ['system'],
        security: [],
        params: z.object({ name: z.string() }),
        response: {
          200: card.describe('The model card'),
          ...publicErrors({ 404: 'Base model not found' }),
        },
      },
    },
    async (request, reply) => {
      if (request.params.name !== baseModel.name) throw errors.notFound('Base model')
      return reply
        .type(`${TYPE}; charset=utf-8`)
        .serializer(String)
        .send(await baseModel.card())
    },
  )
}
