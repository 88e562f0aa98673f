import { dataset } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

export const listDatasets: Operation = async (app, { datasets }) => {
  typed(app).get(
    '/tailored-gen/datasets',
    {
      schema: {
        summary: 'List datasets',
        tags: ['datasets'],
        response: { 200: z.array(dataset), ...trainingErrors() },
      },
    },
    (request) => datasets.list(callerOf(request)),
  )
}
