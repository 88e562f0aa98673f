import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { checkpointErrors, gone, pathId } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteCheckpoint: Operation = async (app, { models }) => {
  typed(app).delete(
    '/tailored-gen/models/:model_id/checkpoints/:checkpoint_step',
    {
      schema: {
        summary: 'Delete a checkpoint',
        description:
          'With its file, and for good. Refused for the one that the model generates with.',
        tags: ['checkpoints'],
        params: z.object({ model_id: pathId, checkpoint_step: pathId }),
        response: {
          204: gone,
          ...checkpointErrors({
            400: [
              'Cannot delete checkpoint currently selected for inference',
              'The model was not trained in expert mode',
              'The model status is not completed',
            ],
          }),
        },
      },
    },
    async (request, reply) => {
      const { model_id, checkpoint_step } = request.params
      await models.deleteCheckpoint(callerOf(request), model_id, checkpoint_step)
      return reply.code(204).send()
    },
  )
}
