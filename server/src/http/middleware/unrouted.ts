import type { FastifyInstance } from 'fastify'
import { errors } from '../../errors.ts'
import { addressesOf } from './route-table.ts'

/**
 * Answers what no route takes, before its body is read: OPTIONS of a known address with what is possible there, another method with 405
 * and the same list, the rest with 404. There is no CORS: a token has no business in the pages of other sites.
 */
export function answerUnrouted(app: FastifyInstance): void {
  const addresses = addressesOf(app.routeTable)
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const { url } = request.routeOptions
    if (!request.is404 && !(url && addresses.isShadowed(url, path))) return
    const methods = addresses.methodsOf(path)
    // A method that is possible and still got here names nothing, such as an id that is too long.
    if (methods.length === 0 || methods.includes(request.method)) {
      throw errors.notFound(`${request.method} ${path}`)
    }
    const allow = [...methods, 'OPTIONS'].join(', ')
    if (request.method !== 'OPTIONS') throw errors.methodNotAllowed(request.method, allow)
    return reply.code(204).header('allow', allow).send()
  })
}
