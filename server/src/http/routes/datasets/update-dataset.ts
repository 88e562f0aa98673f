import { updateDataset as body, dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateDataset: Operation = async (app, { datasets }) => {
  typed(app).put(
    '/tailored-gen/datasets/:dataset_id',
    {
      schema: {
        summary: 'Change or complete a dataset',
        description:
          'Gives it a name, a visual schema, or the status `completed`. With its first schema the images that wait for one get their captions. To be completed it needs 5 images, a schema and a caption for every image; afterwards it is frozen, and only its name can still be changed.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: {
          200: dataset.describe('The dataset as it is now'),
          ...trainingErrors({
            400: 'visual_schema: Input should be the text of a JSON object',
            404: 'Dataset not found',
            409: [
              'The dataset has 3 images; 5 are needed to complete it',
              'A visual schema is needed to complete the dataset',
              'The visual schema of a completed dataset cannot be changed; clone it',
              'Captions are being made',
            ],
          }),
        },
      },
    },
    (request) => datasets.update(callerOf(request), request.params.dataset_id, request.body),
  )
}
