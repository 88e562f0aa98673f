import { checkpointList } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { checkpointErrors, pathId } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listCheckpoints: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/checkpoints',
    {
      schema: {
        summary: 'List the checkpoints of an expert training',
        description:
          'Once the training is completed. What other trainings saved is listed by `saved_checkpoints`.',
        tags: ['checkpoints'],
        params: z.object({ model_id: pathId }),
        response: {
          200: checkpointList.describe('The checkpoints'),
          ...checkpointErrors({ 404: 'Model not found' }),
        },
      },
    },
    (request) => models.listCheckpoints(callerOf(request), request.params.model_id),
  )
}
