import { dataset, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjectDatasets: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id/datasets',
    {
      schema: {
        summary: "List a project's datasets",
        description: 'The oldest first, without their images; with their models where asked for.',
        tags: ['datasets'],
        params: z.object({ project_id: pathId }),
        querystring: pageQuery.extend({
          include_models: queryFlag('Add the models trained on each'),
          include_models_ids: queryFlag('Add the ids of those models'),
        }),
        response: {
          200: z.array(dataset).describe("The project's datasets; none is an empty list"),
          ...trainingErrors(PAGE_ERRORS, { 404: 'Project not found' }),
        },
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
