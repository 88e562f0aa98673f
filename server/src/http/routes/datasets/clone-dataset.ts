import { cloneDataset as body, dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const cloneDataset: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/clone',
    {
      config: { location: '/tailored-gen/datasets/{id}' },
      schema: {
        summary: 'Clone a dataset',
        description:
          'The copy is a draft with the same schema, images and captions: the way to go on from a completed dataset.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: {
          201: dataset.describe('The copy with `images`'),
          ...trainingErrors({
            400: 'name: Input should have at most 200 characters',
            404: 'Dataset not found',
          }),
        },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await datasets.clone(callerOf(request), request.params.dataset_id, request.body)),
  )
}
