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
          'Answers at once; follow the model. Parameters are for expert models; others get what suits their images.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        body,
        response: { 200: model, ...trainingErrors(400, 404, 409, 412) },
      },
    },
    (request) => models.startTraining(callerOf(request), request.params.model_id, request.body),
  )
}
