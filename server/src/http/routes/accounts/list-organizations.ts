import { organization } from '@atelier/contract'
import { z } from 'zod'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listOrganizations: Operation = async (app, { organizations }) => {
  typed(app).get(
    '/organizations',
    {
      config: { access: 'operator' },
      schema: {
        summary: 'List organizations',
        description: 'All of the server. For the operator; beyond the published contract.',
        tags: ['accounts'],
        response: {
          200: z.array(organization).describe('The organizations'),
          ...trainingErrors(),
        },
      },
    },
    () => organizations.list(),
  )
}
