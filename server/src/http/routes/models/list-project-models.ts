import { model, queryFlag } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listProjectModels: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/projects/:project_id/models',
    {
      schema: {
        summary: "List a project's models",
        tags: ['models'],
        params: z.object({ project_id: pathId }),
        querystring: z.object({
          include_training_parameters: queryFlag('Tell parameters and checkpoints too'),
        }),
        response: { 200: z.array(model), ...trainingErrors(400, 404) },
      },
    },
    (request) =>
      models.listOfProject(
        callerOf(request),
        request.params.project_id,
        request.query.include_training_parameters,
      ),
  )
}
