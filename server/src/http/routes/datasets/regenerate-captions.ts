import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const regenerateCaptions: Operation = async (app, { datasets }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id/images',
    {
      config: { location: '/tailored-gen/datasets/{id}' },
      schema: {
        summary: 'Make all captions anew',
        description: 'Answers at once; follow `captions_update_status` of the dataset.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        response: { 202: dataset, ...trainingErrors(400, 404, 409) },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(await datasets.regenerateCaptions(callerOf(request), request.params.dataset_id)),
  )
}
