import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, pageOf, pageQuery } from '../../paging.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listDatasets: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/datasets',
    {
      schema: {
        summary: 'List datasets',
        tags: ['datasets'],
        querystring: pageQuery,
        response: { 200: z.array(dataset), ...trainingErrors(400) },
      },
    },
    async (request, reply) =>
      cutToPage(await datasets.list(callerOf(request), pageOf(request.query)), request, reply),
  )
}
