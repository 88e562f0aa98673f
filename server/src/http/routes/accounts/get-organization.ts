import { organization } from '@atelier/contract'
import { z } from 'zod'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getOrganization: Operation = async (app, { organizations }) => {
  typed(app).get(
    '/organizations/:organization_id',
    {
      config: { access: 'operator' },
      schema: {
        summary: 'Read an organization',
        description:
          'Its limits, and how much of them is used. For the operator; beyond the published contract.',
        tags: ['accounts'],
        params: z.object({ organization_id: pathId }),
        response: {
          200: organization.describe('The organization'),
          ...trainingErrors({ 404: 'Organization not found' }),
        },
      },
    },
    (request) => organizations.get(request.params.organization_id),
  )
}
