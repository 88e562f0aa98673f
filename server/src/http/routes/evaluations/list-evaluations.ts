import { listedEvaluation } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listEvaluations: Operation = async (app, { evaluations }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/evaluations',
    {
      schema: {
        summary: "List a model's evaluations",
        description: 'The oldest first, without the figures. Beyond the published contract.',
        tags: ['evaluations'],
        params: z.object({ model_id: pathId }),
        querystring: pageQuery,
        response: {
          200: z.array(listedEvaluation).describe('The evaluations; none is an empty list'),
          ...trainingErrors(PAGE_ERRORS, { 404: 'Model not found' }),
        },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query)
      const found = await evaluations.list(callerOf(request), request.params.model_id, page)
      return cutToPage(found, request, reply)
    },
  )
}
