import { generationError, requestStatus, statusNotFound } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { type Operation, typed } from '../route.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const getStatus: Operation = async (app, { generations }) => {
  typed(app).get(
    '/status/:request_id',
    {
      schema: {
        summary: 'Follow a request',
        description: 'Failed requests answer 200 too: look at `status`.',
        tags: ['generation'],
        params: z.object({ request_id: z.string() }),
        response: {
          200: requestStatus,
          401: generationError,
          404: statusNotFound,
          500: generationError,
        },
      },
    },
    async (request, reply) => {
      const id = request.params.request_id
      const status = ID.test(id) ? await generations.status(callerOf(request), id) : undefined
      return status === undefined
        ? reply.code(404).send({ status: 'NOT_FOUND' })
        : reply.code(200).send(status)
    },
  )
}
