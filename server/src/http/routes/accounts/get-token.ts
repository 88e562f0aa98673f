import { apiToken } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getToken: Operation = async (app, { tokens }) => {
  typed(app).get(
    '/tokens/:token_id',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Read what is known of an API token',
        description: 'Without its secret, which is not stored. Beyond the published contract.',
        tags: ['accounts'],
        params: z.object({ token_id: pathId }),
        response: {
          200: apiToken.describe('The token'),
          ...trainingErrors({ 404: 'Token not found' }),
        },
      },
    },
    (request) => tokens.get(callerOf(request), request.params.token_id),
  )
}
