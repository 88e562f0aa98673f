import { image } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listImages: Operation = async (app, { images }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id/images',
    {
      schema: {
        summary: "List a dataset's images",
        description: 'All of them with their captions, in the order they came.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId }),
        querystring: pageQuery,
        response: {
          200: z.array(image).describe('The images; none is an empty list'),
          ...trainingErrors(PAGE_ERRORS, { 404: 'Dataset not found' }),
        },
      },
    },
    async (request, reply) => {
      const page = pageOf(request.query)
      const found = await images.list(callerOf(request), request.params.dataset_id, page)
      return cutToPage(found, request, reply)
    },
  )
}
