import { dataset, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjectDatasets: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id/datasets',
    {
      schema: {
        summary: "List a project's datasets",
        tags: ['datasets'],
        params: z.object({ project_id: pathId }),
        querystring: z.object({
          include_models: queryFlag('Add the models trained on each'),
          include_models_ids: queryFlag('Add the ids of those models'),
        }),
        response: { 200: z.array(dataset), ...trainingErrors(400, 404) },
      },
    },
    (request) =>
      datasets.listOfProject(callerOf(request), request.params.project_id, {
        models: request.query.include_models,
        modelIds: request.query.include_models_ids,
      }),
  )
}
