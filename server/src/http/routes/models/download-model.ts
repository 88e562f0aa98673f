import { adapterDtype, adapterLayout, modelDownload } from '@atelier/contract'
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
        description:
          'The adapter as safetensors, and what it is an adapter of. `layout` and `dtype`, beyond the published contract, write it for other programs; its passport shows that it means the same there.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        querystring: z.object({
          layout: adapterLayout.default('diffusers').describe('Whose names the tensors have'),
          dtype: adapterDtype.default('F32').describe('How the numbers are stored'),
        }),
        response: {
          200: modelDownload.describe('Where the file is, for an hour'),
          ...trainingErrors({
            400: ['The model is not trained yet', 'layout: Input should be a known layout'],
            404: 'Model not found',
          }),
        },
      },
    },
    (request) => models.download(callerOf(request), request.params.model_id, request.query),
  )
}
