import { refineStructuredPrompt as body, structuredPromptAnswer } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
import { type Operation, typed } from '../route.ts'

/** Ten pictures of 12 MB as base64, and some air. */
const BODY_LIMIT = 165 * 1024 * 1024

export const refineStructuredPrompt: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/refine_structured_prompt',
    {
      schema: {
        summary: 'Refine a schema or a caption by an instruction',
        description:
          'Gives back the changed JSON and stores nothing. An instruction that cannot be read is refused with the words that were not understood.',
        tags: ['datasets'],
        body,
        response: {
          200: structuredPromptAnswer.describe('The changed object'),
          ...trainingErrors(
            {
              400: [
                'structured_prompt: Input should be the text of a JSON object',
                'instruction: I cannot read "sing"',
                'The dataset is completed; clone it to change it',
              ],
              404: 'Dataset not found',
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
      bodyLimit: BODY_LIMIT,
    },
    (request, reply) =>
      datasets.refine(callerOf(request), request.body, { signal: untilGone(reply) }),
  )
}
