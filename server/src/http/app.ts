import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
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
import { documentCommonErrors } from './openapi/common-errors.ts'
import { describeItself } from './openapi/describe.ts'
import { operations } from './routes/index.ts'
import type { Operation } from './routes/route.ts'
import { baseModels } from './routes/system/base-models.ts'
import { docs } from './routes/system/docs.ts'
import { fileExports } from './routes/system/exports.ts'
import { health } from './routes/system/health.ts'
import { objects } from './routes/system/objects.ts'
import { openapi } from './routes/system/openapi.ts'
import { documentSchemaRoutes } from './routes/system/schemas.ts'
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
  describeItself(app, services.publicUrl)
  await app.register(openapi)
  await app.register(docs)
  await app.register(health, services)
  await app.register(objects, services)
  await app.register(fileExports, services)
  await app.register(baseModels, services)
  await app.register(documentSchemaRoutes, services)
  for (const version of ['v1', 'v2']) {
    await app.register(
      async (scope) => {
        requireToken(scope, services.authenticate)
        countRequests(scope, services.limits)
        requireAccess(scope)
        simulateFailures(scope, services.publicUrl)
        keepReplies(scope, services.idempotency)
        nameLocations(scope, services.publicUrl)
        documentCommonErrors(scope)
        for (const operation of operations) await register(scope, operation, services)
      },
      { prefix: `/${version}` },
    )
  }
  await app.ready()
  return app
}

/** Registers an operation under its own name, which the document knows it by. */
async function register(
  scope: FastifyInstance,
  operation: Operation,
  services: Services,
): Promise<void> {
  await scope.register(async (own) => {
    own.addHook('onRoute', (route) => {
      route.config = { operationId: operation.name, ...route.config }
    })
    await operation(own, services)
  })
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
    // A body that says null is none of these.
    if (request.body === undefined) request.body = {}
  })
}
