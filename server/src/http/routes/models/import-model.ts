import { importModel as body, importedModel } from '@atelier/contract'
import { callerOf } from '../../middleware/authenticate.ts'
import { trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

/** 48 MB as base64, and some air. */
const BODY_LIMIT = 66 * 1024 * 1024

export const importModel: Operation = async (app, { models }) => {
  typed(app).post(
    '/tailored-gen/import_model',
    {
      bodyLimit: BODY_LIMIT,
      config: { location: '/tailored-gen/models/{id}' },
      schema: {
        summary: 'Make a model of an adapter from elsewhere',
        description:
          'Takes a LoRA for the base model in the layout of diffusers, PEFT, kohya or ComfyUI. A file of which something means nothing to the model is refused with its names, and one that would change nothing is refused. Beyond the published contract.',
        tags: ['models'],
        body,
        response: {
          201: importedModel.describe('The model, ready to generate'),
          ...trainingErrors({
            400: [
              'adapter: 2 tensors fit no layer of the model: a.lora_A.weight, a.lora_B.weight',
              'adapter: The adapter changes nothing: every pair has a matrix of zeros or an alpha of 0',
            ],
            404: 'Dataset not found',
            413: ['An adapter may have 48 MB at most', 'The request is too large'],
          }),
        },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await models.import(callerOf(request), request.body)),
  )
}
