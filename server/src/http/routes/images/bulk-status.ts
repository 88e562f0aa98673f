import { bulkUploadStatus } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const bulkStatus: Operation = async (app, { bulk }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id/images/bulk-upload/status',
    {
      config: { operationId: 'getBulkUploadStatus' },
      schema: {
        summary: 'Follow the upload of an archive',
        description: 'How far the archive is, and which of its images were refused.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId }),
        response: {
          200: bulkUploadStatus.describe('How far it is'),
          ...trainingErrors(400, { 404: ['Dataset not found', 'Bulk upload not found'] }),
        },
      },
    },
    (request) => bulk.status(callerOf(request), request.params.dataset_id),
  )
}
