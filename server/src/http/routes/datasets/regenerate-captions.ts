import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const regenerateCaptions: Operation = async (app, { datasets }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id/images',
    {
      config: { location: '/tailored-gen/datasets/{id}' },
      schema: {
        summary: 'Make all captions anew',
        description:
          "Every image of the draft gets a new caption by the visual schema. What a person has changed in one stays: the new caption is merged with it, and where both say something new the person's words stay and the image's `caption_conflicts` hold the others. Answers at once; follow `captions_update_status` of the dataset.",
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        response: {
          202: dataset.describe('The dataset, its `captions_update_status` now `in_progress`'),
          ...trainingErrors({
            400: 'A visual schema is needed to make captions',
            404: 'Dataset not found',
            409: [
              'The dataset is completed; clone it to change it',
              'Captions are being made already',
            ],
          }),
        },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(await datasets.regenerateCaptions(callerOf(request), request.params.dataset_id)),
  )
}
