import { apiToken } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listTokens: Operation = async (app, { tokens }) => {
  typed(app).get(
    '/tokens',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'List API tokens',
        description:
          'Those of the organization of the caller, revoked ones too, without their secrets. Beyond the published contract.',
        tags: ['accounts'],
        response: { 200: z.array(apiToken).describe('The tokens'), ...trainingErrors() },
      },
    },
    (request) => tokens.list(callerOf(request)),
  )
}
