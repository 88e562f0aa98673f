import { image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const restoreCaption: Operation = async (app, { images }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images/:image_id/captions/:version/restore',
    {
      schema: {
        summary: 'Take an earlier caption back',
        description:
          'Makes a new version that is like an earlier one, with its source and its conflicts. It can be undone like any change.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId, version: pathId }),
        response: {
          200: image.describe('The image with that caption'),
          ...trainingErrors({
            404: ['Caption version not found', 'Image not found', 'Dataset not found'],
            409: 'The dataset is completed; clone it to change it',
          }),
        },
      },
    },
    (request) => {
      const { dataset_id, image_id, version } = request.params
      return images.captions.restore(callerOf(request), dataset_id, image_id, version)
    },
  )
}
