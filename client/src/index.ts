export type {
  Accepted,
  AdapterDtype,
  AdapterLayout,
  AdapterPassport,
  ApiToken,
  BulkUploadStatus,
  CaptionConflict,
  CaptionDocument,
  CaptionVersion,
  Checkpoint,
  CheckpointList,
  Dataset,
  DatasetDownload,
  DatasetFix,
  DocumentJsonSchema,
  DocumentKind,
  DocumentSchemas,
  Evaluation,
  EvaluationMeasure,
  EvaluationReport,
  Image,
  ImportedModel,
  ImportModel,
  LintFinding,
  LintReport,
  ListedEvaluation,
  Model,
  ModelDownload,
  NewApiToken,
  NewOrganization,
  Organization,
  Project,
  RequestStatus,
  Role,
  SavedCheckpoint,
  StartEvaluation,
  StructuredPromptDocument,
  VisualSchemaDocument,
  Warning,
} from '@atelier/contract'
export { createOrganization } from './accounts/create-organization.ts'
export { createOrganizationToken } from './accounts/create-organization-token.ts'
export { createToken } from './accounts/create-token.ts'
export { getCurrentToken } from './accounts/get-current-token.ts'
export { getOrganization } from './accounts/get-organization.ts'
export { getToken } from './accounts/get-token.ts'
export { listOrganizations } from './accounts/list-organizations.ts'
export { listTokens } from './accounts/list-tokens.ts'
export { type RevokeTokenOptions, revokeToken } from './accounts/revoke-token.ts'
export { updateOrganization } from './accounts/update-organization.ts'
export type { CallOptions, Client, RetryOptions } from './client.ts'
export { cloneDataset } from './datasets/clone-dataset.ts'
export { createDataset } from './datasets/create-dataset.ts'
export { deleteDataset } from './datasets/delete-dataset.ts'
export { downloadDataset } from './datasets/download-dataset.ts'
export { fixDataset } from './datasets/fix-dataset.ts'
export { generateVisualSchema } from './datasets/generate-visual-schema.ts'
export { type GetDatasetOptions, getDataset } from './datasets/get-dataset.ts'
export { lintDataset } from './datasets/lint-dataset.ts'
export { listDatasets } from './datasets/list-datasets.ts'
export {
  type ListProjectDatasetsOptions,
  listProjectDatasets,
} from './datasets/list-project-datasets.ts'
export { refineStructuredPrompt } from './datasets/refine-structured-prompt.ts'
export { regenerateCaptions } from './datasets/regenerate-captions.ts'
export { updateDataset } from './datasets/update-dataset.ts'
export { waitForCaptions } from './datasets/wait-for-captions.ts'
export { type DocumentTypes, parseDocument } from './documents/parse-document.ts'
export { serializeDocument } from './documents/serialize-document.ts'
export {
  ApiError,
  ConnectionError,
  type FieldFault,
  JobFailedError,
  serverWords,
  UnexpectedAnswerError,
  WaitTimeoutError,
} from './errors.ts'
export { deleteEvaluation } from './evaluations/delete-evaluation.ts'
export { getEvaluation } from './evaluations/get-evaluation.ts'
export { listEvaluations } from './evaluations/list-evaluations.ts'
export { startEvaluation } from './evaluations/start-evaluation.ts'
export {
  type CompletedEvaluation,
  type WaitForEvaluationOptions,
  waitForEvaluation,
} from './evaluations/wait-for-evaluation.ts'
export { downloadResult } from './generation/download-result.ts'
export { type GenerateImageBody, generateImage } from './generation/generate-image.ts'
export { generateImageSync } from './generation/generate-image-sync.ts'
export {
  type GenerateStructuredPromptBody,
  generateStructuredPrompt,
} from './generation/generate-structured-prompt.ts'
export { generateStructuredPromptSync } from './generation/generate-structured-prompt-sync.ts'
export { generateVideo } from './generation/generate-video.ts'
export { getRequest } from './generation/get-request.ts'
export { streamResult } from './generation/stream-result.ts'
export { waitForRequest } from './generation/wait-for-request.ts'
export {
  waitForImage,
  waitForStructuredPrompt,
  waitForVideo,
} from './generation/wait-for-result.ts'
export { bulkUpload } from './images/bulk-upload.ts'
export { deleteImage } from './images/delete-image.ts'
export { getBulkUploadStatus } from './images/get-bulk-upload-status.ts'
export { getImage } from './images/get-image.ts'
export { listCaptionVersions } from './images/list-caption-versions.ts'
export { listImages } from './images/list-images.ts'
export { redoCaption } from './images/redo-caption.ts'
export { resolveCaption } from './images/resolve-caption.ts'
export { restoreCaption } from './images/restore-caption.ts'
export { undoCaption } from './images/undo-caption.ts'
export { updateImage } from './images/update-image.ts'
export { uploadImage } from './images/upload-image.ts'
export { type UploadImageFileFields, uploadImageFile } from './images/upload-image-file.ts'
export {
  type WaitForBulkUploadOptions,
  waitForBulkUpload,
} from './images/wait-for-bulk-upload.ts'
export { createModel } from './models/create-model.ts'
export { deleteCheckpoint } from './models/delete-checkpoint.ts'
export { deleteModel } from './models/delete-model.ts'
export { type DownloadModelOptions, downloadModel } from './models/download-model.ts'
export { getCheckpoint } from './models/get-checkpoint.ts'
export { getModel } from './models/get-model.ts'
export { getModelPassport, type ModelPassportOptions } from './models/get-model-passport.ts'
export { importModel } from './models/import-model.ts'
export { listCheckpoints } from './models/list-checkpoints.ts'
export { type ListModelsOptions, listModels } from './models/list-models.ts'
export { listProjectModels } from './models/list-project-models.ts'
export { listSavedCheckpoints } from './models/list-saved-checkpoints.ts'
export { startTraining } from './models/start-training.ts'
export { stopTraining } from './models/stop-training.ts'
export type { TrainingEvent } from './models/training-event.ts'
export { updateModel } from './models/update-model.ts'
export { type WaitForTrainingOptions, waitForTraining } from './models/wait-for-training.ts'
export { watchTraining } from './models/watch-training.ts'
export { type EachOptions, eachOf, type Page, type PageOptions } from './paging.ts'
export { type PollOptions, poll } from './poll.ts'
export { createProject } from './projects/create-project.ts'
export { deleteProject } from './projects/delete-project.ts'
export { getProject } from './projects/get-project.ts'
export { listProjects } from './projects/list-projects.ts'
export { updateProject } from './projects/update-project.ts'
export { type Call, request } from './request.ts'
export { getDocumentSchema } from './system/get-document-schema.ts'
export { getHealth, type Health } from './system/get-health.ts'
export { listDocumentSchemas } from './system/list-document-schemas.ts'
export { readWebhook } from './webhooks/read-webhook.ts'
export {
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookDelivery,
  type WebhookHeaders,
  WebhookVerificationError,
} from './webhooks/verify-webhook.ts'
