import { project } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const getProject: Operation = async (app, { projects }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id',
    {
      schema: {
        summary: 'Read a project',
        description: 'What it is about. Its datasets and models have lists of their own.',
        tags: ['projects'],
        params: z.object({ project_id: pathId }),
        response: {
          200: project.describe('The project'),
          ...trainingErrors({ 404: 'Project not found' }),
        },
      },
    },
    (request) => projects.get(callerOf(request), request.params.project_id),
  )
}
