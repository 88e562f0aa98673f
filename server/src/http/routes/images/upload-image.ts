import { image, uploadImage as jsonBody, pictureText } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { untilGone } from '../../until-gone.ts'
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
          'Adds one image to a basic draft, as JSON or as multipart/form-data: jpg, png or webp by its bytes, at most 12 MB. It is turned upright, its metadata are dropped, and transparency becomes black. With a visual schema it gets its caption at once; where the vision service has none to give just now, it is `pending` and gets it later.',
        tags: ['images'],
        params: z.object({ dataset_id: pathId }),
        body,
        response: {
          201: image.describe('The image, with its caption if the dataset has a schema'),
          ...trainingErrors({
            400: [
              'Give file or image_url',
              'This dataset is advanced: its images come from one archive',
            ],
            404: 'Dataset not found',
            409: [
              'The dataset is completed; clone it to change it',
              'The dataset has 200 images already',
            ],
            412: [
              'The image is 200 × 300; each side needs 256 pixels',
              'The image is 640 × 480; each side needs 1024 pixels unless increase_resolution is set',
            ],
            413: ['An image may have 12 MB at most', 'The request is too large'],
            415: ['This is no jpg, png or webp image', 'The body must be application/json'],
            422: [
              'The image is damaged',
              'The address cannot be used: its host is not public',
              'file failed content_moderation: nudity',
              'The vision service declines this request because of what it holds',
            ],
          }),
        },
      },
    },
    async (request, reply) => {
      const { dataset_id } = request.params
      const call = { signal: untilGone(reply) }
      const added = await images.upload(callerOf(request), dataset_id, request.body, call)
      return reply.code(201).send(added)
    },
  )
}
