import { createProject as body, project } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createProject: Operation = async (app, { projects }) => {
  typed(app).post(
    '/tailored-gen/projects',
    {
      schema: {
        summary: 'Create a project',
        description:
          'A project frames the datasets and models of one visual identity. What it is about is settled for good; a `defined_character` needs `ip_name` and `ip_description`, `object_variants` need `ip_description`, and only `defined_character`, `stylized_scene` and `other` exist as photographs.',
        tags: ['projects'],
        body,
        response: {
          201: project.describe('The project as it was created'),
          ...trainingErrors({
            400: ['project_name: Field required', 'ip_type: icons needs ip_medium illustration'],
          }),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await projects.create(callerOf(request), request.body)),
  )
}
