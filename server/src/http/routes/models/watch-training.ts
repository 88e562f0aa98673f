import { setTimeout as sleep } from 'node:timers/promises'
import type { Model } from '@atelier/contract'
import { z } from 'zod'
import { callerOf } from '../../middleware/authenticate.ts'
import { pathId, trainingErrors } from '../../schemas.ts'
import { type Operation, typed } from '../route.ts'

const EVERY_MS = 500

function event({ status, training_progress }: Model): string {
  return `event: progress\ndata: ${JSON.stringify({ status, ...training_progress })}\n\n`
}

/** Beyond the contract: a training's progress as server-sent events, until it ends. */
export const watchTraining: Operation = async (app, { models }) => {
  typed(app).get(
    '/tailored-gen/models/:model_id/progress',
    {
      schema: {
        summary: "Watch a training's progress",
        description:
          'text/event-stream: a `progress` event whenever it changes; the stream ends with the training.',
        tags: ['models'],
        params: z.object({ model_id: pathId }),
        response: trainingErrors(404),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const id = request.params.model_id
      let model = await models.get(caller, id)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      let last = ''
      while (!raw.destroyed) {
        const next = event(model)
        if (next !== last) raw.write(next)
        last = next
        if (model.status !== 'InProgress' && model.status !== 'Stopping') break
        await sleep(EVERY_MS)
        model = await models.get(caller, id)
      }
      raw.end()
    },
  )
}
