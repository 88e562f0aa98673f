import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteDataset: Operation = async (app, { datasets }) => {
  typed(app).delete(
    '/tailored-gen/datasets/:dataset_id',
    {
      schema: {
        summary: 'Delete a dataset',
        description:
          'Deletes its images too. Models that learnt from it stay. Refused while one is being trained on it.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        response: {
          204: gone,
          ...trainingErrors({
            404: 'Dataset not found',
            409: 'A model is being trained on this dataset',
          }),
        },
      },
    },
    async (request, reply) => {
      await datasets.delete(callerOf(request), request.params.dataset_id)
      return reply.code(204).send()
    },
  )
}
