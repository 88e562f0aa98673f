import { startEvaluation as body, evaluation } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const startEvaluation: Operation = async (app, { evaluations }) => {
  typed(app).post(
    '/tailored-gen/models/:model_id/evaluations',
    {
      config: { location: '/tailored-gen/models/{model_id}/evaluations/{id}' },
      schema: {
        summary: 'Evaluate a model',
        description:
          'Compares a trained model with pictures that its training did not see: each caption is drawn with the model and by the base model alone, and both are measured against the real pictures. Answers at once, with the minutes that it will take. Beyond the published contract.',
        tags: ['evaluations'],
        params: z.object({ model_id: pathId }),
        body,
        response: {
          202: evaluation.describe('The evaluation, `queued`'),
          ...trainingErrors({
            400: [
              'max_concepts: Input should be less than or equal to 200',
              'The model is not trained yet',
            ],
            404: ['Model not found', 'Dataset not found'],
            412: 'The held-out dataset needs two images at least that have a caption and that the training did not see',
          }),
        },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(await evaluations.start(callerOf(request), request.params.model_id, request.body)),
  )
}
