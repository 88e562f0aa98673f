import {
  accepted,
  generateStructuredPrompt as body,
  generatedStructuredPrompt,
} from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
import { type Operation, typed } from '../route.ts'
import { answerAccepted } from './answer.ts'
import { webhookOf } from './webhook-of.ts'

export const generateStructuredPrompt: Operation = async (
  app,
  { generations, webhooks, publicUrl },
) => {
  typed(app).post(
    '/structured_prompt/generate/tailored',
    {
      config: { callback: 'RequestEnded' },
      schema: {
        summary: 'Generate a structured prompt',
        description:
          'From a prompt, or from a structured prompt and a text that says what to change. Answers 202 with an id to follow, or with `sync` the structured prompt.',
        tags: ['generation'],
        body,
        response: {
          200: generatedStructuredPrompt.describe('The object, for a request with `sync`'),
          202: accepted.describe('The request was taken; follow `status_url`'),
          ...generationErrors(
            {
              400: [
                'The model is not trained yet',
                'Give prompt, or both prompt and structured_prompt',
              ],
              403: [
                'This model belongs to another organization',
                'The role of this token is viewer; this needs member',
                'The quota of 1000 requests is used up',
              ],
              404: 'Model not found',
              422: [
                'prompt failed prompt_content_moderation: nudity (naked)',
                'The vision service declines this request because of what it holds',
                'webhook_url: The address cannot be used: its host is not public',
              ],
            },
            502,
            503,
          ),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const webhook = await webhookOf(request, request.body, webhooks)
      const order = await generations.orderStructuredPrompt(caller, request.body, webhook)
      if (!request.body.sync) return answerAccepted(reply, order, publicUrl())
      const { requestId } = order
      const gone = untilGone(reply)
      const result = await generations.wait(caller, requestId, 'structured_prompt', gone)
      return reply.code(200).send({ request_id: requestId, result, ...result })
    },
  )
}
