import type { FastifyInstance } from 'fastify'
import { generationErrors, trainingErrors } from '../schemas.ts'

/**
 * What every POST may answer (a key that is used for something else) and every operation with a body (no JSON, too large, of another
 * type) is documented for all routes registered after this; a route that says it better keeps its own words.
 */
export function documentCommonErrors(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { schema } = route
    if (schema === undefined) return
    const { tags = [], body, response = {} } = schema
    const family = tags.includes('generation') ? generationErrors : trainingErrors
    const common = {
      ...(body ? family(400, 413, 415) : {}),
      ...(route.method === 'POST' ? family(400, 409) : {}),
    }
    route.schema = { ...schema, response: { ...common, ...(response as object) } }
  })
}
