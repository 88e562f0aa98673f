import { project } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjects: Operation = async (app, { projects }) => {
  typed(app).get(
    '/tailored-gen/projects',
    {
      schema: {
        summary: 'List projects',
        description: 'Those of your organization, the oldest first.',
        tags: ['projects'],
        querystring: pageQuery,
        response: {
          200: z.array(project).describe('The projects; none is an empty list'),
          ...trainingErrors(PAGE_ERRORS),
        },
      },
    },
    async (request, reply) =>
      cutToPage(await projects.list(callerOf(request), pageOf(request.query)), request, reply),
  )
}
