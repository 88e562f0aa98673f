import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { errors, PublicError } from '../../errors.ts'
import {
  hiddenInstruction,
  type Instruction,
  parseInstruction,
} from '../../services/test-token/instruction.ts'
import {
  type JobEnd,
  simulatedRequestId,
  simulatedStatus,
} from '../../services/test-token/simulated-job.ts'
import { errorBody } from '../error-handler.ts'
import { checkAccess } from './access.ts'
import { callerOf } from './authenticate.ts'

const HEADER = 'x-atelier-simulate'
const WORDS = 'This failure was asked for'
const STATUS_ROUTE = /\/status\/:request_id$/

type Responses = Readonly<Record<string, ZodType>>

function responsesOf(request: FastifyRequest): Responses {
  return (request.routeOptions.schema?.response ?? {}) as Responses
}

function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  const text = JSON.stringify(body)
  return reply.code(status).type('application/json; charset=utf-8').serializer(String).send(text)
}

function instructionOf(request: FastifyRequest): Instruction | undefined {
  const header = request.headers[HEADER]
  const text =
    (typeof header === 'string' ? header : undefined) ??
    hiddenInstruction(request.params) ??
    hiddenInstruction(request.body)
  if (text === undefined) return undefined
  const instruction = parseInstruction(text)
  if (instruction !== undefined) return instruction
  throw errors.badField(HEADER, 'Input should be a status such as 409, or such as job-422', text)
}

function refusal(status: number, fields: boolean): PublicError {
  const faults = fields ? [{ msg: WORDS, field_name: HEADER, field_input: String(status) }] : []
  const passing = status === 429 || status === 503
  const headers: Record<string, string> = passing ? { 'retry-after': '1' } : {}
  return new PublicError(status, WORDS, { faults, headers })
}

/** Answers with a documented status in exactly the form that is documented for it. */
function refuse(request: FastifyRequest, reply: FastifyReply, status: number, fields: boolean) {
  const responses = responsesOf(request)
  const schema = responses[status] ?? responses['5xx']
  if (schema === undefined) {
    const documented = Object.keys(responses).filter((name) => name >= '400')
    throw errors.badRequest(`This operation documents ${documented.join(', ')}, and not ${status}`)
  }
  const error = refusal(status, fields)
  // Whatever answers in an operation, be it the error handler or the operation itself: what fits its schema is what it answers.
  const forms = [errorBody(error, request), { status: 'NOT_FOUND' }, { message: WORDS }, WORDS]
  const body = forms.find((form) => schema.safeParse(form).success)
  return sendJson(reply.headers(error.headers), status, body)
}

function startJob(request: FastifyRequest, reply: FastifyReply, end: JobEnd, publicUrl: string) {
  const request_id = simulatedRequestId(end, Date.now())
  const status_url = `${publicUrl}/v2/status/${request_id}`
  const accepted = { request_id, status_url }
  if (!responsesOf(request)[202]?.safeParse(accepted).success)
    throw errors.badRequest('Only operations that answer with a status_url start a job')
  const { sync } = (request.body ?? {}) as { sync?: unknown }
  // Whoever waits for a job is told of its failure by the status.
  if (sync === true) return refuse(request, reply, typeof end === 'object' ? end.code : 500, false)
  return sendJson(reply.header('location', status_url), 202, accepted)
}

function followJob(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (!STATUS_ROUTE.test(request.routeOptions.url ?? '')) return undefined
  const { request_id } = request.params as { request_id: string }
  const status = simulatedStatus(request_id, Date.now())
  if (status === undefined) return undefined
  if (status === 'expired') return sendJson(reply, 404, { status: 'NOT_FOUND' })
  return sendJson(reply, 200, status)
}

/**
 * Test tokens bring up failures on demand, in every route registered after this: the header, a magic id or a magic text asks for one. Without
 * being asked they read what their organization has, and change nothing. For other tokens none of this means anything.
 */
export function simulateFailures(app: FastifyInstance, publicUrl: () => string): void {
  app.addHook('preValidation', async (request, reply) => {
    if (!callerOf(request).test) return
    const instruction = instructionOf(request)
    if (instruction?.kind === 'refusal')
      return refuse(request, reply, instruction.status, instruction.fields)
    if (instruction?.kind === 'job') return startJob(request, reply, instruction.end, publicUrl())
    const followed = followJob(request, reply)
    if (followed !== undefined) return followed
    checkAccess(request)
  })
}
