import { adapterDtype, adapterLayout } from '@atelier/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { errors } from '../../../errors.ts'
import type { Services } from '../../services.ts'

type Ask = {
  Params: { id: string }
  Querystring: { expires?: string; signature?: string }
}
type AskForm = { Params: Ask['Params'] & { layout: string; dtype: string } } & Omit<Ask, 'Params'>

/** Answers the signed addresses of datasets and adapters as files; their content is made while it is read. */
export async function fileExports(
  app: FastifyInstance,
  { exports, links }: Services,
): Promise<void> {
  function idOf(request: FastifyRequest<Ask>): number {
    const { expires, signature } = request.query
    const path = request.url.split('?')[0] ?? ''
    const asText = typeof expires === 'string' && typeof signature === 'string'
    if (!asText || !links.verify(path, expires, signature))
      throw errors.forbidden('The address has expired or was altered')
    return Number(request.params.id)
  }

  app.get<Ask>(
    '/exports/datasets/:id/images.zip',
    { schema: { hide: true } },
    async (request, reply) => {
      const id = idOf(request)
      const archive = await exports.archive(id)
      if (archive === undefined) throw errors.notFound('Dataset')
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="dataset-${id}.zip"`)
        .send(archive)
    },
  )
  app.get<Ask>(
    '/exports/datasets/:id/captions.json',
    { schema: { hide: true } },
    async (request, reply) => {
      const captions = await exports.captions(idOf(request))
      if (captions === undefined) throw errors.notFound('Dataset')
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(captions, null, 2))
    },
  )

  app.get<AskForm>(
    '/exports/models/:id/:layout-:dtype.safetensors',
    { schema: { hide: true } },
    async (request, reply) => {
      const id = idOf(request)
      const layout = adapterLayout.parse(request.params.layout)
      const dtype = adapterDtype.parse(request.params.dtype)
      const bytes = await exports.adapter(id, { layout, dtype })
      if (bytes === undefined) throw errors.notFound('Model')
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="model-${id}-${layout}.safetensors"`)
        .send(bytes)
    },
  )
}
