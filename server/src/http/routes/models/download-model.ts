import { modelDownload } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const downloadModel: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/download',
    {
      schema: {
        summary: 'Download a trained model',
        description: 'The adapter as safetensors, and what it is an adapter of.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: {
          200: modelDownload.describe('Where the file is, for an hour'),
          ...trainingErrors({ 400: 'The model is not trained yet', 404: 'Model not found' }),
        },
      },
    },
    (request) => models.download(callerOf(request), request.params.model_id),
  )
}
