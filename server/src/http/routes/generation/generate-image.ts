import { accepted, generateImage as body, generatedImage } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'
import { answerAccepted, untilGone } from './answer.ts'
import { webhookOf } from './webhook-of.ts'

export const generateImage: Operation = async (app, { generations, webhooks, publicUrl }) => {
  typed(app).post(
    '/image/generate/tailored',
    {
      schema: {
        summary: 'Generate an image',
        description:
          'From a prompt, a structured prompt with its seed, or both. Answers 202 with an id to follow, or with `sync` the image.',
        tags: ['generation'],
        body,
        response: {
          200: generatedImage,
          202: accepted,
          ...generationErrors({
            404: ['Model not found'],
            422: [
              'prompt failed prompt_content_moderation: nudity (naked)',
              'webhook_url: The address cannot be used: its host is not public',
            ],
          }),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const webhook = await webhookOf(request, request.body, webhooks)
      const order = await generations.orderImage(caller, request.body, webhook)
      if (!request.body.sync) return answerAccepted(reply, order, publicUrl())
      const { requestId } = order
      const result = await generations.wait(caller, requestId, 'image', untilGone(reply))
      return reply.code(200).send({ request_id: requestId, result, ...result })
    },
  )
}
