import { accepted, generateImage as body, generatedImage } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const generateImage: Operation = async (app, { generations, publicUrl }) => {
  typed(app).post(
    '/image/generate/tailored',
    {
      schema: {
        summary: 'Generate an image',
        description:
          'From a prompt, a structured prompt with its seed, or both. Answers 202 with an id to follow, or with `sync` the image.',
        tags: ['generation'],
        body,
        response: { 200: generatedImage, 202: accepted, ...generationErrors() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const request_id = await generations.order(caller, request.body)
      if (!request.body.sync) {
        return reply
          .code(202)
          .send({ request_id, status_url: `${publicUrl()}/v2/status/${request_id}` })
      }
      const gone = new AbortController()
      // The answer's own end, not the socket's: a socket outlives many requests.
      reply.raw.once('close', () => gone.abort())
      const result = await generations.wait(caller, request_id, gone.signal)
      return reply.code(200).send({ request_id, result, ...result })
    },
  )
}
