import { adapterDtype, adapterPassport } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getModelPassport: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/passport',
    {
      schema: {
        summary: "Compare a model's files in all layouts",
        description:
          'Writes the adapter in every layout, reads each file back by its names alone, and compares what it adds to each layer with what the adapter adds. Beyond the published contract.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        querystring: z.object({
          dtype: adapterDtype.default('F32').describe('How the numbers are stored'),
        }),
        response: {
          200: adapterPassport.describe('The figures, layer by layer'),
          ...trainingErrors({ 400: 'The model is not trained yet', 404: 'Model not found' }),
        },
      },
    },
    (request) => models.passport(callerOf(request), request.params.model_id, request.query.dtype),
  )
}
