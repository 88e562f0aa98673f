import type { Objects } from '../objects/objects.ts'
import type { DatasetService } from '../services/datasets/datasets.ts'
import type { GenerationService } from '../services/generations/generations.ts'
import type { ImageService } from '../services/images/images.ts'
import type { ModelService } from '../services/models/models.ts'
import type { ProjectService } from '../services/projects/projects.ts'
import type { Authenticate } from './middleware/authenticate.ts'

/** What routes call. */
export interface Services {
  authenticate: Authenticate
  projects: ProjectService
  datasets: DatasetService
  images: ImageService
  models: ModelService
  generations: GenerationService
  objects: Objects
  /** Address that clients reach the server at, without a slash at the end. */
  publicUrl: () => string
}
