import { createDataset as body, dataset } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const createDataset: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/datasets',
    {
      schema: {
        summary: 'Create a dataset',
        description: 'An empty draft, to be filled with images and completed before a training.',
        tags: ['datasets'],
        body,
        response: {
          201: dataset.describe('The draft'),
          ...trainingErrors({ 400: 'name: Field required', 404: 'Project not found' }),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await datasets.create(callerOf(request), request.body)),
  )
}
