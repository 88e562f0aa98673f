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
        tags: ['projects'],
        params: z.object({ project_id: pathId }),
        response: { 200: project, ...trainingErrors(404) },
      },
    },
    (request) => projects.get(callerOf(request), request.params.project_id),
  )
}
