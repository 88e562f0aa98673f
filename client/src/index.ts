export type { Accepted, Dataset, Image, Model, Project, RequestStatus } from '@atelier/contract'
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
export type { CallOptions, Client } from './client.ts'
export { createDataset } from './datasets/create-dataset.ts'
export { generateVisualSchema } from './datasets/generate-visual-schema.ts'
export { type GetDatasetOptions, getDataset } from './datasets/get-dataset.ts'
export { listDatasets } from './datasets/list-datasets.ts'
export { updateDataset } from './datasets/update-dataset.ts'
export {
  ApiError,
  ConnectionError,
  type FieldFault,
  JobFailedError,
  serverWords,
  UnexpectedAnswerError,
} from './errors.ts'
export { downloadResult } from './generation/download-result.ts'
export { type GenerateImageBody, generateImage } from './generation/generate-image.ts'
export { generateImageSync } from './generation/generate-image-sync.ts'
export { getRequest } from './generation/get-request.ts'
export { waitForRequest } from './generation/wait-for-request.ts'
export {
  waitForImage,
  waitForStructuredPrompt,
  waitForVideo,
} from './generation/wait-for-result.ts'
export { getImage } from './images/get-image.ts'
export { listImages } from './images/list-images.ts'
export { uploadImage } from './images/upload-image.ts'
export { createModel } from './models/create-model.ts'
export { getModel } from './models/get-model.ts'
export { type ListModelsOptions, listModels } from './models/list-models.ts'
export { startTraining } from './models/start-training.ts'
export { type WaitForTrainingOptions, waitForTraining } from './models/wait-for-training.ts'
export { type PollOptions, poll } from './poll.ts'
export { createProject } from './projects/create-project.ts'
export { getProject } from './projects/get-project.ts'
export { listProjects } from './projects/list-projects.ts'
export { type Call, request } from './request.ts'
