import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { v7 as uuid } from 'uuid'
import { errors } from '../errors.ts'
import { isShallow } from '../lib/json-object.ts'
import { answerUnroutable, handleErrors } from './error-handler.ts'
import { requireAccess } from './middleware/access.ts'
import { requireToken } from './middleware/authenticate.ts'
import { keepReplies } from './middleware/idempotency.ts'
import { countRequests } from './middleware/limits.ts'
import { nameLocations } from './middleware/location.ts'
import { listRoutes } from './middleware/route-table.ts'
import { simulateFailures } from './middleware/simulate.ts'
import { answerUnrouted } from './middleware/unrouted.ts'
import { operations } from './routes/index.ts'
import { baseModels } from './routes/system/base-models.ts'
import { datasetExports } from './routes/system/exports.ts'
import { health } from './routes/system/health.ts'
import { objects } from './routes/system/objects.ts'
import { openapi } from './routes/system/openapi.ts'
import type { Services } from './services.ts'

const MIB = 1024 * 1024

/** The HTTP server over the services: every operation under /v1 and /v2 alike, as clients use both. */
export async function createApp(services: Services, logger: Logger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    bodyLimit: MIB,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerUnroutable,
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptEmptyJson(app)
  handleErrors(app)
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  listRoutes(app)
  answerUnrouted(app)
  await app.register(multipart, { limits: { files: 1, fileSize: 12 * MIB + 1, fields: 20 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Atelier',
        version: '1',
        description:
          'Tailored generation: learns a visual identity from images and generates new ones that keep it.',
      },
      components: {
        securitySchemes: { api_token: { type: 'apiKey', in: 'header', name: 'api_token' } },
      },
      security: [{ api_token: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(openapi)
  await app.register(health, services)
  await app.register(objects, services)
  await app.register(datasetExports, services)
  await app.register(baseModels, services)
  for (const version of ['v1', 'v2']) {
    await app.register(
      async (scope) => {
        requireToken(scope, services.authenticate)
        countRequests(scope, services.limits)
        requireAccess(scope)
        simulateFailures(scope, services.publicUrl)
        keepReplies(scope, services.idempotency)
        nameLocations(scope, services.publicUrl)
        for (const operation of operations) await scope.register(operation, services)
      },
      { prefix: `/${version}` },
    )
  }
  await app.ready()
  return app
}

/** Refuses what is nested deeper than any request: walking it, if only to name the fault, would overflow the stack. */
function parseBody(text: string): unknown {
  const body: unknown = JSON.parse(text)
  if (!isShallow(body)) throw errors.badField('body', 'The body is nested too deep', '')
  return body
}

/** Clients start a training with no body at all, with or without the JSON header; both mean {}. */
function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {})
    try {
      done(null, parseBody(String(body)))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addHook('preValidation', async (request) => {
    request.body ??= {}
  })
}
