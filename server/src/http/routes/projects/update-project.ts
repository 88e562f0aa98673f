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
        response: { 200: project, ...trainingErrors(400, 404) },
      },
    },
    (request) => projects.update(callerOf(request), request.params.project_id, request.body),
  )
}
