import {
  type Model,
  startTraining,
  type TrainingEvent,
  waitForTraining,
  watchTraining,
} from '@atelier/client'
import { once } from './once.ts'
import type { Target } from './target.ts'
import { newModel, sharedCompletedDataset } from './things.ts'

/** As few steps as there can be with two checkpoints: their interval is 100 at least. */
export const SHORT = { rank: 4, total_training_steps: 101, checkpoint_interval: 100 } as const

/** A training that runs while the suite goes on. */
export interface Running {
  /** As it was answered when it started. */
  readonly started: Model
  /** Every event there was, once it is over. */
  readonly events: Promise<TrainingEvent[]>
}

async function allEvents({ client }: Target, id: number): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = []
  for await (const event of watchTraining(client, id)) events.push(event)
  return events
}

/** The one training that the suite waits for, started when it is first asked for. */
export const runningTraining = once(async (target): Promise<Running> => {
  const { id } = await newModel(target, (await sharedCompletedDataset(target)).id, 'expert')
  const started = await startTraining(target.client, id, SHORT)
  const events = allEvents(target, id)
  // Told to whoever waits for it; until then it is nobody's unhandled error.
  events.catch(() => {})
  return { started, events }
})

/** The model that it makes. */
export const trainedModel = once(async (target): Promise<Model> => {
  const { started } = await runningTraining(target)
  return waitForTraining(target.client, started.id)
})
