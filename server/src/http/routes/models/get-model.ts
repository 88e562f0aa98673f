import { model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getModel: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id',
    {
      schema: {
        summary: 'Read a model, with how far its training is',
        description:
          'Ask again until `status` is `Completed`, `Failed` or `Stopped`, or watch its progress.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: {
          200: model.describe('The model'),
          ...trainingErrors({ 404: 'Model not found' }),
        },
      },
    },
    (request) => models.get(callerOf(request), request.params.model_id),
  )
}
