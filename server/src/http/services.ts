import type { Health } from '@atelier/contract'
import type { BaseModel } from '../engine/engine.ts'
import type { SignedLinks } from '../lib/signed-links.ts'
import type { Objects } from '../objects/objects.ts'
import type { Limits } from '../services/accounts/limits.ts'
import type { OrganizationService } from '../services/accounts/organizations.ts'
import type { TokenService } from '../services/accounts/tokens.ts'
import type { BulkService } from '../services/bulk/bulk.ts'
import type { DatasetService } from '../services/datasets/datasets.ts'
import type { EvaluationService } from '../services/evaluations/evaluations.ts'
import type { Exports } from '../services/exports/exports.ts'
import type { GenerationService } from '../services/generations/generations.ts'
import type { Idempotency } from '../services/idempotency/idempotency.ts'
import type { ImageService } from '../services/images/images.ts'
import type { ModelService } from '../services/models/models.ts'
import type { Moderation } from '../services/moderation.ts'
import type { ProjectService } from '../services/projects/projects.ts'
import type { WebhookService } from '../services/webhooks/webhooks.ts'
import type { Authenticate } from './middleware/authenticate.ts'

/** What routes call. */
export interface Services {
  authenticate: Authenticate
  limits: Limits
  idempotency: Idempotency
  tokens: TokenService
  organizations: OrganizationService
  projects: ProjectService
  datasets: DatasetService
  images: ImageService
  bulk: BulkService
  models: ModelService
  evaluations: EvaluationService
  generations: GenerationService
  webhooks: WebhookService
  moderation: Moderation
  /** What looks at pictures and reads prompts. */
  vision: Health['vision']
  exports: Exports
  objects: Objects
  links: SignedLinks
  baseModel: BaseModel
  /** Address that clients reach the server at, without a slash at the end. */
  publicUrl: () => string
}
