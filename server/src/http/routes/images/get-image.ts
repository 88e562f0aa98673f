import { image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getImage: Operation = async (app, { images }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id/images/:image_id',
    {
      schema: {
        summary: 'Read an image and its caption',
        description: 'With addresses of the picture and of a thumbnail that work for an hour.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        response: {
          200: image.describe('The image'),
          ...trainingErrors({ 404: ['Image not found', 'Dataset not found'] }),
        },
      },
    },
    (request) => images.get(callerOf(request), request.params.dataset_id, request.params.image_id),
  )
}
