import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getDataset: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id',
    {
      schema: {
        summary: 'Read a dataset with its images',
        description: 'With its first images, up to 200; the list of images has them all.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        querystring: z.object({
          max_images: z.coerce
            .number()
            .int()
            .min(1)
            .max(200)
            .default(200)
            .meta({ type: 'integer', description: 'At most so many images are told' }),
        }),
        response: {
          200: dataset.describe('The dataset with `images`'),
          ...trainingErrors({
            400: 'max_images: Input should be less than or equal to 200',
            404: 'Dataset not found',
          }),
        },
      },
    },
    (request) =>
      datasets.get(callerOf(request), request.params.dataset_id, request.query.max_images),
  )
}
