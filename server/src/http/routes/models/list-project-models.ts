import { model, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjectModels: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id/models',
    {
      schema: {
        summary: "List a project's models",
        description: 'The oldest first; parameters and checkpoints only where asked for.',
        tags: ['models'],
        params: z.object({ project_id: pathId }),
        querystring: pageQuery.extend({
          include_training_parameters: queryFlag('Tell parameters and checkpoints too'),
        }),
        response: {
          200: z.array(model).describe("The project's models; none is an empty list"),
          ...trainingErrors(PAGE_ERRORS, { 404: 'Project not found' }),
        },
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
