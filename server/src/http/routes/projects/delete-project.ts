import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { gone, pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const deleteProject: Operation = async (app, { projects }) => {
  typed(app).delete(
    '/tailored-gen/projects/:project_id',
    {
      schema: {
        summary: 'Delete a project',
        description:
          'Deletes its datasets, their images and its models too. Refused while one of its models is being trained.',
        tags: ['projects'],
        params: z.object({ project_id: pathId }),
        response: {
          204: gone,
          ...trainingErrors({
            404: 'Project not found',
            409: 'A model of this project is being trained',
          }),
        },
      },
    },
    async (request, reply) => {
      await projects.delete(callerOf(request), request.params.project_id)
      return reply.code(204).send()
    },
  )
}
