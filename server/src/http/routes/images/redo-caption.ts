import { image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const redoCaption: Operation = async (app, { images }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images/:image_id/captions/redo',
    {
      schema: {
        summary: 'Redo a change of a caption',
        description:
          'Takes back an `undo`: shows the caption that was made last from the present one.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        response: {
          200: image.describe('The image with its later caption'),
          ...trainingErrors({
            404: ['Image not found', 'Dataset not found'],
            409: [
              'There is no change of the caption to redo',
              'The dataset is completed; clone it to change it',
            ],
          }),
        },
      },
    },
    (request) => {
      const { dataset_id, image_id } = request.params
      return images.captions.redo(callerOf(request), dataset_id, image_id)
    },
  )
}
