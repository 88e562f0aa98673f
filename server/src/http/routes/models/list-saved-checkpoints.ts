import { savedCheckpoint } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listSavedCheckpoints: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/saved_checkpoints',
    {
      schema: {
        summary: 'List everything that a training saved',
        description:
          'Beyond the published contract: automatic and stopped trainings too, each checkpoint with an address to fetch it.',
        tags: ['checkpoints'],
        params: z.object({ model_id: pathId }),
        response: {
          200: z.array(savedCheckpoint).describe('The checkpoints; none is an empty list'),
          ...trainingErrors({ 404: 'Model not found' }),
        },
      },
    },
    (request) => models.listSavedCheckpoints(callerOf(request), request.params.model_id),
  )
}
