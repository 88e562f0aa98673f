import { updateProject as body, project } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const updateProject: Operation = async (app, { projects }) => {
  typed(app).put(
    '/tailored-gen/projects/:project_id',
    {
      schema: {
        summary: 'Change a project',
        description:
          'What is left out stays. Type and medium are settled when a project is created.',
        tags: ['projects'],
        params: z.object({ project_id: pathId }),
        body,
        response: {
          200: project.describe('The project as it is now'),
          ...trainingErrors({
            400: [
              'project_name: Input should be a valid string',
              'ip_name: A defined_character needs a name of 1 to 3 words',
            ],
            404: 'Project not found',
          }),
        },
      },
    },
    (request) => projects.update(callerOf(request), request.params.project_id, request.body),
  )
}
