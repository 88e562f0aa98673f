import { bulkUpload as body, bulkUploadStarted } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const bulkUpload: Operation = async (app, { bulk }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images/bulk-upload',
    {
      config: { location: '/tailored-gen/datasets/{dataset_id}/images/bulk-upload/status' },
      schema: {
        summary: 'Upload an archive of images',
        description:
          'Fills an empty advanced dataset from a ZIP archive, in the background. Each dataset has one attempt, also when it fails; a request that is refused is none. Images need 1024 × 1024 pixels; those that cannot be taken are left out and reported. Text files are ignored. With a visual schema the images get their captions at once.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: {
          202: bulkUploadStarted.describe('The archive is being read'),
          ...trainingErrors({
            404: 'Dataset not found',
            400: [
              'The dataset has had its one archive; use another dataset',
              'The dataset has images already; use an empty one',
              'This dataset is basic: its images are uploaded one by one',
            ],
            413: 'The file at the address may have 5 GB at most',
          }),
        },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(await bulk.start(callerOf(request), request.params.dataset_id, request.body)),
  )
}
