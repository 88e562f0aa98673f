import { createDataset } from './datasets/create-dataset.ts'
import { generateVisualSchema } from './datasets/generate-visual-schema.ts'
import { getDataset } from './datasets/get-dataset.ts'
import { listDatasets } from './datasets/list-datasets.ts'
import { listProjectDatasets } from './datasets/list-project-datasets.ts'
import { updateDataset } from './datasets/update-dataset.ts'
import { generateImage } from './generation/generate-image.ts'
import { getStatus } from './generation/get-status.ts'
import { getImage } from './images/get-image.ts'
import { listImages } from './images/list-images.ts'
import { uploadImage } from './images/upload-image.ts'
import { createModel } from './models/create-model.ts'
import { getModel } from './models/get-model.ts'
import { listModels } from './models/list-models.ts'
import { listProjectModels } from './models/list-project-models.ts'
import { startTraining } from './models/start-training.ts'
import { watchTraining } from './models/watch-training.ts'
import { createProject } from './projects/create-project.ts'
import { getProject } from './projects/get-project.ts'
import { listProjects } from './projects/list-projects.ts'
import type { Operation } from './route.ts'

/** Every operation there is. */
export const operations: readonly Operation[] = [
  createProject,
  listProjects,
  getProject,
  createDataset,
  listDatasets,
  listProjectDatasets,
  getDataset,
  updateDataset,
  generateVisualSchema,
  uploadImage,
  listImages,
  getImage,
  createModel,
  listModels,
  listProjectModels,
  getModel,
  startTraining,
  watchTraining,
  generateImage,
  getStatus,
]
