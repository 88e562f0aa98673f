import { createOrganization } from './accounts/create-organization.ts'
import { createOrganizationToken } from './accounts/create-organization-token.ts'
import { createToken } from './accounts/create-token.ts'
import { getCurrentToken } from './accounts/get-current-token.ts'
import { getOrganization } from './accounts/get-organization.ts'
import { getToken } from './accounts/get-token.ts'
import { listOrganizations } from './accounts/list-organizations.ts'
import { listTokens } from './accounts/list-tokens.ts'
import { revokeToken } from './accounts/revoke-token.ts'
import { updateOrganization } from './accounts/update-organization.ts'
import { cloneDataset } from './datasets/clone-dataset.ts'
import { createDataset } from './datasets/create-dataset.ts'
import { deleteDataset } from './datasets/delete-dataset.ts'
import { downloadDataset } from './datasets/download-dataset.ts'
import { generateVisualSchema } from './datasets/generate-visual-schema.ts'
import { getDataset } from './datasets/get-dataset.ts'
import { lintDataset } from './datasets/lint-dataset.ts'
import { fixDataset } from './datasets/lint-fix.ts'
import { listDatasets } from './datasets/list-datasets.ts'
import { listProjectDatasets } from './datasets/list-project-datasets.ts'
import { refineStructuredPrompt } from './datasets/refine-structured-prompt.ts'
import { regenerateCaptions } from './datasets/regenerate-captions.ts'
import { updateDataset } from './datasets/update-dataset.ts'
import { deleteEvaluation } from './evaluations/delete-evaluation.ts'
import { getEvaluation } from './evaluations/get-evaluation.ts'
import { listEvaluations } from './evaluations/list-evaluations.ts'
import { startEvaluation } from './evaluations/start-evaluation.ts'
import { generateImage } from './generation/generate-image.ts'
import { generateStructuredPrompt } from './generation/generate-structured-prompt.ts'
import { generateVideo } from './generation/generate-video.ts'
import { getStatus } from './generation/get-status.ts'
import { bulkStatus } from './images/bulk-status.ts'
import { bulkUpload } from './images/bulk-upload.ts'
import { deleteImage } from './images/delete-image.ts'
import { getImage } from './images/get-image.ts'
import { listCaptionVersions } from './images/list-caption-versions.ts'
import { listImages } from './images/list-images.ts'
import { redoCaption } from './images/redo-caption.ts'
import { resolveCaption } from './images/resolve-caption.ts'
import { restoreCaption } from './images/restore-caption.ts'
import { undoCaption } from './images/undo-caption.ts'
import { updateImage } from './images/update-image.ts'
import { uploadImage } from './images/upload-image.ts'
import { createModel } from './models/create-model.ts'
import { deleteCheckpoint } from './models/delete-checkpoint.ts'
import { deleteModel } from './models/delete-model.ts'
import { downloadModel } from './models/download-model.ts'
import { getCheckpoint } from './models/get-checkpoint.ts'
import { getModel } from './models/get-model.ts'
import { getModelPassport } from './models/get-passport.ts'
import { importModel } from './models/import-model.ts'
import { listCheckpoints } from './models/list-checkpoints.ts'
import { listModels } from './models/list-models.ts'
import { listProjectModels } from './models/list-project-models.ts'
import { listSavedCheckpoints } from './models/list-saved-checkpoints.ts'
import { startTraining } from './models/start-training.ts'
import { stopTraining } from './models/stop-training.ts'
import { updateModel } from './models/update-model.ts'
import { watchTraining } from './models/watch-training.ts'
import { createProject } from './projects/create-project.ts'
import { deleteProject } from './projects/delete-project.ts'
import { getProject } from './projects/get-project.ts'
import { listProjects } from './projects/list-projects.ts'
import { updateProject } from './projects/update-project.ts'
import type { Operation } from './route.ts'

/** Every operation there is. */
export const operations: readonly Operation[] = [
  createProject,
  listProjects,
  getProject,
  updateProject,
  deleteProject,
  createDataset,
  listDatasets,
  listProjectDatasets,
  getDataset,
  updateDataset,
  deleteDataset,
  cloneDataset,
  downloadDataset,
  generateVisualSchema,
  refineStructuredPrompt,
  lintDataset,
  fixDataset,
  uploadImage,
  bulkUpload,
  bulkStatus,
  listImages,
  getImage,
  regenerateCaptions,
  updateImage,
  listCaptionVersions,
  undoCaption,
  redoCaption,
  restoreCaption,
  resolveCaption,
  deleteImage,
  createModel,
  listModels,
  listProjectModels,
  getModel,
  updateModel,
  deleteModel,
  startTraining,
  stopTraining,
  watchTraining,
  listCheckpoints,
  getCheckpoint,
  deleteCheckpoint,
  listSavedCheckpoints,
  downloadModel,
  getModelPassport,
  importModel,
  startEvaluation,
  listEvaluations,
  getEvaluation,
  deleteEvaluation,
  generateImage,
  generateStructuredPrompt,
  generateVideo,
  getStatus,
  createToken,
  listTokens,
  getCurrentToken,
  getToken,
  revokeToken,
  createOrganization,
  listOrganizations,
  getOrganization,
  updateOrganization,
  createOrganizationToken,
]
