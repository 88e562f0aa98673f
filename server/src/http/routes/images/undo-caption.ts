import { image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const undoCaption: Operation = async (app, { images }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images/:image_id/captions/undo',
    {
      schema: {
        summary: 'Undo the last change of a caption',
        description:
          'Shows the caption that the present one was made from, whoever or whatever changed it, with its source and its conflicts. Again goes back one more. Nothing is lost: see `redo`.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        response: {
          200: image.describe('The image with its earlier caption'),
          ...trainingErrors({
            404: ['Image not found', 'Dataset not found'],
            409: [
              'There is no change of the caption to undo',
              'The dataset is completed; clone it to change it',
            ],
          }),
        },
      },
    },
    (request) => {
      const { dataset_id, image_id } = request.params
      return images.captions.undo(callerOf(request), dataset_id, image_id)
    },
  )
}
