import { checkpoint } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { checkpointErrors, pathId } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getCheckpoint: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/checkpoints/:checkpoint_step',
    {
      schema: {
        summary: 'Read a checkpoint',
        description: 'One that an expert training saved at a step, once it is completed.',
        tags: ['checkpoints'],
        params: z.object({ model_id: pathId, checkpoint_step: pathId }),
        response: { 200: checkpoint.describe('The checkpoint'), ...checkpointErrors() },
      },
    },
    (request) => {
      const { model_id, checkpoint_step } = request.params
      return models.getCheckpoint(callerOf(request), model_id, checkpoint_step)
    },
  )
}
