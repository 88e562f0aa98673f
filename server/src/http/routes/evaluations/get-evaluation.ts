import { evaluation } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getEvaluation: Operation = async (app, { evaluations }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/evaluations/:evaluation_id',
    {
      schema: {
        summary: 'Read an evaluation',
        description:
          'How far it is, and once it is completed its figures, each with its 95 % interval, and the address of the report as an HTML page. Beyond the published contract.',
        tags: ['evaluations'],
        params: z.object({ model_id: pathId, evaluation_id: pathId }),
        response: {
          200: evaluation.describe('The evaluation'),
          ...trainingErrors({ 404: ['Model not found', 'Evaluation not found'] }),
        },
      },
    },
    (request) => {
      const { model_id, evaluation_id } = request.params
      return evaluations.get(callerOf(request), model_id, evaluation_id)
    },
  )
}
