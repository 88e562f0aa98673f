import { createModel as body, model } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createModel: Operation = async (app, { models }) => {
  typed(app).post(
    '/tailored-gen/models',
    {
      schema: {
        summary: 'Create a model',
        description: 'A model learns from one dataset; its training is started separately.',
        tags: ['models'],
        body,
        response: {
          201: model.describe('The model, `Created` and not trained yet'),
          ...trainingErrors({ 400: 'name: Field required', 404: 'Dataset not found' }),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await models.create(callerOf(request), request.body)),
  )
}
