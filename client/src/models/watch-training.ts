import type { CallOptions, Client } from '../client.ts'
import { connected } from '../connected.ts'
import { ApiError, UnexpectedAnswerError } from '../errors.ts'
import { parsedJson } from '../parsed-json.ts'
import { send } from '../request.ts'
import { serverSentData } from '../server-sent-events.ts'
import { type TrainingEvent, trainingEvent } from './training-event.ts'

/**
 * A training's progress as it happens: an event whenever it changes, the last one when it is over. A model that is not being trained gives one
 * event. Beyond the published contract. 404 for an unknown id.
 *
 * A connection that breaks is a `ConnectionError`; watching again begins with how far it is by then. `waitForTraining` bears restarts by itself.
 */
export async function* watchTraining(
  client: Client,
  modelId: number,
  options: Pick<CallOptions, 'signal'> = {},
): AsyncGenerator<TrainingEvent, void, undefined> {
  const { signal } = options
  const path = `/v1/tailored-gen/models/${modelId}/progress`
  const call = `GET ${path}`
  const connection = { call, baseUrl: client.baseUrl, signal }
  const response = await connected(connection, () =>
    send(client, { method: 'GET', path, signal }, 'text/event-stream'),
  )
  if (!response.ok || response.body === null) {
    const text = await connected(connection, () => response.text())
    if (response.ok) throw UnexpectedAnswerError.of(call, response, text, undefined)
    throw new ApiError(call, response, parsedJson(text))
  }
  const events = serverSentData(response.body)
  try {
    for (;;) {
      const { done, value } = await connected(connection, () => events.next())
      if (done) return
      const event = trainingEvent.safeParse(parsedJson(value))
      if (!event.success) throw UnexpectedAnswerError.of(call, response, value, event.error)
      yield event.data
    }
  } finally {
    await events.return()
  }
}
