import { model, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listModels: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models',
    {
      schema: {
        summary: 'List models',
        description:
          'Those of all projects, the oldest first; parameters and checkpoints only where asked for.',
        tags: ['models'],
        querystring: pageQuery.extend({
          include_training_parameters: queryFlag('Tell parameters and checkpoints too'),
        }),
        response: {
          200: z.array(model).describe('The models; none is an empty list'),
          ...trainingErrors(PAGE_ERRORS),
        },
      },
    },
    async (request, reply) => {
      const { include_training_parameters } = request.query
      const page = pageOf(request.query)
      const found = await models.list(callerOf(request), include_training_parameters, page)
      return cutToPage(found, request, reply)
    },
  )
}
