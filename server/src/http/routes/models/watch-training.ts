import { setTimeout as sleep } from 'node:timers/promises'
import { type Model, modelStatus } from '@atelier/contract'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

const EVERY_MS = 500

/** One event as the document has it: its data are the text of what `event` writes. */
const progressEvent = z
  .object({
    event: z.literal('progress').describe('The kind of event'),
    data: z
      .string()
      .meta({
        contentMediaType: 'application/json',
        contentSchema: {
          type: 'object',
          properties: {
            status: { enum: modelStatus.options },
            step: { type: 'integer' },
            total_steps: { type: 'integer' },
            loss: { type: ['number', 'null'] },
            images_per_second: { type: ['number', 'null'] },
            seconds_left: { type: ['number', 'null'] },
          },
          required: ['status'],
        },
      })
      .describe('The status of the model, and while it is trained how far it is'),
  })
  .meta({ id: 'ProgressEvent', description: 'One event of the stream' })

function event({ status, training_progress }: Model): string {
  return `event: progress\ndata: ${JSON.stringify({ status, ...training_progress })}\n\n`
}

function isTraining({ status }: Model): boolean {
  return status === 'InProgress' || status === 'Stopping'
}

/** Writes an event whenever the model changes, until its training has ended or nobody listens. */
async function follow(
  raw: FastifyReply['raw'],
  first: Model,
  read: () => Promise<Model>,
): Promise<void> {
  let model = first
  let last = ''
  while (!raw.destroyed) {
    const next = event(model)
    if (next !== last) raw.write(next)
    last = next
    if (!isTraining(model)) return
    await sleep(EVERY_MS)
    model = await read()
  }
}

/** Beyond the contract: a training's progress as server-sent events, until it ends. */
export const watchTraining: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/progress',
    {
      // A stream has no end that the headers could tell of before.
      exposeHeadRoute: false,
      config: { produces: 'text/event-stream' },
      schema: {
        summary: "Watch a training's progress",
        description:
          'A stream of server-sent events: `progress` whenever the training changes. It ends with the training; for a model that is not being trained after one event. Beyond the published contract.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: {
          200: progressEvent.describe('A stream of such events'),
          ...trainingErrors({ 404: 'Model not found' }),
        },
      },
    },
    async (request, reply) => {
      const read = () => models.get(callerOf(request), request.params.model_id)
      const first = await read()
      reply.hijack()
      const { raw } = reply
      // No hook sees a hijacked answer, so what every answer carries is written here.
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-request-id': request.id,
      })
      try {
        await follow(raw, first, read)
      } catch (err) {
        // The status is sent already: all that can be said is the end.
        request.log.warn({ err }, 'watching a training')
      } finally {
        raw.end()
      }
    },
  )
}
