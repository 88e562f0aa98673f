import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'

/** Registers one operation. Adding one is adding a file and its line in `index.ts`. */
export type Operation = (app: FastifyInstance, services: Services) => Promise<void>

export function typed(app: FastifyInstance) {
  return app.withTypeProvider<ZodTypeProvider>()
}
