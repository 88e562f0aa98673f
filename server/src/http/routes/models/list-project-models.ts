import { model, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjectModels: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id/models',
    {
      schema: {
        summary: "List a project's models",
        tags: ['models'],
        params: z.object({ project_id: pathId }),
        querystring: pageQuery.extend({
          include_training_parameters: queryFlag('Tell parameters and checkpoints too'),
        }),
        response: { 200: z.array(model), ...trainingErrors(400, 404) },
      },
    },
    async (request, reply) => {
      const { project_id } = request.params
      const detailed = request.query.include_training_parameters
      const page = pageOf(request.query)
      const found = await models.listOfProject(callerOf(request), project_id, detailed, page)
      return cutToPage(found, request, reply)
    },
  )
}
