import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteImage: Operation = async (app, { images }) => {
  typed(app).delete(
    '/tailored-gen/datasets/:dataset_id/images/:image_id',
    {
      schema: {
        summary: 'Delete an image',
        description: 'With its picture and its caption. Only while the dataset is a draft.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        response: {
          204: gone,
          ...trainingErrors({
            404: ['Image not found', 'Dataset not found'],
            409: 'The dataset is completed; clone it to change it',
          }),
        },
      },
    },
    async (request, reply) => {
      const { dataset_id, image_id } = request.params
      await images.delete(callerOf(request), dataset_id, image_id)
      return reply.code(204).send()
    },
  )
}
