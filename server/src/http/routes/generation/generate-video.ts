import { accepted, generateVideo as body } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'
import { answerAccepted } from './answer.ts'
import { webhookOf } from './webhook-of.ts'

/** A picture of 12 MB as base64, and some air. */
const BODY_LIMIT = 17 * 1024 * 1024

export const generateVideo: Operation = async (app, { generations, webhooks, publicUrl }) => {
  typed(app).post(
    '/video/generate/tailored/image-to-video',
    {
      bodyLimit: BODY_LIMIT,
      config: { callback: 'RequestEnded' },
      schema: {
        summary: 'Animate an image',
        description:
          "Five seconds of H.264 in the image's ratio, moved as the model's project suits. Always answers 202 with an id to follow.",
        tags: ['generation'],
        body,
        response: {
          202: accepted.describe('The request was taken; follow `status_url`'),
          ...generationErrors({
            400: ['The model is not trained yet', 'image: Input should be an image as base64'],
            403: [
              'This model belongs to another organization',
              'The role of this token is viewer; this needs member',
              'The quota of 1000 requests is used up',
            ],
            404: 'Model not found',
            413: ['An image may have 12 MB at most', 'The request is too large'],
            415: ['This is no jpg, png or webp image', 'The body must be application/json'],
            422: [
              'The image is damaged',
              'The address cannot be used: its host is not public',
              'webhook_url: The address cannot be used: its host is not public',
            ],
          }),
        },
      },
    },
    async (request, reply) => {
      const webhook = await webhookOf(request, request.body, webhooks)
      const order = await generations.orderVideo(callerOf(request), request.body, webhook)
      return answerAccepted(reply, order, publicUrl())
    },
  )
}
