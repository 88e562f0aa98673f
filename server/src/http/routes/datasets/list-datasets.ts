import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listDatasets: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/datasets',
    {
      schema: {
        summary: 'List datasets',
        description: 'Those of all projects, the oldest first and without their images.',
        tags: ['datasets'],
        querystring: pageQuery,
        response: {
          200: z.array(dataset).describe('The datasets; none is an empty list'),
          ...trainingErrors(PAGE_ERRORS),
        },
      },
    },
    async (request, reply) =>
      cutToPage(await datasets.list(callerOf(request), pageOf(request.query)), request, reply),
  )
}
