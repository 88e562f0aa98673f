import { resolveCaption as body, image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const resolveCaption: Operation = async (app, { images }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images/:image_id/captions/resolve',
    {
      schema: {
        summary: "Resolve a caption's conflicts",
        description:
          "Says for each of the image's `caption_conflicts`, or for all of them, which side is right: `ours` keeps what the person wrote, `theirs` takes what the newer automatic caption says. Writing another caption resolves the conflicts whose places it changes.",
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        body,
        response: {
          200: image.describe('The image with the conflicts that are left'),
          ...trainingErrors({
            400: [
              'Give either choices or take',
              'choices.0.path: Input should be the path of a conflict',
            ],
            404: ['Image not found', 'Dataset not found'],
            409: 'The dataset is completed; clone it to change it',
          }),
        },
      },
    },
    (request) => {
      const { dataset_id, image_id } = request.params
      return images.resolveCaption(callerOf(request), dataset_id, image_id, request.body)
    },
  )
}
