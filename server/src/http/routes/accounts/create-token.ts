import { createApiToken as body, newApiToken } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createToken: Operation = async (app, { tokens }) => {
  typed(app).post(
    '/tokens',
    {
      config: { access: 'admin' },
      schema: {
        summary: 'Create an API token',
        description:
          'For the organization of the caller. The answer is the only one that holds the secret. Beyond the published contract.',
        tags: ['accounts'],
        body,
        response: {
          201: newApiToken.describe('The token with its secret'),
          ...trainingErrors({ 400: 'role: A test token is a viewer' }),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await tokens.create(callerOf(request), request.body)),
  )
}
