import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteModel: Operation = async (app, { models }) => {
  typed(app).delete(
    '/tailored-gen/models/:model_id',
    {
      schema: {
        summary: 'Delete a model',
        description: 'Deletes its checkpoints too. Refused while it is being trained.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: {
          204: gone,
          ...trainingErrors({
            404: 'Model not found',
            409: 'The model is being trained; stop it first',
          }),
        },
      },
    },
    async (request, reply) => {
      await models.delete(callerOf(request), request.params.model_id)
      return reply.code(204).send()
    },
  )
}
