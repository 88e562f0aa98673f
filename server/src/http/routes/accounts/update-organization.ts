import { updateOrganization as body, organization } from '@atelier/contract'
import { z } from 'zod'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateOrganization: Operation = async (app, { organizations }) => {
  typed(app).put(
    '/organizations/:organization_id',
    {
      config: { access: 'operator' },
      schema: {
        summary: "Change an organization's name and limits",
        description:
          'They hold from the next request on. For the operator; beyond the published contract.',
        tags: ['accounts'],
        params: z.object({ organization_id: pathId }),
        body,
        response: {
          200: organization.describe('The organization as it is now'),
          ...trainingErrors({
            400: 'name: Input should have at most 200 characters',
            404: 'Organization not found',
          }),
        },
      },
    },
    (request) => organizations.update(request.params.organization_id, request.body),
  )
}
