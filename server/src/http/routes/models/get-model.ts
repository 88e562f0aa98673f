import { model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getModel: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id',
    {
      schema: {
        summary: 'Read a model, with how far its training is',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: { 200: model, ...trainingErrors(404) },
      },
    },
    (request) => models.get(callerOf(request), request.params.model_id),
  )
}
