import {
  accepted,
  generateStructuredPrompt as body,
  generatedStructuredPrompt,
} from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'
import { answerAccepted, untilGone } from './answer.ts'
import { webhookOf } from './webhook-of.ts'

export const generateStructuredPrompt: Operation = async (
  app,
  { generations, webhooks, publicUrl },
) => {
  typed(app).post(
    '/structured_prompt/generate/tailored',
    {
      schema: {
        summary: 'Generate a structured prompt',
        description:
          'From a prompt, or from a structured prompt and a text that says what to change. Answers 202 with an id to follow, or with `sync` the structured prompt.',
        tags: ['generation'],
        body,
        response: {
          200: generatedStructuredPrompt,
          202: accepted,
          ...generationErrors({
            404: ['Model not found'],
            422: ['prompt failed prompt_content_moderation: nudity (naked)'],
          }),
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
