import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteEvaluation: Operation = async (app, { evaluations }) => {
  typed(app).delete(
    '/tailored-gen/models/:model_id/evaluations/:evaluation_id',
    {
      schema: {
        summary: 'Delete an evaluation',
        description:
          'With its report and all it drew. One that runs is cancelled by that. Beyond the published contract.',
        tags: ['evaluations'],
        params: z.object({ model_id: pathId, evaluation_id: pathId }),
        response: {
          204: gone,
          ...trainingErrors({ 404: ['Model not found', 'Evaluation not found'] }),
        },
      },
    },
    async (request, reply) => {
      const { model_id, evaluation_id } = request.params
      await evaluations.delete(callerOf(request), model_id, evaluation_id)
      return reply.code(204).send()
    },
  )
}
