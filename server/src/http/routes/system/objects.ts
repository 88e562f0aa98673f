import type { FastifyInstance } from 'fastify'
import { errors } from '../../../errors.ts'
import type { Services } from '../../services.ts'

/** A page may show what it carries, and do nothing. */
const PAGE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"

interface Query {
  expires?: string
  signature?: string
}

/** Answers the signed addresses: whoever holds one may read that object until it expires. */
export async function objects(app: FastifyInstance, { objects: store }: Services): Promise<void> {
  app.get<{ Params: { '*': string }; Querystring: Query }>(
    '/objects/*',
    { schema: { hide: true } },
    async (request, reply) => {
      const key = request.params['*']
      const { expires, signature } = request.query
      const asText = typeof expires === 'string' && typeof signature === 'string'
      if (!asText || !store.verify(key, expires, signature))
        throw errors.forbidden('The address has expired or was altered')
      const object = await store.find(key)
      if (object === undefined) throw errors.notFound('Object')
      if (object.contentType.startsWith('text/html'))
        reply.header('content-security-policy', PAGE_POLICY)
      return reply
        .type(object.contentType)
        .header('cache-control', 'private, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .send(object.bytes)
    },
  )
}
