import { revokeApiTokenQuery } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const revokeToken: Operation = async (app, { tokens }) => {
  typed(app).delete(
    '/tokens/:token_id',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Revoke an API token',
        description:
          'At once and for good; it stays in the list. The last token that can manage tokens is revoked by force alone. Beyond the published contract.',
        tags: ['accounts'],
        params: z.object({ token_id: pathId }),
        querystring: revokeApiTokenQuery,
        response: {
          204: gone.describe('It works no more'),
          ...trainingErrors({
            400: "force: Input should be 'true', 'false'",
            404: 'Token not found',
            409: 'This is the last token that can manage tokens; make another admin token first, or force it',
          }),
        },
      },
    },
    async (request, reply) => {
      const { force } = request.query
      await tokens.revoke(callerOf(request), request.params.token_id, force)
      return reply.code(204).send()
    },
  )
}
