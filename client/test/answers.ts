// Answers as the contract has them, for tests of what the client makes of them.

const time = '2026-08-01T12:00:00.000000Z'
const times = { created_at: time, updated_at: time }

export const project = {
  id: 3,
  project_name: 'Discs',
  project_description: '',
  ip_name: 'Disc',
  ip_description: 'flat disc',
  ip_medium: 'illustration',
  ip_type: 'icons',
  training_version: null,
  status: 'active',
  ...times,
}

export const dataset = {
  id: 4,
  project_id: 3,
  name: 'Discs',
  visual_schema: null,
  status: 'draft',
  captions_update_status: 'empty',
  upload_type: 'basic',
  images_count: 0,
  ...times,
}

export const image = {
  id: 5,
  dataset_id: 4,
  caption: '{"short_description":"a disc"}',
  caption_source: 'automatic',
  upload_source_url: null,
  image_name: 'disc.png',
  image_url: 'http://localhost/objects/a.png',
  thumbnail_url: 'http://localhost/objects/a.webp',
  ...times,
}

export const model = {
  id: 6,
  name: 'M',
  description: '',
  status: 'Created',
  training_mode: 'expert',
  project_id: 3,
  dataset_id: 4,
  active_model_version: 'default',
  training_parameters: {},
  checkpoint_steps: [],
  ...times,
}

export const checkpoint = { checkpoint_step: 100, training_job_id: 6, created_at: time }

export const savedCheckpoint = {
  checkpoint_step: 100,
  active: true,
  sha256: 'ab',
  download_url: 'http://localhost/objects/adapter',
  created_at: time,
}

export const accepted = { request_id: 'r1', status_url: 'http://localhost/v2/status/r1', seed: 7 }
export const promptResult = { structured_prompt: '{}', seed: 7 }
export const imageResult = { ...promptResult, image_url: 'http://localhost/objects/i.png' }
export const videoResult = { video_url: 'http://localhost/objects/v.mp4', seed: 7 }
export const inProgress = { status: 'IN_PROGRESS', request_id: 'r1' }
export const completed = (result: object) => ({ status: 'COMPLETED', request_id: 'r1', result })

export const bulkStatus = {
  status: 'completed',
  progress_percentage: 100,
  total_processed: 2,
  done: 1,
  failed: 1,
  failed_images: [{ filename: 'b.txt', error_code: 415, error_message: 'no image' }],
  failure: null,
}

export const token = {
  id: 8,
  organization_id: 9,
  name: 'ci',
  role: 'member',
  test: false,
  created_at: time,
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
}
export const newToken = { ...token, token: 'atl_secret' }

export const organization = {
  id: 9,
  name: 'Studio',
  operator: false,
  rate_limit: null,
  total_quota: 'unlimited',
  requests_used: 0,
  created_at: time,
}

export const captionVersion = {
  version: 1,
  parent: null,
  current: true,
  caption: '{"short_description":"a disc"}',
  caption_source: 'manual',
  origin: 'edit',
  automatic_caption: null,
  created_at: times.created_at,
}

export const evaluation = {
  id: 8,
  model_id: 6,
  held_out_dataset_id: 4,
  state: 'queued',
  seed: 1,
  steps_num: 20,
  concepts: 8,
  progress: { pictures_drawn: 0, pictures_total: 16, predicted_minutes: 3 },
  failure: null,
  report: null,
  report_url: null,
  ...times,
}

export const importedModel = {
  ...model,
  import_report: {
    rank: 4,
    base_model_known: true,
    unmapped: [],
    untouched: [],
    without_effect: [],
  },
}

export const passport = {
  rank: 4,
  dtype: 'F16',
  layers: [{ layer: 'blocks.0.qkv', norm: 1, difference: { diffusers: 0, kohya: 0, comfyui: 0 } }],
  largest_difference: 0,
}

export const lintReport = { findings: [], checked_images: 5, measured_images: 5 }
export const datasetFix = { applied: [], no_longer_apply: ['0123456789abcdef'], images_changed: 0 }
