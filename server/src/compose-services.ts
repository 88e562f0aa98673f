import { join } from 'node:path'
import type { VisionProvider } from '@atelier/vision'
import type { Logger } from 'pino'
import type { Engine } from './engine/engine.ts'
import type { Services } from './http/services.ts'
import type { JobBinding } from './jobs/bindings.ts'
import { generateImage } from './jobs/handlers/generate-image.ts'
import { trainModel } from './jobs/handlers/train-model.ts'
import type { Objects } from './objects/objects.ts'
import type { FetchImage } from './outbound/fetch-image.ts'
import type { Queue } from './queue/queue.ts'
import { createDatasetService } from './services/datasets/datasets.ts'
import { createGenerationService } from './services/generations/generations.ts'
import { createImageService } from './services/images/images.ts'
import { createModelService } from './services/models/models.ts'
import { createTrainingRunner } from './services/models/run-training.ts'
import { createProjectService } from './services/projects/projects.ts'
import type { Store } from './store/store.ts'

/** The concrete parts that services are made of. */
export interface Parts {
  store: Store
  objects: Objects
  queue: Queue
  engine: Engine
  vision: VisionProvider
  fetchImage: FetchImage
  /** Trainings, caches and whatever else is rebuilt or resumed. */
  dataDir: string
  publicUrl: () => string
  log: Logger
}

/** Everything that answers requests and works off jobs, wired once for the server and for the tests of the real app alike. */
export function composeServices(parts: Parts) {
  const { store, objects, queue, engine, vision, fetchImage, dataDir, publicUrl, log } = parts
  const trainings = createTrainingRunner({
    store,
    objects,
    engine,
    queue,
    trainingsDir: join(dataDir, 'trainings'),
    log,
  })
  const generations = createGenerationService({
    store,
    objects,
    vision,
    engine,
    queue,
    adaptersDir: join(dataDir, 'cache'),
    log,
  })
  const services: Services = {
    authenticate: async (token) => {
      const organizationId = await store.accounts.findOrganization(token)
      return organizationId === undefined ? undefined : { organizationId }
    },
    projects: createProjectService({ store }),
    datasets: createDatasetService({ store, objects, vision, fetchImage }),
    images: createImageService({ store, objects, vision, fetchImage }),
    models: createModelService({ store, queue }),
    generations,
    objects,
    publicUrl,
  }
  const jobs: readonly JobBinding[] = [trainModel(trainings), generateImage(generations)]
  return { services, jobs, trainings, generations }
}
