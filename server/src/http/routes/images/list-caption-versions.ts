import { captionVersion } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { cutToPage, PAGE_ERRORS, pageOf, pageQuery } from '../../paging.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listCaptionVersions: Operation = async (app, { images }) => {
  typed(app).get(
    '/tailored-gen/datasets/:dataset_id/images/:image_id/captions',
    {
      schema: {
        summary: "List an image's captions",
        description:
          'All captions that the image had, the newest first, and which of them it shows. The last hundred are kept. A copy of a dataset begins with the captions it was copied with.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId, image_id: pathId }),
        querystring: pageQuery,
        response: {
          200: z
            .array(captionVersion)
            .describe('Its captions; an empty list while it has none yet'),
          ...trainingErrors(PAGE_ERRORS, { 404: ['Image not found', 'Dataset not found'] }),
        },
      },
    },
    async (request, reply) => {
      const { dataset_id, image_id } = request.params
      const page = pageOf(request.query)
      const found = await images.captions.list(callerOf(request), dataset_id, image_id, page)
      return cutToPage(found, request, reply)
    },
  )
}
