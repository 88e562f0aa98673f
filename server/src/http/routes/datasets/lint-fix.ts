import { fixDataset as body, datasetFix } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const fixDataset: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/lint/fix',
    {
      schema: {
        summary: 'Put findings right',
        description:
          "Applies the fixes of the findings that are named, or of all, to the draft's captions and visual schema: all of them or, on an error, none. Every changed caption keeps its history, so that each can be undone; automatic ones stay automatic.",
        tags: ['datasets'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: {
          200: datasetFix.describe('What was changed, and which findings no longer apply'),
          ...trainingErrors({
            400: ['Give either findings or all', 'findings.0: Input should be the id of a finding'],
            404: 'Dataset not found',
            409: ['The dataset is completed; clone it to change it', 'Captions are being made'],
          }),
        },
      },
    },
    (request) => datasets.fixFindings(callerOf(request), request.params.dataset_id, request.body),
  )
}
