import { datasetDownload } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

/** The published address lacks the prefix of all others; both are served. */
const PATH = '/datasets/:dataset_id/download'

export const downloadDataset: Operation = async (app, { datasets }) => {
  for (const path of [PATH, `/tailored-gen${PATH}`]) {
    typed(app).get(
      path,
      {
        config: { alias: path !== PATH },
        schema: {
          summary: 'Download an advanced dataset',
          description:
            'Its pictures as an archive, and its captions when all of them are automatic.',
          tags: ['datasets'],
          params: z.object({ dataset_id: pathId }),
          response: {
            200: datasetDownload.describe('Where the files are, for an hour'),
            ...trainingErrors({
              404: 'Dataset not found',
              409: 'Only advanced datasets can be downloaded',
            }),
          },
        },
      },
      (request) => datasets.download(callerOf(request), request.params.dataset_id),
    )
  }
}
