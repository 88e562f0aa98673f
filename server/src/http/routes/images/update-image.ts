import { updateImage as body, image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
import { type Operation, typed } from '../route.ts'

export const updateImage: Operation = async (app, { images }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id/images/:image_id',
    {
      schema: {
        summary: 'Change a caption',
        description:
          'Give either a `caption` of your own, or `regenerate_caption` to have it made anew by the visual schema. Only while the dataset is a draft.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        body,
        response: {
          200: image.describe('The image with its new caption'),
          ...trainingErrors(
            {
              400: [
                'caption: Input should be the text of a JSON object',
                'Give either caption or regenerate_caption',
                'A visual schema is needed to make a caption',
              ],
              404: ['Image not found', 'Dataset not found'],
              409: 'The dataset is completed; clone it to change it',
              422: 'The vision service declines this request because of what it holds',
            },
            502,
            503,
          ),
        },
      },
    },
    (request, reply) => {
      const { dataset_id, image_id } = request.params
      const call = { signal: untilGone(reply) }
      return images.updateCaption(callerOf(request), dataset_id, image_id, request.body, call)
    },
  )
}
