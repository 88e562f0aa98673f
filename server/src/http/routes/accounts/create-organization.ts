import { createOrganization as body, newOrganization } from '@atelier/contract'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createOrganization: Operation = async (app, { organizations }) => {
  typed(app).post(
    '/organizations',
    {
      config: { access: 'operator' },
      schema: {
        summary: 'Create an organization',
        description:
          "With an admin's token, whose secret this answer alone holds. For the operator; beyond the published contract.",
        tags: ['accounts'],
        body,
        response: {
          201: newOrganization.describe('The organization with its first token'),
          ...trainingErrors({ 400: 'name: Field required' }),
        },
      },
    },
    async (request, reply) => reply.code(201).send(await organizations.create(request.body)),
  )
}
