import { lintReport } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
import { type Operation, typed } from '../route.ts'

export const lintDataset: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id/lint',
    {
      schema: {
        summary: "Find faults in a dataset's schema and captions",
        description:
          'Holds the captions against the visual schema, the pictures and each other. Looks at the pictures of up to 60 images, which are the same each time, and at the captions of all. Changes nothing.',
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        response: {
          200: lintReport.describe('The findings'),
          ...trainingErrors({ 404: 'Dataset not found' }),
        },
      },
    },
    (request, reply) =>
      datasets.lint(callerOf(request), request.params.dataset_id, untilGone(reply)),
  )
}
