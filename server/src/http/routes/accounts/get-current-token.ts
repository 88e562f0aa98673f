import { currentToken } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getCurrentToken: Operation = async (app, { tokens }) => {
  typed(app).get(
    '/tokens/current',
    {
      schema: {
        summary: 'Read who is asking',
        description:
          'The token that was sent, and its organization with its limits. Beyond the published contract.',
        tags: ['accounts'],
        response: {
          200: currentToken.describe('The token and its organization'),
          ...trainingErrors(),
        },
      },
    },
    (request) => tokens.current(callerOf(request)),
  )
}
