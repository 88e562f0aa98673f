import { dataset, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, pageOf, pageQuery } from '../../paging.ts'
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
        querystring: pageQuery.extend({
          include_models: queryFlag('Add the models trained on each'),
          include_models_ids: queryFlag('Add the ids of those models'),
        }),
        response: { 200: z.array(dataset), ...trainingErrors(400, 404) },
      },
    },
    async (request, reply) => {
      const { include_models, include_models_ids } = request.query
      const include = { models: include_models, modelIds: include_models_ids }
      const { project_id } = request.params
      const page = pageOf(request.query)
      const found = await datasets.listOfProject(callerOf(request), project_id, include, page)
      return cutToPage(found, request, reply)
    },
  )
}
