import { model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const stopTraining: Operation = async (app, { models }) => {
  typed(app).post(
    '/tailored-gen/models/:model_id/stop_training',
    {
      schema: {
        summary: 'Stop a training for good',
        description:
          'A training that was stopped cannot go on. Follow the model until it is `Stopped`.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: {
          200: model.describe('The model, now `Stopping`'),
          ...trainingErrors({ 404: 'Model not found', 409: 'The model is not being trained' }),
        },
      },
    },
    (request) => models.stopTraining(callerOf(request), request.params.model_id),
  )
}
