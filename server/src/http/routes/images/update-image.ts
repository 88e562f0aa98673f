import { updateImage as body, image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateImage: Operation = async (app, { images }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id/images/:image_id',
    {
      schema: {
        summary: 'Change a caption',
        description: 'Give either `caption` or `regenerate_caption`.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        body,
        response: { 200: image, ...trainingErrors(400, 404, 409) },
      },
    },
    (request) => {
      const { dataset_id, image_id } = request.params
      return images.updateCaption(callerOf(request), dataset_id, image_id, request.body)
    },
  )
}
