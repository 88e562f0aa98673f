import { startTraining as body, model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const startTraining: Operation = async (app, { models }) => {
  typed(app).post(
    '/tailored-gen/models/:model_id/start_training',
    {
      schema: {
        summary: 'Start a training',
        description:
          'On the dataset of the model, which has to be completed. Answers at once; follow the model. Parameters are for expert models; others get what suits their images. A model is trained once.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        body,
        response: {
          200: model.describe('The model, now `InProgress`'),
          ...trainingErrors({
            400: [
              'rank: Input should be less than or equal to 256',
              'Training parameters can be set for expert models only',
            ],
            404: 'Model not found',
            409: 'The training was started before; a model is trained once',
            412: 'The dataset is not completed',
          }),
        },
      },
    },
    (request) => models.startTraining(callerOf(request), request.params.model_id, request.body),
  )
}
