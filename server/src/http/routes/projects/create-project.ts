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
        description: 'A project frames the datasets and models of one visual identity.',
        tags: ['projects'],
        body,
        response: { 201: project, ...trainingErrors(400) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await projects.create(callerOf(request), request.body)),
  )
}
