import { updateModel as body, model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateModel: Operation = async (app, { models }) => {
  typed(app).put(
    '/tailored-gen/models/:model_id',
    {
      schema: {
        summary: 'Change a model',
        description: 'Name and description; what is left out stays.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        body,
        response: {
          200: model.describe('The model as it is now'),
          ...trainingErrors({
            400: 'name: Input should have at most 200 characters',
            404: 'Model not found',
          }),
        },
      },
    },
    (request) => models.update(callerOf(request), request.params.model_id, request.body),
  )
}
