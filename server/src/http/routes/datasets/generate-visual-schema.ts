import { generateVisualSchema as body, visualSchemaAnswer } from '@atelier/contract'
import { trainingErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
import { type Operation, typed } from '../route.ts'

/** Ten pictures of 12 MB as base64, and some air. */
const BODY_LIMIT = 170 * 1024 * 1024

export const generateVisualSchema: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/generate_visual_schema',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        summary: 'Find what images have in common',
        description:
          'Measures 5 to 10 images and gives the traits they share, as a partial structured prompt: what a dataset takes as its `visual_schema`. Stores nothing.',
        tags: ['datasets'],
        body,
        response: {
          200: visualSchemaAnswer.describe('What the pictures share'),
          ...trainingErrors(
            {
              400: 'images: Input should have at least 5 items',
              413: ['An image may have 12 MB at most', 'The request is too large'],
              415: ['This is no jpg, png or webp image', 'The body must be application/json'],
              422: [
                'The image is damaged',
                'The address cannot be used: its host is not public',
                'The vision service declines this request because of what it holds',
              ],
            },
            502,
            503,
          ),
        },
      },
    },
    (request, reply) => datasets.generateVisualSchema(request.body, { signal: untilGone(reply) }),
  )
}
