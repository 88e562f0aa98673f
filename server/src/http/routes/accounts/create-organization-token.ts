import { createApiToken as body, newApiToken } from '@atelier/contract'
import { z } from 'zod'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createOrganizationToken: Operation = async (app, { organizations }) => {
  typed(app).post(
    '/organizations/:organization_id/tokens',
    {
      // There is no address at which the operator could read a token of others.
      config: { access: 'operator', location: '/organizations/{organization_id}' },
      schema: {
        summary: 'Create an API token for another organization',
        description:
          'The way back in for one that has no admin token left. For the operator; beyond the published contract.',
        tags: ['accounts'],
        params: z.object({ organization_id: pathId }),
        body,
        response: {
          201: newApiToken.describe('The token with its secret'),
          ...trainingErrors({
            400: 'role: A test token is a viewer',
            404: 'Organization not found',
          }),
        },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await organizations.createToken(request.params.organization_id, request.body)),
  )
}
