import { requestStatus, statusNotFound } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { generationErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whatever is asked is some id, and nobody is refused the status of what is theirs. */
const { 400: _ill, 403: _forbidden, ...possible } = generationErrors()

export const getStatus: Operation = async (app, { generations }) => {
  typed(app).get(
    '/status/:request_id',
    {
      schema: {
        summary: 'Follow a request',
        description:
          'How far it is, and in the end its result or its error, for 24 hours. Failed requests answer 200 too: look at `status`.',
        tags: ['generation'],
        params: z.object({ request_id: z.string() }),
        response: {
          200: requestStatus.describe('How far the request is'),
          ...possible,
          404: statusNotFound.describe('No request has this id, or it is too long ago'),
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
