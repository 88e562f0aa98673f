import { createAccountRepository } from './accounts.ts'
import { createBulkUploadRepository } from './bulk-uploads.ts'
import { createCaptionVersionRepository } from './caption-versions.ts'
import type { Database } from './database.ts'
import { createDatasetRepository } from './datasets.ts'
import { createDoomedObjectRepository } from './doomed-objects.ts'
import { createEvaluationRepository } from './evaluations.ts'
import { createGenerationRepository } from './generations.ts'
import { createIdempotencyRepository } from './idempotency.ts'
import { createImageRepository } from './images.ts'
import { createModelRepository } from './models.ts'
import { createProjectRepository } from './projects.ts'
import { createRateCounter, type RateCounter } from './rate-counter.ts'
import { createTokenRepository } from './tokens.ts'
import { createWebhookRepository } from './webhooks.ts'

function repositoriesOf(database: Database) {
  return {
    /** What the repositories work on; jobs are enqueued in it, so that they share the transaction. */
    database,
    accounts: createAccountRepository(database),
    tokens: createTokenRepository(database),
    idempotency: createIdempotencyRepository(database),
    projects: createProjectRepository(database),
    datasets: createDatasetRepository(database),
    images: createImageRepository(database),
    captionVersions: createCaptionVersionRepository(database),
    bulkUploads: createBulkUploadRepository(database),
    models: createModelRepository(database),
    evaluations: createEvaluationRepository(database),
    generations: createGenerationRepository(database),
    webhooks: createWebhookRepository(database),
    doomedObjects: createDoomedObjectRepository(database),
  }
}

/** The repositories over one transaction. */
export type Transaction = ReturnType<typeof repositoriesOf>

/** Everything that is stored, one repository for each kind. */
export interface Store extends Transaction {
  rates: RateCounter
  /** Runs `work` over repositories that share one transaction; an error rolls all of it back. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
}

export function createStore(database: Database): Store {
  return {
    ...repositoriesOf(database),
    rates: createRateCounter(database),
    transaction: (work) => database.transaction((tx) => work(repositoriesOf(tx))),
  }
}
