import { updateDataset as body, dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateDataset: Operation = async (app, { datasets }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id',
    {
      schema: {
        summary: 'Change or complete a dataset',
        description: 'A completed dataset is frozen; only its name can still be changed.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: { 200: dataset, ...trainingErrors(400, 404, 409) },
      },
    },
    (request) => datasets.update(callerOf(request), request.params.dataset_id, request.body),
  )
}
