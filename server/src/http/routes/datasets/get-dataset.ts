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
        response: { 200: dataset, ...trainingErrors(400, 404) },
      },
    },
    (request) =>
      datasets.get(callerOf(request), request.params.dataset_id, request.query.max_images),
  )
}
