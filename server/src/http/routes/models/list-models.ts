import { model, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listModels: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models',
    {
      schema: {
        summary: 'List models',
        tags: ['models'],
        querystring: z.object({
          include_training_parameters: queryFlag('Tell parameters and checkpoints too'),
        }),
        response: { 200: z.array(model), ...trainingErrors(400) },
      },
    },
    (request) => models.list(callerOf(request), request.query.include_training_parameters),
  )
}
