import { image, uploadImage as jsonBody, pictureText } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'
import { readUpload } from './read-upload.ts'

/** 12 MB as base64, and some air. */
const BODY_LIMIT = 17 * 1024 * 1024

const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value))
const { id: _id, ...said } = z.globalRegistry.get(jsonBody) ?? {}
const body = jsonBody
  .extend({
    file: z
      .union([z.string(), bytes])
      .optional()
      .meta({ type: 'string', ...z.globalRegistry.get(pictureText) })
      .describe('jpg, png or webp: base64 (bare or a data URI), or the part of a multipart form'),
  })
  .meta({ id: 'ImageUpload', ...said })

/** The same as a form, whose file is a part of its own. */
const form = jsonBody
  .extend({
    file: z.string().optional().meta({ format: 'binary' }).describe('The jpg, png or webp file'),
  })
  .meta({ id: 'ImageForm', ...said })

export const uploadImage: Operation = async (app, { images }) => {
  typed(app).post(
    '/tailored-gen/datasets/:dataset_id/images',
    {
      bodyLimit: BODY_LIMIT,
      preValidation: readUpload,
      config: { form },
      schema: {
        summary: 'Upload an image',
        description:
          'Adds one image to a draft, as JSON or as multipart/form-data. With a visual schema it gets its caption at once.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: { 201: image, ...trainingErrors(400, 404, 409, 412, 413, 415, 422) },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await images.upload(callerOf(request), request.params.dataset_id, request.body)),
  )
}
