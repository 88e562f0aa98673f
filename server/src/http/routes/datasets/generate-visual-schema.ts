import { generateVisualSchema as body, visualSchemaAnswer } from '@atelier/contract'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

/** Ten pictures of 12 MB as base64, and some air. */
const BODY_LIMIT = 170 * 1024 * 1024

export const generateVisualSchema: Operation = async (app, { datasets }) => {
  typed(app).post(
    '/tailored-gen/generate_visual_schema',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        summary: 'Find what images have in common',
        description:
          'Measures 5 to 10 images and gives the traits they share, as a partial structured prompt. Stores nothing.',
        tags: ['datasets'],
        body,
        response: { 200: visualSchemaAnswer, ...trainingErrors(400, 413, 415, 422) },
      },
    },
    (request) => datasets.generateVisualSchema(request.body),
  )
}
