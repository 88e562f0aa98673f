import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
} from 'fastify-type-provider-zod'
import { errors, PublicError } from '../errors.ts'
import { publicVisionError } from '../services/vision-errors.ts'
import { validationError } from './validation-error.ts'

/** The names of the statuses, as HTTP has them. */
export const STATUS_TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}

/** The routes that answer in the error format of the generation family; all others use that of the training family. */
const GENERATION = /^\/v[12]\/(image|video|structured_prompt|status)\b/

/** The checkpoint operations answer these in bare strings, as all do with 403. */
const CHECKPOINTS = /^\/v[12]\/tailored-gen\/models\/[^/]+\/checkpoints\b/

function toPublic(error: unknown, request: FastifyRequest): PublicError {
  if (error instanceof PublicError) return error
  const ofVision = publicVisionError(error)
  if (ofVision !== undefined) return ofVision
  const known = error as FastifyError
  if (hasZodFastifySchemaValidationErrors(known))
    return validationError(known.validation, known.validationContext, request)
  const status = known.statusCode ?? 500
  if (status === 413) return errors.tooLarge('The request is too large')
  if (status === 415) return errors.unsupportedMediaType('The body must be application/json')
  if (known.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError) {
    return errors.badField('body', 'The body should be valid JSON', '')
  }
  // Anything else of the framework is a caller's mistake only when it says so.
  if (status >= 400 && status < 500 && !isResponseSerializationError(known)) {
    return new PublicError(status, known.message, { cause: error })
  }
  return new PublicError(500, 'Something went wrong on our side', { cause: error })
}

/** The JSON that an error becomes in the family of its route. */
export function errorBody(error: PublicError, request: FastifyRequest): unknown {
  const { status, message, faults } = error
  if (GENERATION.test(request.url)) {
    return {
      error: { code: status, message: STATUS_TEXTS[status] ?? 'Error', details: message },
      request_id: request.id,
    }
  }
  if (status === 403) return message
  if (CHECKPOINTS.test(request.url) && (status === 400 || status === 404)) {
    return message
  }
  return faults.length > 0 ? { errors: faults } : { message }
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toPublic(error, request)
  if (known.status >= 500) request.log.error({ err: error }, 'request failed')
  else request.log.debug({ err: known.cause ?? known }, 'request refused')
  // Serialized here: the schemas of success do not fit.
  const text = JSON.stringify(errorBody(known, request))
  return reply
    .code(known.status)
    .headers(known.headers)
    .type('application/json; charset=utf-8')
    .serializer(String)
    .send(text)
}

/** Answers what reaches no route because its address cannot be read, such as `/v1/%`. No hook has seen it. */
export function answerUnroutable(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header('x-request-id', request.id)
  answer(errors.notFound('This address'), request, reply)
}

/** The one place where errors become answers. A cause goes into the log, never out. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(answer)
  app.setNotFoundHandler((request) => {
    throw errors.notFound(`${request.method} ${request.url.split('?')[0]}`)
  })
}
